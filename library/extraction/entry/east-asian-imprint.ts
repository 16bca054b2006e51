import { type Run, splitRuns } from './runs.ts';

const LETTER = '[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}ー・]';
const HOUSE_ENDING =
  '(?:出版社|出版会|出版會|出版部|出版公司|書店|书店|書房|书房|书局|書局|印書館|印书馆|新社|文庫|文库)';

const PLACE_HOUSE_YEAR = new RegExp(
  `(?:^|[.”,]\\s*)(?:(${LETTER}{2,5})\\s?:\\s?(${LETTER}{2,16})|(${LETTER}{1,14}${HOUSE_ENDING}))[\\s,.]*(?:((?:19|20)\\d\\d)年?)?[\\s.,]*$`,
  'u',
);

const EAST_ASIAN = /[\u3040-\u30FF\u4E00-\u9FFF]/;
const YEAR = /^\W*(?:19|20)\d\d年\W*$/u;

/** "中国城市化研究. 北京: 人民出版社" or "日本の社会” 岩波書店, 1952年" taken for one of title and journal names the house, its town and the year too. */
export const splitEastAsianImprint = (runs: readonly Run[]): readonly Run[] =>
  !runs.some(({ text }) => EAST_ASIAN.test(text)) || runs.some(({ label }) => label === 'publisher')
    ? runs
    : splitRuns(runs, (run): readonly Run[] => {
        if (/^(?:pages|volume|issue)$/.test(run.label) && YEAR.test(run.text))
          return [{ ...run, label: 'date' }];
        const match = /^(?:title|journal|container)$/.test(run.label)
          ? PLACE_HOUSE_YEAR.exec(run.text.trim())
          : null;
        if (!match) return [run];
        const before = run.text.trim().slice(0, match.index);
        const [, place, placed, lone, year] = match;
        return [
          ...(before ? [{ ...run, text: `${before}${match[0][0] === '”' ? '”' : ''}` }] : []),
          ...(place ? [{ ...run, label: 'place' as const, text: place }] : []),
          { ...run, label: 'publisher', text: (placed ?? lone)! },
          ...(year ? [{ ...run, label: 'date' as const, text: year }] : []),
        ];
      });
