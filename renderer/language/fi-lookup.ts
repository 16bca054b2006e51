/** Texts of the sheet that looks a reference up online, in Finnish. */
export const fiLookup = {
  lookup: {
    open: 'Hae tiedot verkosta',
    title: 'Hae tiedot verkosta',
    source: 'Kysy palvelusta',
    sources: { crossref: 'Crossref', openalex: 'OpenAlex', pubmed: 'PubMed' },
    mail: 'Sähköpostiosoitteesi, jos palvelu saa ottaa yhteyttä (voi jättää tyhjäksi)',
    willSend: 'Tämä lähetetään, eikä muuta kuin mitä jokainen yhteys kertoo (palvelin, koodaus):',
    send: 'Lähetä tämä pyyntö',
    found: 'Löytyi',
    nothingNew: 'Palvelu ei tiedä mitään, mitä viitteessä ei jo ole.',
    otherTitle: 'Sen nimeke on eri. Kyseessä voi olla toinen teos.',
    take_one: 'Ota {{count}} kenttä',
    take_other: 'Ota {{count}} kenttää',
    took_one: '{{count}} kenttä otettiin.',
    took_other: '{{count}} kenttää otettiin.',
  },
};
