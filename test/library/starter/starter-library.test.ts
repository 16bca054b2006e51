import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { checkCodebook, currentCodebook } from '../../../library/coding/codebook.ts';
import { placeCode } from '../../../library/coding/coding-rules.ts';
import { listCodings } from '../../../library/coding/codings.ts';
import { openEngine } from '../../../library/engine.ts';
import { listFindings } from '../../../library/findings/findings.ts';
import { readStarterFiles } from '../../../library/starter/starter-files.ts';
import { fillStarterLibrary } from '../../../library/starter/starter-library.ts';
import { listStudies } from '../../../library/studies/studies.ts';
import { Finding } from '../../../shared/contract/finding.ts';
import { MapSpec } from '../../../shared/contract/matrix.ts';
import { countingClock, faultOf, newLibrary, output, temporaryFolder } from '../test-library.ts';

const SEEDS = fileURLToPath(new URL('../../../../shared/seeds/', import.meta.url));

describe('the starter library', () => {
  it('brings 83 references, 83 studies, their codings, findings and decisions, in one act', async () => {
    const library = await newLibrary();
    const files = readStarterFiles();
    const counts = output(await fillStarterLibrary(library));
    expect(counts).toEqual({
      references: 83,
      studies: 83,
      codings: files.codings.length,
      findings: files.findings.length,
    });
    expect((await library.journal.entries(10)).map((entry) => entry.summary)).toEqual([
      'Opened the starter library',
    ]);
    const studies = output(await listStudies(library));
    expect(studies.filter((study) => study.inScope)).toHaveLength(34);
    expect(studies.filter((study) => study.verdict === 'context')).toHaveLength(49);
    const kept = await library.read.selectFrom('reference').select('citation_key').execute();
    expect(kept.map((one) => one.citation_key).toSorted()).toEqual(
      files.references.map((one) => one.citationKey).toSorted(),
    );
    expect(faultOf(await fillStarterLibrary(library)).kind).toBe('conflict');
  });

  it('follows the rules of its own codebook', async () => {
    const library = await newLibrary();
    output(await fillStarterLibrary(library));
    const codebook = await currentCodebook(library.read);
    expect(checkCodebook(codebook)).toEqual([]);
    for (const coding of output(await listCodings(library, {}))) {
      const placed = placeCode(codebook, coding);
      expect(typeof placed === 'string' ? placed : '', coding.id).toBe('');
      if (typeof placed !== 'string' && placed.needsPassage)
        expect(coding.passages.length).toBeGreaterThan(0);
      expect(coding).toMatchObject({ origin: 'starter', coder: 'Gleaner starter' });
    }
  });

  it('shows the words of titles, and for every other passage only its place', async () => {
    const library = await newLibrary();
    output(await fillStarterLibrary(library));
    const codings = output(await listCodings(library, {}));
    const passages = codings.flatMap((coding) => coding.passages);
    for (const passage of passages) {
      if (passage.sha256 === null) expect(passage).toMatchObject({ basis: 'title', document: null });
      expect(passage.quote !== '').toBe(passage.sha256 === null);
    }
    expect(passages.some((passage) => passage.quote !== '')).toBe(true);
  });

  it('gives figures as the contract wants them', async () => {
    const library = await newLibrary();
    output(await fillStarterLibrary(library));
    const findings = output(await listFindings(library, {}));
    for (const finding of findings) expect(Finding.parse(finding)).toEqual(finding);
    expect(findings.filter((finding) => finding.estimate !== null).length).toBeGreaterThan(0);
    const [study] = findings.map((finding) => finding.study);
    expect(output(await listFindings(library, { study })).every((finding) => finding.study === study)).toBe(
      true,
    );
    for (const { spec } of readStarterFiles().maps) expect(MapSpec.parse(spec)).toEqual(spec);
  });

  it('names no hidden service', () => {
    expect(JSON.stringify(readStarterFiles())).not.toMatch(/\.onion/i);
  });
});

describe.skipIf(!existsSync(SEEDS))('the starter library once its article is added', () => {
  it('shows the words of every passage of it, and still holds 83 references', async () => {
    const path = join(temporaryFolder(), 'starter.gleaner');
    const engine = output(
      await openEngine(path, {
        mode: 'write',
        create: true,
        starter: true,
        holder: 'a test',
        ...countingClock(),
      }),
    );
    onTestFinished(() => engine.close());
    const name = readdirSync(SEEDS).find((file) => file.startsWith('000')) ?? '';
    const bytes = readFileSync(join(SEEDS, name));
    const file = engine.files.put({ name, mediaType: 'text/plain', bytes });
    const reply = output(await engine.answer('document.ingest', { files: [file] })) as {
      receipts: { outcome: string; document: { sha256: string } }[];
    };
    const [receipt] = reply.receipts;
    expect(receipt?.outcome).toBe('added');
    const passages = output(await listCodings(engine.library, {}))
      .flatMap((coding) => coding.passages)
      .filter((passage) => passage.sha256 === receipt?.document.sha256);
    expect(passages.length).toBeGreaterThan(300);
    expect(passages.filter((passage) => passage.quote.trim() === '' || passage.document === null)).toEqual(
      [],
    );
    const references = await engine.library.read.selectFrom('reference').select('id').execute();
    expect(references).toHaveLength(83);
  });
});
