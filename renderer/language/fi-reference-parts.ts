/** Texts of the parts of a reference in the detail pane, and of choosing columns, in Finnish. */
export const fiReferenceParts = {
  part: {
    label: 'Tämän viitteen osat',
    fields: 'Kentät',
    files: 'Tiedostot',
    citations: 'Viitattu',
    codings: 'Koodaukset',
    findings: 'Löydökset',
    history: 'Historia',
    open: 'Avaa luettavaksi',
    cameFrom: 'Mistä saatu',
    noCodings: 'Sen tutkimuksilla ei ole vielä koodauksia.',
    noFindings: 'Sen tutkimuksille ei ole tallennettu löydöksiä.',
    noHistory: 'Mitään ei ole muutettu sen jälkeen, kun viite tuli kirjastoon.',
    changed: 'Muutettu: {{fields}}',
    moreHistory: 'Näytetään uusimmat {{count}} muutosta.',
  },
  columnSheet: {
    title: 'Sarakkeet',
    hint: 'Näytä sarake merkitsemällä se; järjestä sarakkeet nuolilla tai vetämällä niiden otsikoita.',
    earlier: 'Siirrä vasemmalle: {{column}}',
    later: 'Siirrä oikealle: {{column}}',
    width: 'Sarakkeen {{column}} leveys pikseleinä',
    auto: 'automaattinen',
    usual: 'Kuten alun perin',
    moved: '{{column}} on nyt sarake {{at}}.',
  },
};
