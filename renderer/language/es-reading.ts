/** Texts of reading a document in Spanish: its outline, what stands beside it, and reading it again. */
export const esReading = {
  reading: {
    outline: 'Esquema del documento',
    showOutline: 'Mostrar el esquema del documento',
    hideOutline: 'Ocultar el esquema del documento',
    showBeside: 'Mostrar la lista de referencias junto al texto',
    hideBeside: 'Ocultar la lista de referencias',
    outdated: 'Leído por una versión anterior.',
    reread: 'Leer de nuevo',
    didReread:
      'Leído de nuevo. Referencias: {{found}} encontradas, {{added}} nuevas. Citas: {{citations}}. Pasajes codificados: {{moved}} en su lugar, {{lost}} perdidos. Hallazgos: {{findingsMoved}} en su lugar, {{findingsLost}} perdidos. Por comprobar: {{problems}}.',
  },
};
