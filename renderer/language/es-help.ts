/** Help for each screen in Spanish: what it is for, how the work goes, and examples of searches. */
export const esHelp = {
  help: {
    button: 'Ayuda',
    of: 'Ayuda de {{screen}}',
    keysHere: 'Teclas de esta pantalla',
    allKeys: 'Todas las teclas',
    examples: 'Ejemplos de búsquedas',
    findKey: 'Buscar una tecla o una acción',
    noKey: 'Ninguna tecla hace eso. Pruebe con una sola palabra, como «fusionar» o «siguiente».',
    startEmpty: 'Empezar con una biblioteca vacía',
    startEmptyHow:
      'La biblioteca inicial muestra cómo es una ya terminada. Para su propio trabajo empiece con una vacía: en la ventana de escritorio elija Archivo, Nueva biblioteca; aquí, ejecute: gleaner serve --library my.gleaner',
    screen: {
      library:
        'Todas las referencias, con lo que se decidió sobre ellas. Busque en el cuadro, acote con las listas de la izquierda, seleccione varias con Espacio y arrástrelas o etiquételas juntas. Arrastradas fuera de la ventana son BibTeX; en la ventana de escritorio mantenga pulsado Alt para arrastrar un archivo .bib. Enter abre una: sus campos, dónde se cita, con qué se codificó.',
      duplicates:
        'Registros que con seguridad o quizá son una misma obra. Los seguros pueden fusionarse de una vez; los demás muestran por qué podrían ser la misma y esperan su decisión. Al fusionar, todas las claves e identificadores siguen llevando a la referencia que queda.',
      quality:
        'Lo que podría mejorar en las referencias: campos que faltan, nombres extraños, DOI rotos. Cada observación indica qué hacer, y la mayoría trae una corrección.',
      import:
        'Suelte artículos, informes o listas en cualquier lugar de la ventana. Un resumen dice cuántos registros se encontraron, se añadieron, se fusionaron, se omitieron y no se pudieron leer; estos últimos figuran con su línea.',
      review:
        'Entradas de listas de referencias que fueron difíciles de leer, las más dudosas primero. Confírmelas o corrija un campo; lo que usted deje resuelto vale también cuando el documento se lea de nuevo.',
      read: 'Un documento con sus citas marcadas. El subrayado continuo indica las vinculadas; el discontinuo, las inciertas; el doble, las ambiguas; el de puntos rojos, las que no tienen entrada. Seleccione palabras y pulse c para codificarlas. Un PDF se puede leer como texto o, con p, como sus páginas impresas, que llevan las mismas marcas; lo que no está con seguridad en una página no se marca en ella.',
      tables:
        'Las tablas de un documento como borradores de hallazgos. Diga una vez qué significa cada columna; Gleaner lo recuerda.',
      checks:
        'Números de un documento que no concuerdan entre sí. Una comprobación es una pregunta, nunca un veredicto.',
      code: 'Un estudio cada vez: sus textos, las sugerencias con las palabras que las motivaron y sus codificaciones. a acepta una sugerencia, x la rechaza, c codifica las palabras seleccionadas.',
      codebook:
        'Las dimensiones y los códigos de esta biblioteca. Un cambio muestra primero qué haría con las codificaciones existentes.',
      coders: 'Quién codificó qué, y en qué difieren dos codificadores.',
      history: 'Todo lo que se cambió, lo más reciente primero, y cómo volver atrás.',
      matrix:
        'Cuántos estudios hay en cada cruce. Cada número se abre y muestra sus estudios y las citas literales que los respaldan. Una celda vacía y punteada aún no está codificada; un 0 sobre rayado es un vacío de evidencia.',
      map: 'Una vista de la matriz, con nombre propio, para publicar. El archivo no contiene nada privado: ningún codificador, ninguna nota, ninguna cita literal si usted no la pide.',
      settings: 'Lo que acompaña a la biblioteca y lo que es suyo en este equipo, todo explicado.',
    },
    query: {
      years: 'year:2015-2020',
      yearsMeans: 'publicado en estos años',
      word: 'prevención',
      wordMeans: 'la palabra, en sus formas gramaticales',
      must: '+estigma -medios',
      mustMeans: 'la primera debe aparecer, la segunda no',
      field: 'title:ayuda',
      fieldMeans: 'solo en el título; también author, abstract, note, clause, text',
      wild: 'preven*',
      wildMeans: 'palabras que empiezan así',
      fuzzy: 'tratamento~1',
      fuzzyMeans: 'puede haber una letra equivocada',
      phrase: '"buscar ayuda"',
      phraseMeans: 'las palabras una junto a otra',
    },
  },
};
