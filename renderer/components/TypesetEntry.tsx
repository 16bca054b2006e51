import type { ReactNode } from 'react';
import type { BibliographyEntry, TextRun } from '../../shared/contract/bibliography.ts';

export type TypesetEntryProps = { readonly entry: BibliographyEntry; readonly hanging: boolean };

/** One entry of a bibliography as its style prints it. */
export function TypesetEntry({ entry, hanging }: TypesetEntryProps) {
  const { label, paragraphs } = entry;
  return (
    <div className="typeset" {...(hanging ? { 'data-hanging': '' } : {})} dir="auto">
      {label.length > 0 && (
        <span className="typeset-label">
          <Runs runs={label} />
        </span>
      )}
      <div>
        {paragraphs.map(({ indented, runs }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs of one entry keep their order
          <p key={at} {...(indented ? { 'data-indented': '' } : {})}>
            <Runs runs={runs} />
          </p>
        ))}
      </div>
    </div>
  );
}

function Runs({ runs }: { readonly runs: readonly TextRun[] }) {
  return runs.map((run, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: runs of one paragraph keep their order
    <span key={at} {...(run.smallCaps ? { style: { fontVariant: 'small-caps' } } : {})}>
      {looking(run)}
    </span>
  ));
}

function looking({ text, italic, bold, underline, raised }: TextRun): ReactNode {
  let drawn: ReactNode = text;
  if (raised === 'super') drawn = <sup>{drawn}</sup>;
  if (raised === 'sub') drawn = <sub>{drawn}</sub>;
  if (underline) drawn = <u>{drawn}</u>;
  if (bold) drawn = <b>{drawn}</b>;
  if (italic) drawn = <i>{drawn}</i>;
  return drawn;
}
