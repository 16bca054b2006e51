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
  pages: {
    readAs: 'Leer como',
    text: 'Texto',
    pages: 'Páginas',
    page: 'Página {{page}} de {{of}}',
    goTo: 'Página',
    of: 'de {{count}}',
    percent: '{{percent}} %',
    smaller: 'Mostrar las páginas más pequeñas',
    larger: 'Mostrar las páginas más grandes',
    fit: 'Ajustar al ancho',
    readText: 'Leer el texto',
    noWords: 'Esta página no tiene texto. Lo que muestra no se puede buscar, marcar ni codificar.',
    pageFailed: 'Esta página no se puede mostrar. Sus palabras están en el texto, si se pudieron leer.',
    protected:
      'Este archivo está protegido con contraseña, así que sus páginas no se pueden mostrar. El texto que se leyó sigue disponible.',
    damaged:
      'Este archivo está dañado o incompleto, así que sus páginas no se pueden mostrar. El texto que se leyó sigue disponible.',
    noPdf: 'Este documento no tiene páginas impresas. Léalo como texto.',
    tooLarge:
      'Este archivo tiene {{size}} MB; se muestran páginas de archivos de hasta {{most}} MB. El texto sigue disponible.',
    notMarked:
      'Este lugar no se pudo encontrar con seguridad en las páginas, así que no está marcado en ellas. Pulse p para verlo en el texto.',
    scattered:
      'Estas palabras no están juntas en el texto, así que no se pueden codificar como un solo pasaje. Seleccione menos, o pulse p y selecciónelas en el texto.',
  },
};
