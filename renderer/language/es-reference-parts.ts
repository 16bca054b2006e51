/** Texts of the parts of a reference in the detail pane, and of choosing columns, in Spanish. */
export const esReferenceParts = {
  part: {
    label: 'Partes de esta referencia',
    fields: 'Campos',
    files: 'Archivos',
    citations: 'Citas',
    codings: 'Codificaciones',
    findings: 'Hallazgos',
    history: 'Historial',
    open: 'Abrir en Leer',
    cameFrom: 'De dónde procede',
    noCodings: 'Sus estudios no tienen codificaciones todavía.',
    noFindings: 'No hay hallazgos guardados de sus estudios.',
    noHistory: 'Nada ha cambiado desde que entró en la biblioteca.',
    changed: 'Campos modificados: {{fields}}',
    moreHistory: 'Se muestran los {{count}} cambios más recientes.',
  },
  columnSheet: {
    title: 'Columnas',
    hint: 'Marque una columna para mostrarla; ordénelas con las flechas o arrastrando sus encabezados.',
    earlier: 'Mover {{column}} a la izquierda',
    later: 'Mover {{column}} a la derecha',
    width: 'Ancho de {{column}} en píxeles',
    auto: 'auto',
    usual: 'Como al principio',
    moved: '{{column}}: ahora es la columna {{at}}.',
  },
};
