import { enEngine } from './en-engine.ts';
import { language, t } from './language.ts';

/** A sentence of the engine as it is known: its key, its shape with the names of what stands in it. */
type Known = { readonly key: string; readonly shape: RegExp };

/** Numbers and names by what they are called in a sentence; a code and a key hold no space. */
const PARTS: Readonly<Record<string, string>> = { n: '\\d+', code: '\\S+:\\S.*?', key: '\\S+' };

const KNOWN: readonly Known[] = Object.entries(enEngine.engine).flatMap(([group, sentences]) =>
  Object.entries(sentences).map(([name, sentence]) => ({
    key: `engine.${group}.${name}`,
    shape: shapeOf(sentence),
  })),
);

function shapeOf(sentence: string): RegExp {
  const pieces = sentence
    .split(/\{\{(\w+)\}\}/)
    .map((piece, at) =>
      at % 2 === 0 ? piece.replace(/[.*+?^$()[\]{}|\\]/g, '\\$&') : `(?<${piece}>${PARTS[piece] ?? '.+?'})`,
    );
  return new RegExp(`^${pieces.join('')}$`, 's');
}

/**
 * A sentence of the engine in the language spoken. The engine, its command line and its history speak English; what people
 * meet most is known here by its wording, and said anew with the same names and numbers. What is not known stays English.
 */
export function inOwnWords(sentence: string): string {
  if (language.resolvedLanguage === 'en' || sentence === '') return sentence;
  for (const { key, shape } of KNOWN) {
    const found = shape.exec(sentence);
    if (found === null) continue;
    const { what, ...rest } = found.groups ?? {};
    // What was taken back is told as the act that it was.
    return t(key, what === undefined ? rest : { ...rest, what: inOwnWords(what) });
  }
  return sentence;
}
