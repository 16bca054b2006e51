import { readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { NASTY_RECORDS } from './nasty-records.ts';
import { has, workshop } from './workshop.ts';

const { at, run, gleaner } = workshop();
const LIBRARIES = ['starter', 'nasty'] as const;

beforeAll(() => {
  writeFileSync(at('nasty.json'), JSON.stringify(NASTY_RECORDS));
  gleaner('import', '--library', at('nasty.gleaner'), at('nasty.json'));
  gleaner('export', '--format', 'csl', '--out', at('starter.json'));
  for (const format of ['bibtex', 'biblatex']) {
    gleaner('export', '--format', format, '--out', at(`starter-${format}.bib`));
    gleaner(
      'export',
      '--library',
      at('nasty.gleaner'),
      '--format',
      format,
      '--out',
      at(`nasty-${format}.bib`),
    );
  }
});

/** What LaTeX warned of, without what it says of line breaks and of a run it wants repeated. */
function latexWarnings(name: string): readonly string[] {
  const log = readFileSync(at(`${name}.log`), 'latin1').replace(/\n\(\w+\)\s+/g, ' ');
  return log
    .split('\n')
    .filter((line) => /^(?:!|LaTeX (?:\w+ )?Warning|Package \w+ (?:Warning|Error))/.test(line));
}

function latex(name: string): void {
  const { code, out } = run('pdflatex', ['-interaction=nonstopmode', '-halt-on-error', name]);
  expect(code, out.slice(-3_000)).toBe(0);
}

/** Whether BibTeX only says that a record lacks a field which it does lack in the library as well. */
function isMissing(warning: string, library: string): boolean {
  const [, field = '', key = ''] = /^Warning--empty (\w+) in (\S+)$/.exec(warning) ?? [];
  const items = JSON.parse(readFileSync(at(library), 'utf8')) as readonly Record<string, unknown>[];
  const item = items.find((one) => one['citation-key'] === key || one['id'] === key);
  return field === 'publisher' && item !== undefined && item['publisher'] === undefined;
}

const entries = (file: string) => readFileSync(at(file), 'utf8').match(/^@\w+\{/gm)?.length ?? 0;

/** Types that biblatex defines and leaves to special styles (manual 2.1.3); its own print them as misc and say so. */
const LEFT_TO_STYLES = [
  'artwork',
  'audio',
  'image',
  'jurisdiction',
  'legal',
  'legislation',
  'letter',
  'movie',
  'music',
  'performance',
  'review',
  'standard',
  'video',
];

describe.skipIf(!has('pdflatex') || !has('biber'))('BibLaTeX', () => {
  test.each(LIBRARIES)('the %s library runs through biber and LaTeX without a warning', (library) => {
    const name = `${library}-biber`;
    writeFileSync(
      at(`${name}.tex`),
      `\\documentclass{article}\\usepackage[T1]{fontenc}\\usepackage{textcomp,url}
\\usepackage[style=authoryear,backend=biber]{biblatex}\\addbibresource{${library}-biblatex.bib}
${LEFT_TO_STYLES.map((type) => `\\DeclareBibliographyAlias{${type}}{misc}`).join('')}
\\begin{document}\\sloppy\\nocite{*}\\printbibliography\\end{document}\n`,
    );
    latex(name);
    const { code, out } = run('biber', [name]);
    expect(out.split('\n').filter((line) => /^(?:WARN|ERROR)/.test(line))).toEqual([]);
    expect(code).toBe(0);
    latex(name);
    latex(name);
    expect(latexWarnings(name)).toEqual([]);
    const cited = readFileSync(at(`${name}.bbl`), 'utf8').match(/\\entry\{/g)?.length;
    expect(cited).toBe(entries(`${library}-biblatex.bib`));
  });
});

describe.skipIf(!has('pdflatex') || !has('bibtex'))('BibTeX', () => {
  test.each(LIBRARIES)('the %s library runs through bibtex and LaTeX without a warning', (library) => {
    const name = `${library}-bibtex`;
    writeFileSync(
      at(`${name}-run.tex`),
      `\\documentclass{article}\\usepackage[T1]{fontenc}\\usepackage{textcomp,url}
\\begin{document}\\sloppy\\nocite{*}\\bibliographystyle{plain}\\bibliography{${name}}\\end{document}\n`,
    );
    latex(`${name}-run`);
    const { code, out } = run('bibtex', [`${name}-run`]);
    const warned = out.split('\n').filter((line) => /^(?:Warning|I |Repeated|.*---line)/.test(line));
    expect(warned.filter((line) => !isMissing(line, `${library}.json`))).toEqual([]);
    expect(code).toBe(0);
    latex(`${name}-run`);
    latex(`${name}-run`);
    expect(latexWarnings(`${name}-run`)).toEqual([]);
    const cited = readFileSync(at(`${name}-run.bbl`), 'latin1').match(/\\bibitem\{/g)?.length;
    expect(cited).toBe(entries(`${name}.bib`));
  });
});
