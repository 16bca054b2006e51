import { describe, expect, it } from 'vitest';
import { parseEntry } from '../../../../library/extraction/entry/entry.ts';

describe('units of archives', () => {
  it.each([
    [
      'Archivio di Stato di Venezia, Senato, Terra, reg. 45, c. 12r.',
      'Archivio di Stato di Venezia',
      'Senato, Terra, reg. 45, c. 12r',
    ],
    [
      'London, The National Archives, SP 99/25, fol. 113r.',
      'London, The National Archives',
      'SP 99/25, fol. 113r',
    ],
    ['Bundesarchiv Koblenz, B 136/4567, Bl. 23-25.', 'Bundesarchiv Koblenz', 'B 136/4567, Bl. 23-25'],
  ])('are manuscripts: %s', (raw, archive, location) => {
    const { item, confidence } = parseEntry(raw);
    expect(item).toMatchObject({ type: 'manuscript', archive, archive_location: location });
    expect(confidence).toBeLessThan(0.9);
  });

  it('carry the date that closes them', () => {
    const { item } = parseEntry('ASVe, Consiglio dei Dieci, Parti comuni, filza 12, 14 marzo 1530.');
    expect(item.issued).toEqual({ 'date-parts': [[1530, 3, 14]] });
  });

  it.each([
    'National Archives of Marsh (2012). Records in practice. Helsinki: NAF, 34 pp.',
    'Archivio di Stato di Venezia, Guida alle fonti, Roma, Ministero per i beni culturali, 1994, pp. 12-34.',
  ])('are not what an archive published: %s', (raw) => {
    expect(parseEntry(raw).item.type).not.toBe('manuscript');
  });
});
