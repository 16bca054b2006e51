import { areNotes } from './note-words.ts';
import { isReferenceHeading } from './section-name.ts';
import { raisedNumbers } from './superscripts.ts';

/** The part of a DOM element that notes are moved with. */
type NoteElement = {
  readonly tagName: string;
  readonly textContent: string | null;
  readonly parentElement: NoteElement | null;
  readonly id: string;
  getAttribute: (name: string) => string | null;
  setAttribute: (name: string, value: string) => void;
  querySelectorAll: (selector: string) => Iterable<NoteElement>;
  after: (...nodes: NoteElement[]) => void;
  remove: () => void;
  replaceWith: (node: NoteElement | string) => void;
};

type NotePage = NoteElement & { createElement: (tag: string) => NoteElement & { textContent: string } };

/**
 * Puts the notes of a converted Word document where a printer would: each behind the paragraph that calls it, its call
 * a superscript. Endnotes are left where no reference list has a heading of its own and none of them speaks as a note
 * does ("see", "ibid."): they may be that list.
 */
export function placeNotes(page: unknown, main: unknown): void {
  const document = page as NotePage;
  const body = main as NoteElement;
  const hasList = [...body.querySelectorAll('h1,h2,h3,h4,h5,h6,p')].some((element) =>
    isReferenceHeading((element.textContent ?? '').trim()),
  );
  const items = [...body.querySelectorAll('li[id]')];
  const endnotes = items.filter(({ id }) => id.startsWith('endnote-')).map(noteText);
  const mayBeList = !hasList && !areNotes(endnotes);
  const calls = new Map([...body.querySelectorAll('a[href]')].map((a) => [a.getAttribute('href'), a]));
  const last = new Map<NoteElement, NoteElement>();
  for (const item of items) {
    const [, kind] = /^(footnote|endnote)-\d+$/.exec(item.id) ?? [];
    if (kind === undefined || (kind === 'endnote' && mayBeList)) continue;
    const call = calls.get(`#${item.id}`);
    const block = call === undefined ? undefined : blockOf(call, body);
    if (call === undefined || block === undefined) continue;
    const number = /\d+/.exec(call.textContent ?? '')?.[0] ?? '';
    const raised = call.parentElement?.tagName === 'SUP' ? call.parentElement : call;
    raised.replaceWith(raisedNumbers(number));
    const note = document.createElement('p');
    note.setAttribute('role', 'doc-footnote');
    note.textContent = noteText(item);
    (last.get(block) ?? block).after(note);
    last.set(block, note);
    item.remove();
  }
}

function noteText(item: NoteElement): string {
  return (item.textContent ?? '').replace(/\s*↑\s*$/, '');
}

/** The outermost element under `body` that holds another. */
function blockOf(element: NoteElement, body: NoteElement): NoteElement | undefined {
  let block: NoteElement | null = element;
  while (block !== null && block.parentElement !== body) block = block.parentElement;
  return block ?? undefined;
}
