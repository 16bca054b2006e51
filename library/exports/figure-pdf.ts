import type { Attributes, Content, Shape } from '../maps/svg-element.ts';
import { isShape } from '../maps/svg-element.ts';
import { faceOf, nearestWeight, WEIGHTS } from '../maps/type-face.ts';
import { type Figure, sizeOf } from './figure.ts';
import { type Bounds, type Texture, textureLines, textureOf } from './figure-texture.ts';

type Page = PDFKit.PDFDocument;

/** Points for one pixel: 72 to the inch against 96. */
const POINTS = 0.75;
/** The longest side of a page that readers must take (ISO 32000-1, annex C), in points. */
const LONGEST_SIDE = 14_400;
/** Stands where nothing dated is shown; a clock would make every copy another file. */
const NO_DATE = '2000-01-01';

export type FigureFile = { readonly bytes: Uint8Array; readonly notices: readonly string[] };

/**
 * Figures as pages of PDF 1.7, one each: vectors, text that can be selected and searched, the face embedded, tagged as
 * figures with their descriptions. The first one names the file. The same figures give the same bytes.
 */
export async function figurePdf(figure: Figure, ...more: readonly Figure[]): Promise<FigureFile> {
  const { default: PDFDocument } = await import('pdfkit');
  const figures = [figure, ...more];
  const page = new PDFDocument({
    autoFirstPage: false,
    margin: 0,
    pdfVersion: '1.7',
    tagged: true,
    lang: 'en',
    displayTitle: true,
    font: null as unknown as string,
    info: {
      Title: figure.title,
      Subject: figure.description,
      Creator: 'Gleaner',
      Producer: 'Gleaner (PDFKit)',
      CreationDate: new Date(`${figure.asOf === '' ? NO_DATE : figure.asOf.slice(0, 10)}T00:00:00Z`),
    },
  });
  const done = collected(page);
  for (const weight of WEIGHTS) page.registerFont(faceName(weight), Buffer.from(faceOf(weight).bytes));
  const shrinks = figures.map((one) => drawPage(page, one));
  page.end();
  const shrink = Math.min(...shrinks);
  return {
    bytes: await done,
    notices:
      shrink < 1
        ? [
            `The figure is larger than a page of PDF may be and was drawn at ${Math.round(shrink * 100)} % of its size.`,
          ]
        : [],
  };
}

/** Draws a figure on a page of its own size; says to which part of its size it had to be made smaller, 1 for not at all. */
function drawPage(page: Page, figure: Figure): number {
  const { width, height } = sizeOf(figure);
  const shrink = Math.min(1, LONGEST_SIDE / (Math.max(width, height) * POINTS));
  const scale = POINTS * shrink;
  page.addPage({ size: [width * scale, height * scale], margin: 0 });
  page.addStructure(
    page.struct('Figure', { alt: figure.description }, () => {
      page.save().scale(scale);
      draw({ page, textures: texturesOf(figure.shape) }, figure.shape.content);
      page.restore();
    }),
  );
  return shrink;
}

/** What drawing needs: the page, and the textures of the drawing by what they are filled with. */
type Pens = { readonly page: Page; readonly textures: ReadonlyMap<string, Texture> };

function collected(page: Page): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    page.on('data', (part: Buffer) => parts.push(part));
    page.on('end', () => resolve(new Uint8Array(Buffer.concat(parts))));
    page.on('error', reject);
  });
}

function faceName(weight: number): string {
  return `Inter ${weight}`;
}

function draw(pens: Pens, content: readonly Content[]): void {
  for (const one of content) {
    if (typeof one === 'string') continue;
    if (!isShape(one)) draw(pens, one);
    else drawShape(pens, one);
  }
}

function drawShape(pens: Pens, shape: Shape): void {
  const { page } = pens;
  if (shape.name === 'defs' || shape.name === 'title' || shape.name === 'desc') return;
  if (shape.name === 'g') {
    const [x, y] = translation(shape.attributes.transform);
    page.save().translate(x, y);
    draw(pens, shape.content);
    page.restore();
  } else if (shape.name === 'text') drawText(page, shape);
  else {
    const texture = pens.textures.get(String(shape.attributes.fill));
    page.save();
    outline(page, shape);
    if (texture === undefined) paint(page, shape.attributes);
    else drawTexture(page, texture, boundsOf(shape));
    page.restore();
  }
}

