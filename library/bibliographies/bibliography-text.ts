import type { Typeset } from './typeset.ts';

/** The entries as plain text, one a line. */
export function bibliographyText({ entries }: Pick<Typeset, 'entries'>): string {
  const lines = entries.map(({ label, paragraphs }) =>
    [label, ...paragraphs.map(({ runs }) => runs)]
      .filter((runs) => runs.length > 0)
      .map((runs) => runs.map(({ text }) => text).join(''))
      .join(' '),
  );
  return lines.map((line) => `${line}\n`).join('');
}
