/** Texts of the Review screen, in Spanish. */
export const esReview = {
  review: {
    title: 'Entradas por revisar',
    back: 'Volver a Importar',
    open: 'Revisar las entradas dudosas',
    openHere: 'Revisar sus entradas',
    list: 'Entradas, las menos seguras primero',
    entry: 'Entrada',
    count_one: '{{count}} en espera',
    count_many: '{{count}} en espera',
    count_other: '{{count}} en espera',
    none: 'Ninguna entrada espera revisión',
    noneHint:
      'Las entradas de las listas de referencias aparecen aquí, las menos seguras primero, una vez añadido un documento.',
    inDocument: 'en {{name}}',
    confirm: 'Es correcta',
    correct: 'Conservar la corrección',
    didConfirm: 'Entrada confirmada.',
    didCorrect: 'Entrada corregida.',
    export_one: 'Exportar {{count}} entrada resuelta',
    export_many: 'Exportar {{count}} de entradas resueltas',
    export_other: 'Exportar {{count}} entradas resueltas',
  },
};
