/** Texts about what was learned from a person's decisions, in Spanish. */
export const esLearning = {
  learning: {
    next: 'Siguiente: el más informativo',
    open: 'Cómo resultan las sugerencias',
    title: 'Las sugerencias frente a sus propias decisiones',
    noneLeft: 'Todos los estudios dentro del alcance están codificados.',
    tooFew:
      'Hay muy pocos estudios codificados para aprender de ellos. Las sugerencias se apoyan en las expresiones del libro de códigos hasta que haya seis estudios codificados en una dimensión.',
    told_one:
      'Aprendido de {{count}} estudio; sugerencias aceptadas: {{accepted}}, rechazadas: {{rejected}}. Cada estudio se juzga por lo aprendido de los demás.',
    told_many:
      'Aprendido de {{count}} de estudios; sugerencias aceptadas: {{accepted}}, rechazadas: {{rejected}}. Cada estudio se juzga por lo aprendido de los demás.',
    told_other:
      'Aprendido de {{count}} estudios; sugerencias aceptadas: {{accepted}}, rechazadas: {{rejected}}. Cada estudio se juzga por lo aprendido de los demás.',
    dimension: 'Dimensión',
    precision: 'Acertado de lo que se sugiere',
    recall: 'Sugerido de lo que usted codificó',
    phrases: 'Solo las expresiones',
    interval:
      'Entre paréntesis, el intervalo del 95 %. Solo las expresiones: aciertos de lo sugerido / sugerido de lo que usted codificó.',
    studies_one: '{{count}} estudio',
    studies_many: '{{count}} de estudios',
    studies_other: '{{count}} estudios',
    reliability: 'Confianza indicada, y lo que resultó acertado',
    band_one: '{{given}} % de confianza: {{right}} % de acierto en {{count}} sugerencia',
    band_many: '{{given}} % de confianza: {{right}} % de acierto en {{count}} de sugerencias',
    band_other: '{{given}} % de confianza: {{right}} % de acierto en {{count}} sugerencias',
  },
};
