import { describe, expect, it } from 'vitest';
import { codeWordsOf } from '../../../library/coding/code-words.ts';
import { fitLogistic, fitting, oddsOf, probabilityOf } from '../../../library/coding/logistic-model.ts';
import { type StudyWords, studyReading } from '../../../library/coding/study-reading.ts';
import { proposalsFor } from '../../../library/coding/suggest.ts';
import { decidedStudy } from '../../../library/coding/suggestion-learning.ts';
import { trainedSuggestions } from '../../../library/coding/suggestion-model.ts';
import { wilson } from '../../../library/coding/suggestion-record.ts';
import type { Codebook } from '../../../shared/model/codebook.ts';
import { newEngine } from '../test-engine.ts';
import { titleText } from './small-library.ts';

const CROPS: Codebook = {
  id: 'crops',
  version: '1',
  title: 'Crops',
  dimensions: [
    {
      id: 'crop',
      label: 'Crop',
      choice: 'multiple',
      codes: [
        { id: 'barley', label: 'Barley', definition: 'Barley.', phrases: ['barley', 'field*'] },
        { id: 'beans', label: 'Beans', definition: 'Beans.' },
        { id: 'none', label: 'No crop', definition: 'Nothing grown.', exclusive: true },
      ],
    },
  ],
};
const book = codeWordsOf(CROPS);

function titled(study: string, title: string): StudyWords {
  return {
    study,
    texts: [titleText(study, title)],
    types: new Map(),
    shared: new Set(),
    leaveOut: new Map(),
  };
}

const PLACES = ['Aland', 'Burgenland', 'Cornwall', 'Drenthe', 'Extremadura', 'Friuli', 'Galicia', 'Hedmark'];
const decided = (title: string, code: string, i: number) =>
  decidedStudy(book, studyReading(book, titled(`${code}${i}`, title)), {
    codes: new Map([['crop', new Set([code])]]),
    rejected: new Set(),
  });
const STUDIES = PLACES.flatMap((place, i) => [
  decided(`Barley yields in ${place}`, 'barley', i),
  decided(`Pulses and legumes in ${place}`, 'beans', i),
  // The codebook's phrase is wrong here, over and over.
  decided(`The field of opera in ${place}`, 'none', i),
]);
const codesOf = (title: string, learned: boolean) =>
  proposalsFor(book, studyReading(book, titled('new', title)), {
    model: learned ? trainedSuggestions(book, STUDIES) : undefined,
  }).map(({ code }) => code);

describe('suggestions that learn', () => {
  it('take up words that no phrase of the codebook has', () => {
    expect(codesOf('Legumes and pulses in Istria', false)).toEqual(['none']);
    expect(codesOf('Legumes and pulses in Istria', true)).toEqual(['beans']);
  });

  it('say which words carried it, as they stand in the text', () => {
    const model = trainedSuggestions(book, STUDIES);
    const [found] = proposalsFor(book, studyReading(book, titled('new', 'Legumes and pulses in Istria')), {
      model,
    });
    expect(found?.because).toEqual(expect.arrayContaining(['Legumes', 'pulses']));
    expect(found?.passages[0]?.quote).toBe('Legumes and pulses in Istria');
    expect(found?.confidence).toBeGreaterThan(0.5);
  });

  it('hold back a phrase that was wrong again and again', () => {
    expect(codesOf('The field of opera in Istria', false)).toEqual(['barley']);
    expect(codesOf('The field of opera in Istria', true)).toEqual(['none']);
    expect(codesOf('Barley yields in Istria', true)).toEqual(['barley']);
  });

  it('are the same for the same decisions, and phrases alone where there are few', () => {
    const [one, other] = [trainedSuggestions(book, STUDIES), trainedSuggestions(book, STUDIES)].map(
      (model) => {
        const learned = model.dimensions.get('crop');
        const made = PLACES.map((place) =>
          proposalsFor(book, studyReading(book, titled(place, `Pulses and opera in ${place}`)), { model }),
        );
        return { made, shared: learned?.shared, codes: learned?.codes, record: learned?.record };
      },
    );
    expect(one).toEqual(other);
    expect(trainedSuggestions(book, STUDIES.slice(0, 3)).dimensions.size).toBe(0);
  });

  it('judge every study by what was learned without it', () => {
    const record = trainedSuggestions(book, STUDIES).dimensions.get('crop')?.record;
    expect(record).toMatchObject({ studies: 24, coded: 24, byPhrases: { suggested: 24, right: 8 } });
    expect(record?.right).toBeGreaterThan(20);
    expect(record?.judged).toHaveLength(record?.suggested ?? 0);
  });

  it('take a rejection for a no to that code and to nothing else', () => {
    const reading = studyReading(book, titled('new', 'The field of opera'));
    const [wrong] = proposalsFor(book, reading);
    const { decided: said } = decidedStudy(book, reading, {
      codes: new Map(),
      rejected: new Set([wrong?.id ?? '']),
    });
    expect(said).toEqual([{ dimension: 'crop', yes: new Set(), no: new Set(['barley']), isCoded: false }]);
  });
});

