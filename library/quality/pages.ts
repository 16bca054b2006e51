import type { CslItem } from '../../shared/model/csl.ts';
import { type QualityFinding, textOf } from './finding.ts';

const LABEL = /^(?:pp?\.\s*|pp\s*|p\s+|pages?\s+|seiten?\s+|ss?\.\s*)(?=[a-z]?\d)/i;

/** Pages that end before they begin, carry a label, or are a word for none. */
export function checkPages(item: CslItem): readonly QualityFinding[] {
  const pages = textOf(item, 'page').trim();
  if (pages === '') return [];
  if (/^(?:n\/?a|none|null|no pages?|-+|[?]+|0+(?:-0+)?)$/i.test(pages))
    return [found('wrong', `“${pages}” is no page.`, null)];
  const bare = pages.replace(LABEL, '').replace(/(\d)\s*(?:[–—−‐]|-{2,3})\s*(?=[A-Za-z]?\d)/g, '$1-');
  const backwards = pages.split(/[,;]/).find(isBackwards);
  if (backwards !== undefined)
    return [found('wrong', `The pages ${backwards.trim()} end before they begin.`)];
  if (bare !== pages)
    return [found('untidy', 'Page numbers stand without a label and with a plain hyphen.', bare)];
  return [];
}

/** A shortened end ("475-82") stands for the last figures of a page after the first. */
function isBackwards(range: string): boolean {
  const [, first = '', last = ''] = /^\s*(?:pp?\.?\s*)?(\d+)\s*[-–—]\s*(\d+)\s*$/.exec(range) ?? [];
  if (first === '') return false;
  const whole = last.length < first.length ? first.slice(0, first.length - last.length) + last : last;
  return Number(whole) < Number(first);
}

function found(gravity: QualityFinding['gravity'], message: string, fix?: string | null): QualityFinding {
  return {
    check: 'pages',
    gravity,
    field: 'page',
    message,
    ...(fix === undefined ? {} : { fix: { page: fix } }),
  };
}
