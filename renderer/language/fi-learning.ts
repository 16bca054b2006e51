/** Texts about what was learned from a person's decisions, in Finnish. */
export const fiLearning = {
  learning: {
    next: 'Hyödyllisin seuraavaksi',
    open: 'Miten ehdotukset osuvat',
    title: 'Ehdotukset ja omat päätöksesi',
    noneLeft: 'Kaikki tarkasteltavat tutkimukset on koodattu.',
    tooFew:
      'Koodattuja tutkimuksia on liian vähän, jotta niistä voisi oppia. Ehdotukset perustuvat koodikirjan ilmauksiin, kunnes ulottuvuudessa on koodattu kuusi tutkimusta.',
    told_one:
      'Opittu {{count}} tutkimuksesta; hyväksyttyjä ehdotuksia {{accepted}}, hylättyjä {{rejected}}. Kutakin tutkimusta arvioidaan muista opitun perusteella.',
    told_other:
      'Opittu {{count}} tutkimuksesta; hyväksyttyjä ehdotuksia {{accepted}}, hylättyjä {{rejected}}. Kutakin tutkimusta arvioidaan muista opitun perusteella.',
    dimension: 'Ulottuvuus',
    precision: 'Ehdotetuista oikein (tarkkuus)',
    recall: 'Koodaamistasi ehdotettu (kattavuus)',
    phrases: 'Pelkät ilmaukset',
    interval: 'Suluissa: 95 %:n väli. Pelkät ilmaukset: oikein ehdotetuista / ehdotettu koodaamistasi.',
    studies_one: '{{count}} tutkimus',
    studies_other: '{{count}} tutkimusta',
    reliability: 'Annettu varmuus ja mikä osoittautui oikeaksi',
    band_one: 'annettu {{given}} %: oikein {{right}} % ({{count}} ehdotus)',
    band_other: 'annettu {{given}} %: oikein {{right}} % ({{count}} ehdotusta)',
  },
};