/** Strokes the lines of a texture inside the shape that was outlined last. */
function drawTexture(page: Page, texture: Texture, box: Bounds): void {
  page.clip().lineWidth(texture.lineWidth);
  for (const [x, y, toX, toY] of textureLines(texture, box)) page.moveTo(x, y).lineTo(toX, toY);
  page.stroke(texture.colour);
}

/** The box that a shape lies in; of a path, which is a sector of a ring, that of its ring. */
function boundsOf({ name, attributes }: Shape): Bounds {
  const at = (key: string): number => Number(attributes[key] ?? 0);
  const round = (x: number, y: number, r: number) => ({
    left: x - r,
    top: y - r,
    right: x + r,
    bottom: y + r,
  });
  if (name === 'circle') return round(at('cx'), at('cy'), at('r'));
  if (name === 'path') {
    const [, x, y, r] = /^M(-?[\d.]+) (-?[\d.]+)L.*?A([\d.]+) /.exec(String(attributes.d)) ?? [];
    return round(Number(x ?? 0), Number(y ?? 0), Number(r ?? 0));
  }
  const [x, y] = [at('x'), at('y')];
  return { left: x, top: y, right: x + at('width'), bottom: y + at('height') };
}

function translation(transform: string | number | null | undefined): readonly [number, number] {
  const match = /^translate\((-?[\d.]+) (-?[\d.]+)\)$/.exec(String(transform ?? ''));
  return match === null ? [0, 0] : [Number(match[1]), Number(match[2])];
}

function outline(page: Page, { name, attributes }: Shape): void {
  const at = (key: string): number => Number(attributes[key] ?? 0);
  if (name === 'circle') page.circle(at('cx'), at('cy'), at('r'));
  else if (name === 'path') page.path(String(attributes.d ?? ''));
  else if (name === 'polygon') {
    const pairs = String(attributes.points ?? '')
      .split(' ')
      .map((pair) => pair.split(',').map(Number) as [number, number]);
    page.polygon(...pairs);
  } else if (name === 'rect') {
    if (at('rx') > 0) page.roundedRect(at('x'), at('y'), at('width'), at('height'), at('rx'));
    else page.rect(at('x'), at('y'), at('width'), at('height'));
  } else throw new Error(`A drawing holds <${name}>, which no page of PDF can show.`);
}

function paint(page: Page, look: Attributes): void {
  const stroke = colour(look.stroke);
  const fill = look.fill === undefined || look.fill === null ? 'black' : String(look.fill);
  if (look['fill-opacity'] !== undefined) page.fillOpacity(Number(look['fill-opacity']));
  if (stroke !== undefined) {
    page.lineWidth(Number(look['stroke-width'] ?? 1));
    if (look['stroke-linejoin'] === 'round') page.lineJoin('round');
    const dash = String(look['stroke-dasharray'] ?? '');
    const [on = 1, off = on] = dash.split(' ').map(Number);
    if (dash !== '') page.dash(on, { space: off });
  }
  const filled = colour(fill);
  if (filled !== undefined && stroke !== undefined) page.fillAndStroke(filled, stroke);
  else if (filled !== undefined) page.fill(filled);
  else if (stroke !== undefined) page.stroke(stroke);
}

function colour(value: string | number | null | undefined): string | undefined {
  return value === undefined || value === null || value === 'none' ? undefined : String(value);
}

function drawText(page: Page, { attributes, content }: Shape): void {
  const words = content.filter((one) => typeof one === 'string').join('');
  if (words === '') return;
  page.font(faceName(nearestWeight(Number(attributes['font-weight'] ?? 400))));
  page.fontSize(Number(attributes['font-size'] ?? 12)).fillColor(String(attributes.fill ?? 'black'));
  const anchor = attributes['text-anchor'];
  const width = anchor === 'middle' || anchor === 'end' ? page.widthOfString(words) : 0;
  const x = Number(attributes.x ?? 0) - (anchor === 'middle' ? width / 2 : width);
  page.text(words, x, Number(attributes.y ?? 0), { lineBreak: false, baseline: 'alphabetic' });
}

/** The textures that gaps and segments are filled with. */
function texturesOf(shape: Shape): ReadonlyMap<string, Texture> {
  const found = new Map<string, Texture>();
  const look = (content: readonly Content[]): void => {
    for (const one of content) {
      if (typeof one === 'string') continue;
      if (!isShape(one)) look(one);
      else if (one.name === 'pattern') {
        const texture = textureOf(one);
        if (texture !== undefined) found.set(`url(#${one.attributes.id})`, texture);
      } else if (one.name === 'defs') look(one.content);
    }
  };
  look(shape.content);
  return found;
}
