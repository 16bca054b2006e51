import { citationJsTexTables } from './citation-js.ts';

/** TeX accents by command name, as combining characters. */
export const texAccents = onFirstUse(
  (): ReadonlyMap<string, string> =>
    new Map([
      ...Object.entries(citationJsTexTables().diacritics).filter(([, mark]) => mark),
      ['textcommabelow', '\u0326'],
      ['h', '\u0309'],
      ['G', '\u030F'],
      ['U', '\u030E'],
      ['C', '\u030F'],
      ['f', '\u0311'],
    ]),
);

/** The command of each accent, by its combining character. */
export const texAccentNames = onFirstUse(
  (): ReadonlyMap<string, string> =>
    new Map(
      [...texAccents()]
        .filter(([name]) => name !== 'C' && name !== 'textcommabelow')
        .map(([name, mark]) => [mark, name]),
    ),
);

// biome-ignore format: a table reads better in rows
const TEXT_SYMBOLS: Readonly<Record<string, string>> = {
  aa: 'å', AA: 'Å', S: '§', P: '¶', dag: '†', ddag: '‡', pounds: '£', euro: '€', EUR: '€', texteuro: '€',
  copyright: '©', TeX: 'TeX', LaTeX: 'LaTeX', LaTeXe: 'LaTeX2e', BibTeX: 'BibTeX', dots: '…', ldots: '…',
  slash: '/', glqq: '„', grqq: '“', glq: '‚', grq: '‘', flqq: '«', frqq: '»', flq: '‹', frq: '›', lq: '‘',
  rq: '’', nobreakspace: '\u00A0', space: ' ', quad: ' ', qquad: ' ', thinspace: ' ', enspace: ' ',
  hyphen: '-', nobreakdash: '', textcompwordmark: '', textnonbreakinghyphen: '\u2011', allowbreak: '',
  relax: '', protect: '', noindent: '', ignorespaces: '', unskip: '', leavevmode: '', bgroup: '', egroup: '',
  textquotedbl: '"', textquotestraightdblbase: '„', textquotestraightbase: '‚', degree: '°', textmu: 'µ',
  textregistered: '®', textordmasculine: 'º', guillemetleft: '«', guillemetright: '»', textprime: '′',
  textdoublequote: '"', mkbibopenquote: '“', textemdash: '—', textendash: '–', adddot: '.', addcolon: ':',
  addcomma: ',', addspace: ' ', isdot: '', bibstring: '', textnumero: '№', ensuremath: '', textrhookd: '',
  celsius: '°C', degreeCelsius: '°C', micro: 'µ', permil: '‰', percent: '%', ohm: 'Ω', newblock: '', textborn: '*', textdied: '†',
  textlbrackdbl: '⟦', textrbrackdbl: '⟧', dbar: 'đ', Dbar: 'Đ', Dstroke: 'Đ', dstroke: 'đ', textsci: 'ɪ', cprime: 'ʹ',
  textschwa: 'ə', textturnedalpha: 'ɒ', textless: '<', textgreater: '>', lbrack: '[', rbrack: ']',
};

// biome-ignore format: a table reads better in rows
const MATH_SYMBOLS: Readonly<Record<string, string>> = {
  times: '×', cdot: '·', pm: '±', mp: '∓', leq: '≤', le: '≤', geq: '≥', ge: '≥', neq: '≠', ne: '≠',
  leqslant: '⩽', geqslant: '⩾', approx: '≈', sim: '∼', simeq: '≃', cong: '≅', equiv: '≡', infty: '∞',
  rightarrow: '→', to: '→', leftarrow: '←', leftrightarrow: '↔', Rightarrow: '⇒', Leftarrow: '⇐',
  Leftrightarrow: '⇔', longrightarrow: '⟶', uparrow: '↑', downarrow: '↓', in: '∈', notin: '∉', ni: '∋',
  subset: '⊂', supset: '⊃', subseteq: '⊆', supseteq: '⊇', cup: '∪', cap: '∩', setminus: '∖',
  emptyset: '∅', forall: '∀', exists: '∃', partial: '∂', nabla: '∇', sum: '∑', prod: '∏', int: '∫',
  oint: '∮', surd: '√', ell: 'ℓ', hbar: 'ℏ', Re: 'ℜ', Im: 'ℑ', wp: '℘', aleph: 'ℵ', prime: '′', ast: '∗',
  star: '⋆', bullet: '•', circ: '∘', langle: '⟨', rangle: '⟩', lbrace: '{', rbrace: '}', backslash: '\\',
  mid: '∣', parallel: '∥', perp: '⊥', bot: '⊥', top: '⊤', angle: '∠', wedge: '∧', vee: '∨', neg: '¬',
  oplus: '⊕', ominus: '⊖', otimes: '⊗', odot: '⊙', ll: '≪', gg: '≫', propto: '∝', div: '÷',
  dagger: '†', ddagger: '‡', colon: ':', cdots: '⋯', vdots: '⋮', ddots: '⋱', lfloor: '⌊', rfloor: '⌋',
  lceil: '⌈', rceil: '⌉', mapsto: '↦', models: '⊨', vdash: '⊢', triangle: '△', square: '□', diamond: '⋄',
  Box: '□', checkmark: '✓', sharp: '♯', flat: '♭', natural: '♮', clubsuit: '♣', heartsuit: '♥',
  spadesuit: '♠', diamondsuit: '♦', lesssim: '≲', gtrsim: '≳', varnothing: '∅', complement: '∁',
  log: 'log', ln: 'ln', exp: 'exp', sin: 'sin', cos: 'cos', tan: 'tan', min: 'min', max: 'max', lim: 'lim',
  det: 'det', dim: 'dim', deg: 'deg', gcd: 'gcd', inf: 'inf', sup: 'sup', ker: 'ker', mod: 'mod', Pr: 'Pr',
  left: '', right: '', big: '', Big: '', bigl: '', bigr: '', displaystyle: '', limits: '', nolimits: '',
  vert: '|', Vert: '‖', lvert: '|', rvert: '|', omicron: 'ο', digamma: 'ϝ', varkappa: 'ϰ', varDelta: 'Δ',
};

/** TeX commands without argument that stand for text, by name without the backslash. */
export const texSymbols = onFirstUse((): ReadonlyMap<string, string> => {
  const { mathCommands, commands } = citationJsTexTables();
  return new Map([
    ...Object.entries(mathCommands),
    ...Object.entries(MATH_SYMBOLS),
    ...Object.entries(commands).filter(([, text]) => typeof text === 'string'),
    ...Object.entries(TEXT_SYMBOLS),
  ]);
});

/** How a character is written in TeX by a command: in text, or (Greek and signs) in mathematics. */
export const texCommands = onFirstUse(reversed);

function reversed(): ReadonlyMap<string, { readonly command: string; readonly math: boolean }> {
  const tables = citationJsTexTables();
  const commands = new Map<string, { command: string; math: boolean }>();
  const add = (table: Readonly<Record<string, string>>, math: boolean): void => {
    for (const [command, text] of Object.entries(table)) {
      if (typeof text !== 'string' || [...text].length !== 1) continue;
      if (text.charCodeAt(0) < 128 || commands.has(text)) continue;
      commands.set(text, { command, math });
    }
  };
  add({ aa: 'å', AA: 'Å', nobreakspace: '\u00A0' }, false);
  add(tables.commands, false);
  add(tables.mathCommands, true);
  add(MATH_SYMBOLS, true);
  return commands;
}

/** The tables are large, and most starts of the program never ask for them. */
function onFirstUse<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
