import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import mammoth from 'mammoth';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { flowSteps } from '../../../library/reports/flow-drawing.ts';
import type { CallInput } from '../../../shared/contract/calls.ts';
import { launchBrowser } from '../../browser.ts';
import { newEngine, type TestEngine } from '../test-engine.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

async function written(
  { call, engine }: TestEngine,
  format: 'html' | 'markdown' | 'docx',
  statements: CallInput<'report.export'>['statements'] = {},
): Promise<Uint8Array> {
  const spec = (await call('map.list', {}))[0]?.spec;
  if (spec === undefined) throw new Error('the starter library has no map');
  const { file } = await call('report.export', { spec, format, statements });
  const taken = engine.files.get(file);
  if (!taken.ok) throw new Error(taken.fault.message);
  return taken.output.bytes;
}
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe('the methods and results of a map', () => {
  test('say what the library knows and list what nobody said', async () => {
    const engine = await newEngine({ starter: true });
    const markdown = textOf(await written(engine, 'markdown', { funding: 'A fund', protocol: ' ' }));
    expect(markdown).toContain('Funding: A fund');
    expect(markdown).toContain('*Protocol or registration: not reported.*');
    const [, missing = ''] = markdown.split('## Not reported');
    expect(missing).toContain('- Protocol or registration');
    expect(missing).not.toContain('Funding');
    expect(markdown).toMatch(/Studies in scope: \d+/);
    expect(markdown).toContain('No study at all:');
  });

  test('take up what is saved with the map, which stands in no file of the map itself', async () => {
    const { call, engine } = await newEngine({ starter: true });
    const spec = (await call('map.list', {}))[0]?.spec;
    if (spec === undefined) throw new Error('the starter library has no map');
    const told = { ...spec, statements: { funding: 'A fund that stands with the map' } };
    const textIn = async (file: string) => {
      const taken = engine.files.get(file);
      return taken.ok ? textOf(taken.output.bytes) : '';
    };
    const report = await call('report.export', { spec: told, format: 'markdown' });
    expect(await textIn(report.file)).toContain('Funding: A fund that stands with the map');
    for (const format of ['html', 'json'] as const) {
      const { file } = await call('map.export', { spec: told, format });
      expect(await textIn(file)).not.toContain('A fund that stands');
    }
  });

  test('name no coder, and are the same bytes again', async () => {
    const engine = await newEngine({ starter: true });
    const coders = new Set((await engine.call('coding.list', {})).map(({ coder }) => coder));
    for (const format of ['html', 'markdown', 'docx'] as const) {
      const [first, second] = [await written(engine, format), await written(engine, format)];
      expect(Buffer.compare(first, second), format).toBe(0);
      for (const coder of coders) expect(textOf(first)).not.toContain(`by ${coder}`);
    }
  });

  test('as a Word document hold headings, tables and what is missing', async () => {
    const engine = await newEngine({ starter: true });
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(await written(engine, 'docx')) });
    expect(value).toContain('<h2>Not reported</h2>');
    expect(value).toContain('<table>');
  });
});

describe('the flow', () => {
  const screening = {
    sources: [{ name: 'a.ris', database: 'Index', query: '', searchedOn: '', records: 90 }],
    fromDocuments: 30,
    records: 120,
    references: 100,
    decisions: [
      { verdict: 'exclude', stage: 'full text', reason: 'off topic', n: 20 },
      { verdict: 'exclude', stage: 'title', reason: '', n: 5 },
      { verdict: 'context', stage: 'full text', reason: '', n: 10 },
      { verdict: 'include', stage: 'full text', reason: '', n: 40 },
    ],
    undecided: 25,
  };

  test('adds up from records to studies', () => {
    const steps = flowSteps(screening, { inScope: 60, coded: 50, shown: 45 });
    const lines = steps.flatMap(({ main, side }) => [...main, ...side]);
    expect(lines).toEqual(
      expect.arrayContaining([
        'Records identified: 120',
        'Index: 90',
        'Records joined with others of the same work: 20',
        'References: 100',
        'Excluded: 25',
        'off topic (full text): 20',
        'no reason given (title): 5',
        'Context, not counted: 10',
        'References in scope: 65',
        'of them not decided yet: 25',
        'Not coded yet: 10',
        'Studies in the map: 45',
      ]),
    );
  });
});

describe('the page in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gleaner-report-'));
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('asks for nothing, runs no script, and axe finds nothing', async () => {
    const file = join(folder, 'report.html');
    writeFileSync(file, await written(await newEngine({ starter: true }), 'html'));
    const page = await browser.newPage();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(pathToFileURL(file).href);
    expect(requests).toHaveLength(1);
    expect(await page.locator('script').count()).toBe(0);
    expect(await page.locator('figure svg').count()).toBe(3);
    await page.evaluate(axe);
    const violations = await page.evaluate(async () => {
      const checker = (window as unknown as { axe: { run: () => Promise<{ violations: { id: string }[] }> } })
        .axe;
      return (await checker.run()).violations.map(({ id }) => id);
    });
    expect(violations).toEqual([]);
  });
});
