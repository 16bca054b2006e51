import type { AxisEntry } from '../../shared/model/matrix.ts';
import type { MapPicture } from './map-data.ts';
import { axisLabel, citationLine, filterLines, leftOutLines } from './map-words.ts';
import { escapeMarkup } from './svg-element.ts';

/** What a reader must know to judge the map: how it was made, by which scheme, and what it leaves out. */
export function aboutSection(picture: MapPicture): string {
  const { data } = picture;
  const said = data.spec.about
    .split('\n\n')
    .filter((one) => one !== '')
    .map(paragraph);
  const left = [...leftOutLines(data), ...picture.notices];
  const filters = filterLines(data);
  return `<section id="about" aria-labelledby="about-title">
<h2 id="about-title">About this map</h2>
${said.join('\n')}
<h2>How to read it</h2>
${paragraph('A number counts distinct studies, not papers: a study reported twice counts once. A study whose own findings in one cell disagree counts once, as mixed. Margins count each study once, so they may be smaller than the sum of their cells. Studies that were excluded or are context are not counted.')}
${paragraph('A 0 is called a gap only where every study in scope has been coded on both axes. Where some are still open, how many is printed instead, and no gap is claimed. A number says how much evidence there is, not how strong it is.')}
${paragraph('“As cited” marks what is known of a study only from another paper’s words about it. It is drawn hollow and counted apart.')}
<h2>Scheme and codebook</h2>
${paragraph(data.scheme === '' ? 'The codebook names no scheme.' : data.scheme)}
${paragraph(`Codebook: ${data.codebook}. Codings: ${data.matrix.layer}.`)}
<h2>How to cite it</h2>
${paragraph(citationLine(data))}
${paragraph(data.spec.licence === '' ? 'No licence is named.' : `Licence: ${data.spec.licence}`)}
${filters.length === 0 ? '' : `<h2>Limited to</h2>\n${filters.map(paragraph).join('\n')}`}
<h2>What is not here</h2>
${left.length === 0 ? paragraph('Nothing in scope was left out.') : left.map(paragraph).join('\n')}
${paragraph('Names of coders and working notes are never part of a published map.')}
${definitions(axisLabel(data, data.matrix.rowDimension), data.matrix.rows)}
${definitions(axisLabel(data, data.matrix.columnDimension), data.matrix.columns)}
</section>`;
}

function definitions(label: string, entries: readonly AxisEntry[]): string {
  const defined = entries.filter((entry) => entry.definition !== '');
  if (defined.length === 0) return '';
  const list = defined.map(
    (entry) => `<dt>${escapeMarkup(entry.label)}</dt><dd>${escapeMarkup(entry.definition)}</dd>`,
  );
  return `<details><summary>${escapeMarkup(label)}: definitions</summary><dl>${list.join('')}</dl></details>`;
}

function paragraph(text: string): string {
  return `<p>${escapeMarkup(text)}</p>`;
}
