import type { CallContext } from '../../shared/contract/answer.ts';
import type { CallArguments } from '../../shared/contract/calls.ts';
import type { PhrasePreview } from '../../shared/contract/codebook-edit.ts';
import { done, type Reply } from '../../shared/contract/fault.ts';
import type { StudyText } from '../../shared/contract/study.ts';
import type { Library } from '../library.ts';
import { readStudies } from '../studies/scope.ts';
import { readStudyTexts } from '../studies/study-texts.ts';
import { compilePhrase, type Entry, indexPhrases, wordsOf } from './phrase.ts';

type Sought = { readonly phrase: string; readonly against: boolean };

const AROUND = 60;
/** Studies whose texts are held at once. */
const AT_ONCE = 500;

/** Answers `codebook.phrases`: where phrases are found in the words about the studies of this library. */
export async function previewPhrases(
  library: Library,
  input: CallArguments<'codebook.phrases'>,
  { signal }: Pick<CallContext, 'signal'>,
): Promise<Reply<PhrasePreview>> {
  const sought: readonly Sought[] = [
    ...input.phrases.map((phrase) => ({ phrase, against: false })),
    ...input.against.map((phrase) => ({ phrase, against: true })),
  ];
  const entries = sought.flatMap((value): readonly Entry<Sought>[] => {
    const phrase = compilePhrase(value.phrase);
    return phrase === undefined || phrase.type !== '' ? [] : [{ phrase, value }];
  });
  const find = indexPhrases(entries);
  const firsts = firstWords(entries);
  const counts = new Map(sought.map((one) => [one, { studies: new Set<string>(), matches: 0 }]));
  const matches: PhrasePreview['matches'] = [];
  const matched = new Set<string>();
  let texts = 0;
  const studies = entries.length === 0 ? [] : await readStudies(library.read);
  for (let from = 0; from < studies.length; from += AT_ONCE) {
    signal.throwIfAborted();
    const part = studies.slice(from, from + AT_ONCE);
    const byStudy = await readStudyTexts(library.read, part);
    for (const study of part) {
      for (const text of byStudy.get(study.id) ?? []) {
        texts += 1;
        if (!mayHold(text.text, firsts)) continue;
        const words = wordsOf(text.text);
        for (const hit of find(words)) {
          const count = counts.get(hit.value)!;
          count.matches += 1;
          count.studies.add(study.id);
          if (!hit.value.against) matched.add(study.id);
          if (matches.length >= input.limit) continue;
          const [start, end] = [words[hit.from]!.start, words[hit.to - 1]!.end];
          matches.push({ study: study.id, label: study.label, ...hit.value, ...shown(text, start, end) });
        }
      }
    }
  }
  return done({
    texts,
    studies: matched.size,
    phrases: sought.map((one) => ({
      ...one,
      studies: counts.get(one)!.studies.size,
      matches: counts.get(one)!.matches,
      fault: faultOf(one.phrase),
    })),
    matches,
  });
}

function shown(text: StudyText, start: number, end: number) {
  const from = Math.max(0, start - AROUND);
  return {
    source: text.source,
    basis: text.basis,
    snippet: text.text.slice(from, end + AROUND).replace(/\s/g, ' '),
    start: start - from,
    end: end - from,
  };
}

function faultOf(phrase: string): string {
  const compiled = compilePhrase(phrase);
  if (compiled === undefined) return 'There is no word in it to look for.';
  return compiled.type === '' ? '' : 'It asks for the type of the record and matches no words.';
}

/**
 * Letters with which a match must begin, or undefined where it may begin with anything. Cutting a text into words is
 * nearly all of the work, and most texts hold none of the words looked for.
 */
function firstWords(entries: readonly Entry<Sought>[]): readonly string[] | undefined {
  const firsts: string[] = [];
  for (const { phrase } of entries) {
    const [first] = phrase.parts;
    if (first === undefined || first.kind === 'any' || first.kind === 'gap') return undefined;
    if (!/^[a-z0-9]+$/.test(first.text)) return undefined;
    // Other forms of a word share its beginning.
    firsts.push(first.kind === 'word' ? first.text.slice(0, SHARED) : first.text);
  }
  return firsts;
}

const SHARED = 3;

const ASCII = /^\p{ASCII}*$/u;

function mayHold(text: string, firsts: readonly string[] | undefined): boolean {
  if (firsts === undefined || !ASCII.test(text)) return true;
  const lower = text.toLowerCase();
  return firsts.some((first) => lower.includes(first));
}