describe('logistic regression', () => {
  it('starts from what is believed and moves with what is seen', () => {
    const features = new Map([['a', 1]]);
    const examples = Array.from({ length: 30 }, () => ({ features, prior: 0, isYes: true, weight: 1 }));
    const model = fitLogistic(examples, { slope: 1, bias: 1, weights: 1 });
    expect(probabilityOf(oddsOf(model, features, 0))).toBeGreaterThan(0.9);
    expect(
      probabilityOf(oddsOf(fitLogistic([], { slope: 1, bias: 1, weights: 1 }), features, 1)),
    ).toBeCloseTo(0.731, 3);
  });

  it('pauses often while it fits many words, and gives the same as at once', () => {
    const features = (i: number) =>
      new Map(Array.from({ length: 300 }, (_, k) => [`word ${(i * 7 + k) % 900}`, 0.1] as const));
    const examples = Array.from({ length: 120 }, (_, i) => ({
      features: features(i),
      prior: 0,
      isYes: i % 5 === 0,
      weight: 1,
    }));
    const pull = { slope: 10, bias: 10, weights: 2 };
    const fit = fitting(examples, pull);
    let pauses = 0;
    let step = fit.next();
    for (; !step.done; step = fit.next()) pauses += 1;
    expect(pauses).toBeGreaterThan(10);
    expect(step.value).toEqual(fitLogistic(examples, pull));
  });

  it('gives shares with the intervals of Wilson', () => {
    expect(wilson(8, 10)).toMatchObject({
      value: 0.8,
      low: expect.closeTo(0.4902, 3),
      high: expect.closeTo(0.9433, 3),
    });
    expect(wilson(0, 0)).toBeNull();
  });
});

describe('what was learned from a library', () => {
  it('is told with precision and recall, and orders the studies left to code', async () => {
    const { call } = await newEngine({ starter: true });
    const record = await call('suggestion.record', {});
    expect(record.studies).toBe(83);
    expect(record.dimensions.map(({ dimension }) => dimension)).toContain('population');
    for (const { suggested, right, precision, recall } of record.dimensions) {
      expect(right).toBeLessThanOrEqual(suggested);
      expect(precision?.value).toBeCloseTo(right / suggested, 6);
      expect(recall?.low).toBeLessThanOrEqual(recall?.value ?? 0);
    }
    const { ids } = await call('reference.add', {
      items: [
        { id: 'a', type: 'article-journal', title: 'A survey of people who sought help anonymously' },
        { id: 'b', type: 'book', title: 'Tables' },
      ],
    });
    const queue = await call('suggestion.queue', { limit: 10 });
    expect(ids).toHaveLength(2);
    expect(queue.studies[0]?.label).toContain('survey');
    expect(queue.studies.map(({ score }) => score)).toEqual(
      queue.studies.map(({ score }) => score).toSorted((a, b) => b - a),
    );
  });

  it('never becomes a coding without a person', async () => {
    const { call } = await newEngine({ starter: true });
    const before = await call('coding.list', {});
    await call('suggestion.record', {});
    await call('suggestion.list', {});
    expect(await call('coding.list', {})).toEqual(before);
  });
});
