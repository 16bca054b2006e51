/** Texts of the sheet that looks a reference up online. */
export const enLookup = {
  lookup: {
    open: 'Look up online',
    title: 'Look up online',
    source: 'Ask',
    sources: { crossref: 'Crossref', openalex: 'OpenAlex', pubmed: 'PubMed' },
    mail: 'Your mail address, if the service may reach you (may stay empty)',
    willSend: 'This will be sent, with nothing but what every connection carries (host, encoding):',
    send: 'Send this request',
    found: 'Found',
    nothingNew: 'The service knows nothing that the reference does not have.',
    otherTitle: 'Its title is another one. It may be another work.',
    take_one: 'Take {{count}} field',
    take_other: 'Take {{count}} fields',
    took_one: '{{count}} field taken.',
    took_other: '{{count}} fields taken.',
  },
};
