import { describe, expect, it } from 'vitest';
import { ANALYSER_VERSION } from '../../../library/search/analysis.ts';
import { checksumOf } from '../../../library/search/bytes.ts';
import {
  createSearchIndex,
  type SearchIndex,
  type StoredSegment,
} from '../../../library/search/search-index.ts';

function smallIndex(): SearchIndex {
  const index = createSearchIndex();
  index.add([
    {
      id: 'a',
      fields: { title: 'Stigma' },
      facets: { year: 2001, codes: ['factor:stigma'], tags: [], has: [], is: [] },
    },
    { id: 'ö', fields: { title: 'Shame 中国' }, facets: { codes: [], tags: ['né'], has: [], is: [] } },
  ]);
  index.serialize();
  index.add([{ id: 'c', fields: { title: 'Stigma again' } }]);
  index.remove(['a']);
  index.setFacets('ö', { codes: [], tags: ['new'], has: [], is: [] });
  return index;
}

function open(segments: readonly StoredSegment[]): SearchIndex {
  const index = createSearchIndex();
  expect(index.open(segments)).toEqual({ kind: 'opened', records: 2 });
  return index;
}

/** The stored index with one byte of one piece changed. */
function damaged(segments: readonly StoredSegment[], piece: number, at: number): readonly StoredSegment[] {
  return segments.map(({ name, bytes }, number) => {
    const copy = bytes.slice();
    if (number === piece) copy[at]! ^= 4;
    return { name, bytes: copy };
  });
}

describe('a stored index', () => {
  it('comes back with its deletions and changed facets', () => {
    const index = open(smallIndex().serialize());
    expect(index.ids('stigma')).toEqual(['c']);
    expect(index.ids('tag:new')).toEqual(['ö']);
    expect(index.ids('tag:né')).toEqual([]);
    expect(index.ids('code:stigma')).toEqual([]);
    expect(index.ids('中国')).toEqual(['ö']);
  });

  it('comes back the same a second time', () => {
    const stored = smallIndex().serialize();
    expect(open(stored).serialize()).toEqual(stored);
  });

  it('keeps the names of segments that have not changed', () => {
    const index = smallIndex();
    const before = index.serialize().map(({ name }) => name);
    index.update({ id: 'd', fields: { title: 'Trust' } });
    const after = index.serialize().map(({ name }) => name);
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after).toHaveLength(before.length + 1);
  });

  it('asks to be built again when any byte is wrong, and is left empty', () => {
    const stored = smallIndex().serialize();
    stored.forEach(({ bytes }, piece) => {
      for (let at = 0; at < bytes.length; at += 1) {
        const index = createSearchIndex();
        expect(index.open(damaged(stored, piece, at)).kind, `piece ${piece}, byte ${at}`).toBe('rebuild');
        expect(index.size()).toBe(0);
      }
    });
  });

  it('asks to be built again when a piece is missing or cut off', () => {
    const stored = smallIndex().serialize();
    for (let piece = 0; piece < stored.length; piece += 1) {
      expect(createSearchIndex().open(stored.filter((_, at) => at !== piece)).kind).toBe('rebuild');
      const cut = stored.map(({ name, bytes }, at) => ({
        name,
        bytes: at === piece ? bytes.slice(0, -1) : bytes,
      }));
      expect(createSearchIndex().open(cut).kind).toBe('rebuild');
    }
    expect(createSearchIndex().open([])).toEqual({ kind: 'rebuild', reason: 'there is no search index yet' });
  });

  it('asks to be built again when another analyser made it', () => {
    const [, segment] = smallIndex().serialize();
    const bytes = segment!.bytes.slice();
    bytes[9 + ANALYSER_VERSION.length - 1]! += 1;
    new DataView(bytes.buffer).setUint32(4, checksumOf(bytes.subarray(8)), true);
    const stored = smallIndex()
      .serialize()
      .map((piece) => (piece.name === segment!.name ? { ...piece, bytes } : piece));
    expect(createSearchIndex().open(stored)).toEqual({
      kind: 'rebuild',
      reason: 'it was made by another version of Gleaner',
    });
  });
});
