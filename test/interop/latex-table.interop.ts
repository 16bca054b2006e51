import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { has, workshop } from './workshop.ts';

const { at, run, gleaner } = workshop();

describe.skipIf(!has('pdflatex'))('the LaTeX table', () => {
  test.each([
    ['a map', ['map', '--format', 'latex']],
    ['the matrix of factors and studies', ['matrix', '--format', 'latex', '--columns', 'study']],
  ])('of %s compiles', (_, words) => {
    gleaner(...words, '--out', at('table.tex'));
    writeFileSync(
      at('page.tex'),
      `\\documentclass{article}\\usepackage[T1]{fontenc}\\usepackage{textcomp}
\\usepackage{booktabs,longtable,array,amssymb}
\\begin{document}\\input{table.tex}\\end{document}\n`,
    );
    for (let time = 0; time < 3; time += 1) {
      const { code, out } = run('pdflatex', ['-interaction=nonstopmode', '-halt-on-error', 'page']);
      expect(code, out.slice(-3_000)).toBe(0);
    }
    const log = readFileSync(at('page.log'), 'latin1');
    expect(log.split('\n').filter((line) => /^(?:!|LaTeX Warning|Package \w+ Warning)/.test(line))).toEqual(
      [],
    );
  });
});
