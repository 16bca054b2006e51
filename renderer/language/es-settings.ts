/** Texts of the Settings screen in Spanish: every setting has a label and a sentence that explains it. */
export const esSettings = {
  settings: {
    title: 'Ajustes',
    every: 'Todos los ajustes',
    search: 'Buscar en los ajustes',
    searchNothing: 'Ningún ajuste se llama así. Pruebe con una sola palabra, como «copia» o «colores».',
    shown_one: '{{count}} ajuste',
    shown_many: '{{count}} de ajustes',
    shown_other: '{{count}} ajustes',
    keeper: {
      person: 'Suyo, en este equipo',
      library: 'Acompaña a esta biblioteca',
    },
    file: 'Sus propios ajustes se guardan en {{file}}.',
    noFile: 'Sus propios ajustes no se guardan aquí; duran hasta que se cierra Gleaner.',
    on: 'Activado',
    off: 'Desactivado',
    save: 'Guardar',
    sections: {
      you: 'Usted',
      look: 'Aspecto',
      references: 'Referencias y bibliografías',
      coding: 'Codificación',
      network: 'Red',
      backups: 'Copias de seguridad',
      help: 'Ayuda',
    },
    coder: {
      label: 'Su nombre como codificador',
      explain:
        'Se guarda con cada codificación y cada decisión que usted toma en esta biblioteca, para poder comparar a dos codificadores. Los mapas publicados nunca lo muestran. Las bibliotecas que cree más adelante empiezan con el mismo nombre.',
    },
    language: {
      label: 'Idioma',
      explain:
        'El de los menús, pantallas y mensajes, y el de la escritura de fechas, números y listas. Las palabras de sus referencias quedan como están.',
      system: 'El del equipo ({{name}})',
    },
    languageMissing:
      'Esta versión de Gleaner no tiene el idioma «{{tag}}», por lo que las pantallas están en inglés. Elija otro en Idioma.',
    theme: {
      label: 'Colores',
      explain: 'Claros u oscuros, o según el equipo. Los archivos exportados son siempre claros.',
      values: { system: 'Según el equipo', light: 'Claros', dark: 'Oscuros' },
    },
    density: {
      label: 'Altura de las filas',
      explain: 'La compacta muestra más referencias a la vez; la amplia es más fácil de pulsar y de leer.',
      values: { compact: 'Compacta', standard: 'Normal', comfortable: 'Amplia' },
    },
    letterKeys: {
      label: 'Letras sueltas como teclas',
      explain:
        'j, k, a, x y las demás actúan de inmediato. Desactívelas si dicta al equipo o pulsa teclas sin querer; Ctrl K y los botones siguen permitiendo hacerlo todo.',
    },
    citationKeys: {
      label: 'Claves de cita',
      explain:
        'Cómo se nombran las referencias nuevas en los archivos .bib. Una clave que ya se usó en un texto nunca cambia por sí sola.',
      fixed: 'Primer autor y año, con una letra cuando dos coinciden: steel2021a.',
    },
    bibliography: {
      label: 'Tipo de archivo .bib',
      explain:
        'BibTeX sirve para cualquier documento LaTeX. BibLaTeX conserva más: fechas completas, varias editoriales, el idioma original. Al exportar siempre se puede pedir el otro.',
      values: { bibtex: 'BibTeX', biblatex: 'BibLaTeX' },
    },
    citationStyle: {
      label: 'Estilo de cita',
      explain:
        'Con cuál de los estilos incluidos se componen las bibliografías nuevas y las referencias de los archivos de Word de matrices y mapas. Cada bibliografía puede elegir el suyo.',
      find: 'Buscar un estilo por su nombre',
      none: 'El habitual (APA)',
      found_one: '{{count}} estilo',
      found_many: '{{count}} de estilos',
      found_other: '{{count}} estilos',
    },
    citationLocale: {
      label: 'Idioma de las bibliografías',
      explain: 'Decide entre «y» o «and», los nombres de los meses y las comillas en las bibliografías.',
      own: 'El propio del estilo',
    },
    scheme: {
      label: 'Esquema de prevención',
      explain:
        'El esquema, con su nombre, cuyos niveles se usan para codificar en esta biblioteca; forma parte del libro de códigos y se imprime con cada mapa. Cámbielo en el libro de códigos, para que las codificaciones anteriores conserven su significado.',
      none: 'El libro de códigos no nombra ningún esquema.',
      of: '{{scheme}}, en {{codebook}} versión {{version}}',
    },
    onlineLookUp: {
      label: 'Consultar la red',
      explain:
        'Desactivado, como viene: nada sale de este equipo si usted no lo exporta. Activado, se puede consultar una referencia en Crossref, OpenAlex o PubMed: primero se ve la petición exacta, y solo se envía cuando usted lo indica.',
    },
    backupsOn: {
      label: 'Hacer copias de seguridad',
      explain:
        'Mientras usted trabaja y al cerrar una biblioteca se hace una copia completa, se coteja con la biblioteca y solo entonces vale como copia de seguridad.',
    },
    backupsEvery: {
      label: 'Como máximo cada',
      explain:
        'Cuánto pueden esperar los cambios una copia de seguridad mientras una biblioteca sigue abierta.',
      hours_one: '{{count}} hora',
      hours_many: '{{count}} de horas',
      hours_other: '{{count}} horas',
    },
    backupsKeep: {
      label: 'Conservar',
      explain:
        'De cada biblioteca. Una copia de seguridad antigua solo se elimina después de comprobar una más reciente.',
      copies_one: '{{count}} copia',
      copies_many: '{{count}} de copias',
      copies_other: '{{count}} copias',
    },
    backupsFolder: {
      label: 'Carpeta de las copias de seguridad',
      explain:
        'Una carpeta en otro disco sobrevive a la pérdida de este. En la línea de comandos: gleaner settings backups.folder CARPETA.',
      none: 'Aquí no se hacen copias de seguridad.',
      choose: 'Elegir una carpeta…',
      usual: 'Usar la carpeta habitual',
    },
    backupsMade: {
      label: 'Copias de seguridad de esta biblioteca',
      explain:
        'Examine una para ver qué cambiaría al restaurarla. Restaurar es una sola acción: deshacer la revierte, y antes se hace una copia de seguridad de la biblioteca.',
    },
    log: {
      label: 'Un registro técnico para comunicar un error',
      explain:
        'Nombres de acciones, cuánto tardaron y de dónde vinieron los errores, desde que se inició Gleaner. No contiene ningún título, nombre, ruta ni texto suyo; mírelo antes de enviarlo.',
      save: 'Guardar el registro…',
    },
    pointers: {
      label: 'Primeros pasos',
      explain: 'Las tres indicaciones para los primeros minutos; cada una desaparece al cerrarla.',
      again: 'Mostrarlas de nuevo',
    },
  },
  backups: {
    title: 'Copias de seguridad',
    make: 'Hacer una copia ahora',
    made: 'Se hizo y se comprobó una copia de seguridad.',
    restored: 'Restaurada. La biblioteca está como estaba entonces.',
    empty: 'Todavía ninguna. La primera se hace un minuto después del primer cambio.',
    why: {
      scheduled: 'mientras usted trabajaba',
      closing: 'al cerrar',
      asked: 'a petición',
      restoring: 'antes de restaurar',
    },
    holds: '{{references}} referencias, {{codings}} codificaciones',
    look: 'Examinar…',
    lookAt: 'Examinar… (copia de seguridad de {{moment}})',
    save: 'Guardar como biblioteca…',
    saveOf: 'Guardar como biblioteca… (copia de seguridad de {{moment}})',
    of: 'La copia de seguridad de {{moment}}',
    same: 'La biblioteca está como cuando se hizo esta copia de seguridad; no hay nada que restaurar.',
    explain: 'Al restaurar, la biblioteca vuelve a ser lo que era entonces. Esto es lo que cambiaría:',
    kind: 'Qué',
    back: 'Vuelven',
    away: 'Desaparecen',
    changed: 'Cambian',
    examples: 'Por ejemplo',
    later_one: '{{count}} acción posterior, que dejaría de valer',
    later_many: '{{count}} de acciones posteriores, que dejarían de valer',
    later_other: '{{count}} acciones posteriores, que dejarían de valer',
    leave: 'Dejar como está',
    restore: 'Restaurar esta copia de seguridad',
    kinds: {
      reference: 'Referencias',
      study: 'Estudios',
      document: 'Documentos',
      coding: 'Codificaciones',
      passage: 'Pasajes',
      finding: 'Hallazgos',
      decision: 'Decisiones',
      citation: 'Citas',
      source_record: 'Registros de origen',
      reference_tag: 'Etiquetas',
      study_reference: 'Vínculos entre estudios y referencias',
      document_text: 'Textos de documentos',
      document_chunk: 'Archivos de documentos',
      codebook: 'Libros de códigos',
      map: 'Mapas',
      problem: 'Puntos por comprobar',
      redirect: 'Nombres anteriores de referencias',
      saved_search: 'Búsquedas guardadas',
      cell_judgement: 'Celdas valoradas',
      entry_review: 'Entradas corregidas',
    },
  },
};
