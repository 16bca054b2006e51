/** Texts about what was learned from a person's decisions. */
export const enLearning = {
  learning: {
    next: 'Most informative next',
    open: 'How suggestions fare',
    title: 'Suggestions against your own decisions',
    noneLeft: 'Every study in scope is coded.',
    tooFew:
      'Too few studies are coded to learn from. Suggestions rest on the codebook’s phrases until six studies are coded in a dimension.',
    told_one:
      'Learned from {{count}} study; {{accepted}} suggestions accepted, {{rejected}} rejected. Each study is judged by what was learned from the others.',
    told_other:
      'Learned from {{count}} studies; {{accepted}} suggestions accepted, {{rejected}} rejected. Each study is judged by what was learned from the others.',
    dimension: 'Dimension',
    precision: 'Right of what is suggested',
    recall: 'Suggested of what you coded',
    phrases: 'Phrases alone',
    interval:
      'In brackets: the 95 % interval. Phrases alone: right of what they suggest / suggested of what you coded.',
    studies_one: '{{count}} study',
    studies_other: '{{count}} studies',
    reliability: 'Confidence given, and what turned out right',
    band_one: '{{given}} % given: {{right}} % right of {{count}} suggestion',
    band_other: '{{given}} % given: {{right}} % right of {{count}} suggestions',
  },
};
