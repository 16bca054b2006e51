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
};
