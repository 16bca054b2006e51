import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { mapPicture } from '../../../library/maps/map-data.ts';
import { mapHtml } from '../../../library/maps/map-html.ts';
import type { MapSpec } from '../../../shared/model/map.ts';
import { launchBrowser } from '../../browser.ts';
import { inventedCodebook, inventedEvidence } from './invented-evidence.ts';

/** How long the exported page of 2,000 studies takes to be ready and to filter; aims 1.5 s and 50 ms. */
const STUDIES = 2_000;

const codebook = inventedCodebook(60, 8);
const evidence = inventedEvidence(codebook, STUDIES, 3);
const references = evidence.studies.map((study, index) => ({
  study: study.id,
  id: study.id,
  citationKey: study.id,
  title: study.label,
  year: 2000,
  item: {
    type: 'article-journal',
    title: `An invented study of ordinary length, number ${index}`,
    author: [{ family: `Author${index}` }],
    issued: { 'date-parts': [[2000 + (index % 25)]] },
    DOI: `10.1234/invented.${index}`,
  },
}));
const spec: MapSpec = {
  title: 'An invented map',
  rows: 'factor',
  columns: 'level',
  segment: null,
  layout: 'direction',
  layer: 'agreed',
  filters: {},
  includeAsCited: true,
  includeQuotes: false,
  about: '',
  licence: '',
};

const start = performance.now();
const html = mapHtml(
  mapPicture(spec, { library: 'L', evidence, codebook, references, codings: [], asOf: '' }),
);
const made = performance.now() - start;
console.log(
  `${STUDIES} studies: ${Math.round(html.length / 1_000)} kB (aim under ${250 + 2 * STUDIES}), written in ${made.toFixed(0)} ms`,
);

const folder = mkdtempSync(join(tmpdir(), 'gleaner-bench-'));
const browser = await launchBrowser();
try {
  const file = join(folder, 'map.html');
  writeFileSync(file, html);
  const page = await browser.newPage({ viewport: { width: 1_300, height: 900 } });
  const ready: number[] = [];
  for (let run = 0; run < 5; run++) {
    await page.goto(pathToFileURL(file).href);
    await page.waitForSelector('html[data-ready]');
    ready.push(
      await page.evaluate(
        () => performance.timing.domContentLoadedEventEnd - performance.timing.navigationStart,
      ),
    );
  }
  await page.locator('#filters summary').first().click();
  const thread = await page.context().newCDPSession(page);
  await thread.send('Performance.enable', { timeDomain: 'threadTicks' });
  const worked = async (): Promise<number> => {
    const { metrics } = await thread.send('Performance.getMetrics');
    const parts = ['ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration'];
    return metrics.reduce((sum, { name, value }) => sum + (parts.includes(name) ? value * 1_000 : 0), 0);
  };
  const boxes = await page.locator('#filters details[open] input').all();
  const filtered: number[] = [];
  const processor: number[] = [];
  for (const box of boxes) {
    const before = await worked();
    filtered.push(
      await box.evaluate((node: HTMLInputElement) => {
        const begin = performance.now();
        node.click();
        void document.body.offsetHeight;
        return performance.now() - begin;
      }),
    );
    processor.push((await worked()) - before);
    await page.waitForTimeout(300);
  }
  console.log(
    `ready: ${median(ready)} ms (aim 1,500); one filter: ${median(filtered)} ms (aim 50), processor ${median(processor)} ms`,
  );
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}

function median(values: readonly number[]): string {
  return (values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0).toFixed(0);
}
