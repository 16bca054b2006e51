import { cutSnippet } from '../values/snippet.ts';

export type SnippetProps = {
  readonly snippet: string;
  readonly ranges: readonly (readonly [number, number])[];
};

/** A piece of text with the found words marked. */
export function Snippet({ snippet, ranges }: SnippetProps) {
  return (
    <span className="quote">
      {cutSnippet(snippet, ranges).map(({ text, hit }, index) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces never change order
        hit ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>,
      )}
    </span>
  );
}
