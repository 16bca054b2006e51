// A program for same-bytes.test.ts: writes maps in every format and prints the digest of each.
import { createHash } from 'node:crypto';
import { mapFile } from '../../../library/exports/map-file.ts';
import { MAP_FORMATS, MAP_LAYOUTS } from '../../../shared/model/map.ts';
import { paperPicture } from './map-source.ts';
import { paperCodebook, paperEvidence } from './paper-evidence.ts';

/** Titles of 2,000 characters with markup and marks that turn the reading order, and a code called `__proto__`. */
function hostilePicture() {
  const evidence = paperEvidence();
  const title = `<b onmouseover="x()">\u202E\u2067עברית \u0000${'long '.repeat(400)}`.slice(0, 2_000);
  const [first] = paperCodebook.dimensions.map(({ id }) => id);
  const renamed = (id: string) => (id === 'nd.severity' ? '__proto__' : id);
  const codebook = {
    ...paperCodebook,
    dimensions: paperCodebook.dimensions.map((dimension) => ({
      ...dimension,
      codes: dimension.codes.map((code) => ({ ...code, id: renamed(code.id) })),
    })),
  };
  const studies = evidence.studies.map((study) => ({ ...study, label: `${study.label} ${title}` }));
  const codings = evidence.codings.map((coding) => ({ ...coding, code: renamed(coding.code) }));
  return paperPicture({ title: `${first} ${title}` }, { ...evidence, studies, codings }, codebook);
}

const pictures = {
  ...Object.fromEntries(MAP_LAYOUTS.map((layout) => [layout, paperPicture({ layout })])),
  hostile: hostilePicture(),
  'no study': paperPicture({}, { studies: [], codings: [], judgements: [] }),
};
// A picture of dots is the same drawing once more, and the slowest of all to make.
const formats = MAP_FORMATS.filter((format) => format !== 'png');

for (const [name, picture] of Object.entries(pictures)) {
  for (const format of formats) {
    if (format === 'pdf' && name !== 'hostile') continue;
    const made = await mapFile(
      picture,
      { format, theme: 'light', dpi: 72 },
      {
        findings: async () => [],
        bibliography: async () => ({ ok: true, output: [] }),
      },
    );
    if (!made.ok) throw new Error(made.fault.message);
    console.log(name, format, createHash('sha256').update(made.output.bytes).digest('hex'));
  }
}
