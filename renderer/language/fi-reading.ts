/** Texts of reading a document, in Finnish: its outline, what stands beside it, and reading it again. */
export const fiReading = {
  reading: {
    outline: 'Jäsennys',
    showOutline: 'Näytä jäsennys',
    hideOutline: 'Piilota jäsennys',
    showBeside: 'Näytä lähdeluettelo tekstin rinnalla',
    hideBeside: 'Piilota lähdeluettelo',
    outdated: 'Luettu aiemmalla versiolla.',
    reread: 'Lue uudelleen',
    didReread:
      'Luettu uudelleen. Viitteitä löytyi {{found}}, uusia {{added}}. Viittauksia {{citations}}. Koodatuista tekstikohdista paikallaan {{moved}}, kadonneita {{lost}}. Löydöksistä paikallaan {{findingsMoved}}, kadonneita {{findingsLost}}. Tarkistettavaa: {{problems}}.',
  },
  pages: {
    readAs: 'Lukutapa',
    text: 'Teksti',
    pages: 'Sivut',
    page: 'Sivu {{page}}/{{of}}',
    goTo: 'Sivu',
    of: '/ {{count}}',
    percent: '{{percent}} %',
    smaller: 'Näytä sivut pienempinä',
    larger: 'Näytä sivut suurempina',
    fit: 'Sovita leveyteen',
    readText: 'Lue teksti',
    noWords: 'Tällä sivulla ei ole tekstiä. Sen sisältöä ei voi hakea, merkitä eikä koodata.',
    pageFailed: 'Tätä sivua ei voi näyttää. Sen sanat ovat tekstissä, jos ne saatiin luettua.',
    protected:
      'Tiedosto on suojattu salasanalla, joten sen sivuja ei voi näyttää. Aiemmin luettu teksti on tallella.',
    damaged:
      'Tiedosto on vioittunut tai katkennut, joten sen sivuja ei voi näyttää. Aiemmin luettu teksti on tallella.',
    noPdf: 'Asiakirjassa ei ole painettuja sivuja. Lue se tekstinä.',
    tooLarge:
      'Tiedoston koko on {{size}} Mt; sivut näytetään enintään {{most}} Mt:n tiedostoista. Teksti on tallella.',
    notMarked:
      'Tätä kohtaa ei löytynyt sivuilta varmasti, joten sitä ei ole merkitty. Näet sen tekstissä painamalla p.',
    scattered:
      'Nämä sanat eivät ole tekstissä peräkkäin, joten niitä ei voi koodata yhdeksi kohdaksi. Valitse vähemmän tai paina p ja valitse ne tekstistä.',
  },
};
