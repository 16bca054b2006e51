/** Texts of the sheet that looks a reference up online, in Spanish. */
export const esLookup = {
  lookup: {
    open: 'Consultar en línea',
    title: 'Consultar en línea',
    source: 'Consultar en',
    sources: { crossref: 'Crossref', openalex: 'OpenAlex', pubmed: 'PubMed' },
    mail: 'Su dirección de correo, si el servicio puede escribirle (puede quedar vacía)',
    willSend:
      'Esto es lo que se enviará, sin nada más que lo que lleva toda conexión (servidor, codificación):',
    send: 'Enviar esta petición',
    found: 'Encontrado',
    nothingNew: 'El servicio no sabe nada que la referencia no tenga ya.',
    otherTitle: 'El título es otro. Puede tratarse de otra obra.',
    take_one: 'Tomar {{count}} campo',
    take_many: 'Tomar {{count}} de campos',
    take_other: 'Tomar {{count}} campos',
    took_one: '{{count}} campo tomado.',
    took_many: '{{count}} de campos tomados.',
    took_other: '{{count}} campos tomados.',
  },
};
