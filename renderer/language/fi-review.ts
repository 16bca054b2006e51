/** Texts of the Review screen in Finnish. */
export const fiReview = {
  review: {
    title: 'Läpikäytävät merkinnät',
    back: 'Takaisin tuontiin',
    open: 'Käy läpi epävarmat merkinnät',
    openHere: 'Käy läpi sen merkinnät',
    list: 'Merkinnät, epävarmimmat ensin',
    entry: 'Merkintä',
    count_one: '{{count}} odottaa',
    count_other: '{{count}} odottaa',
    none: 'Läpikäytäviä merkintöjä ei ole',
    noneHint: 'Lähdeluetteloiden merkinnät tulevat tähän epävarmimmat ensin, kun jokin asiakirja on lisätty.',
    inDocument: 'asiakirjassa {{name}}',
    confirm: 'Oikein',
    correct: 'Säilytä korjaus',
    didConfirm: 'Merkintä vahvistettiin.',
    didCorrect: 'Merkintä korjattiin.',
    export_one: 'Vie {{count}} ratkaistu merkintä',
    export_other: 'Vie {{count}} ratkaistua merkintää',
  },
};
