// biome-ignore format: a table reads better in rows
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', ndash: '–', mdash: '—', hellip: '…',
  lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', auml: 'ä', ouml: 'ö', uuml: 'ü', Auml: 'Ä', Ouml: 'Ö',
  Uuml: 'Ü', szlig: 'ß', eacute: 'é', egrave: 'è', agrave: 'à', aacute: 'á', oacute: 'ó', iacute: 'í',
  uacute: 'ú', ccedil: 'ç', ntilde: 'ñ', acirc: 'â', ecirc: 'ê', ocirc: 'ô', aring: 'å', oslash: 'ø',
  aelig: 'æ', deg: '°', plusmn: '±', times: '×', micro: 'µ', reg: '®', copy: '©', trade: '™', alpha: 'α',
  beta: 'β', gamma: 'γ', delta: 'δ', le: '≤', ge: '≥', ne: '≠',
  thinsp: ' ', ensp: ' ', emsp: ' ', middot: '·', sect: '§', para: '¶', yen: '¥', euro: '€', pound: '£',
  cent: '¢', laquo: '«', raquo: '»', iexcl: '¡', iquest: '¿', frac12: '½', frac14: '¼', frac34: '¾', ordf: 'ª',
  ordm: 'º', bull: '•', dagger: '†', permil: '‰', sbquo: '‚', bdquo: '„', epsilon: 'ε', kappa: 'κ', lambda: 'λ',
  mu: 'μ', sigma: 'σ', tau: 'τ', omega: 'ω', Omega: 'Ω', Delta: 'Δ', chi: 'χ', phi: 'φ', pi: 'π',
  rho: 'ρ', theta: 'θ', minus: '−', asymp: '≈', infin: '∞', rarr: '→', larr: '←', uarr: '↑', darr: '↓',
  Eacute: 'É', Egrave: 'È', Agrave: 'À', Aacute: 'Á', Oacute: 'Ó', Iacute: 'Í', Uacute: 'Ú', Ccedil: 'Ç', Ntilde: 'Ñ',
  Acirc: 'Â', Ecirc: 'Ê', Ocirc: 'Ô', Aring: 'Å', Oslash: 'Ø', AElig: 'Æ', icirc: 'î', ucirc: 'û', igrave: 'ì',
  ograve: 'ò', ugrave: 'ù', atilde: 'ã', otilde: 'õ', Atilde: 'Ã', Otilde: 'Õ', euml: 'ë', iuml: 'ï', yacute: 'ý',
  scaron: 'š', Scaron: 'Š', zcaron: 'ž', ccaron: 'č', thorn: 'þ', eth: 'ð', oelig: 'œ',
};

/** HTML entities as the characters they stand for; an unknown one stays as it is. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /\\?&(?:amp;)?(#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z]{2,8}|frac\d\d);/g,
    (whole, name: string) => {
      if (name.startsWith('#')) {
        const code = /^#[xX]/.test(name)
          ? Number.parseInt(name.slice(2), 16)
          : Number.parseInt(name.slice(1), 10);
        return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
          ? String.fromCodePoint(code)
          : whole;
      }
      return Object.hasOwn(ENTITIES, name) ? ENTITIES[name]! : whole;
    },
  );
}
