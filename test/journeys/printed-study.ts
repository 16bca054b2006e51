import PDFDocument from 'pdfkit';

/** Words printed somewhere: points from the left and top of their page to their first letter. */
export type Printed = {
  readonly page: number;
  readonly x: number;
  readonly top: number;
  readonly width: number;
  readonly size: number;
};

/** A study printed in two columns, with a footnote, a reference list and a scanned page without text. */
export type PrintedStudy = {
  readonly bytes: Buffer;
  /** Where words are printed that stand on one line. */
  readonly placeOf: (words: string) => Printed | undefined;
};

const FONT = 'Times-Roman';
const LEADING = 13;
const COLUMNS = [60, 308] as const;
const WIDTH = 228;
const FIRST = 110;
const LINES = 14;
const INDENT = 12;

const PARAGRAPHS = [
  'Hay was the first harvest of the year in the northern parishes, and everyone who could hold a rake took part in it. The meadows along the river were mown before the rain (Lund, 2010), while those on the hills were left until the barley was ripe. Old people still tell of summers in which both came at once, and of the nights that were spent by lantern between the swaths.',
  'What was written down is another matter. Parish clerks counted the loads that reached a barn, not those that were lost on the way¹, and a wet week left hardly a trace in their books. Two counts of the same year often disagree (Berg & Aas, 2014), and neither of them was made to be compared with the other. We read both of them against the weather that a schoolmaster noted every morning for thirty years.',
  'Three questions guide the reading. Which meadows were mown late, and was it the weather or the want of hands that kept the scythes away? Did the parishes that shared their labour bring in more of what had grown (Lund, 2010)? And what became of the fields that nobody had time for, of which the books say only that they were left standing?',
  'The answers differ from one valley to the next. In the wide valleys a late harvest followed a wet June in nine years of ten, whatever the number of hands. On the hills the hands decided: where sons had gone to the coast, the grass stood until September, and half of it was given to the neighbours for the carrying. Shared labour helped in both (Berg & Aas, 2014), though less than those who praised it believed.',
  'Fields that were left standing did not go to waste. Sheep were driven onto them in October, and the books of the dairy show more milk from those farms in the following spring. This is no proof that leaving them was wise, since the same farms had the better soil, but it does speak against the shame that was put on their owners.',
];
const NOTE = 'Carts were counted at the gate, and only on weekdays.';
const LIST = [
  'Berg, K., & Aas, T. (2014). Two counts of one harvest. Journal of Meadow Studies, 12(1), 1–19.',
  'Lund, O. (2010). The mowing of wet meadows. Meadow Press.',
];

/** Prints the study. */
export async function printedStudy(): Promise<PrintedStudy> {
  const document = new PDFDocument({ size: 'A4', margin: 0, autoFirstPage: false });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve) => document.on('end', () => resolve()));
  const lines: (Omit<Printed, 'width'> & { readonly text: string })[] = [];
  let page = 0;
  const put = (text: string, x: number, top: number, size = 10) => {
    document.font(FONT).fontSize(size).text(text, x, top, { lineBreak: false });
    lines.push({ text, page, x, top, size });
  };
  const turn = () => {
    document.addPage({ size: 'A4', margin: 0 });
    page += 1;
    put(`Annals of Hay ${page}`, 250, 40, 8);
  };
  turn();
  put('Meadows Mown Late', 60, 70, 18);
  let at = 0;
  for (const { text, size, indent } of laidOut(document)) {
    if (at === 2 * LINES) {
      put(`1 ${NOTE}`, COLUMNS[0], FIRST + LINES * LEADING + 24, 7.5);
      turn();
      at = 0;
    }
    put(text, COLUMNS[at < LINES ? 0 : 1] + indent, FIRST + (at % LINES) * LEADING, size);
    at += 1;
  }
  document.addPage({ size: 'A4', margin: 0 });
  putScan(document);
  document.end();
  await ended;
  const placeOf = (words: string): Printed | undefined => {
    const line = lines.find(({ text }) => text.includes(words));
    if (line === undefined) return undefined;
    document.font(FONT).fontSize(line.size);
    const before = document.widthOfString(line.text.slice(0, line.text.indexOf(words)));
    const { page: on, top, size } = line;
    return { page: on, x: line.x + before, top, size, width: document.widthOfString(words) };
  };
  return { bytes: Buffer.concat(chunks), placeOf };
}

/** A PDF that opens only with a password. */
export function lockedPdf(): Promise<Buffer> {
  return printed(new PDFDocument({ userPassword: 'hay', pdfVersion: '1.7' }), (document) =>
    document.text('Nobody may read this.'),
  );
}

/** A text that runs over six pages, three lines a page. */
export function longPdf(): Promise<Buffer> {
  return printed(new PDFDocument({ size: 'A4', margin: 0, autoFirstPage: false }), (document) => {
    const names = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'];
    for (const name of names) {
      document.addPage({ size: 'A4', margin: 0 });
      for (let line = 0; line < 3; line++)
        document
          .font(FONT)
          .fontSize(11)
          .text(
            `the ${name} sheet goes on about meadows, carts and rain in line ${line + 1} and`,
            60,
            100 + 14 * line,
            {
              lineBreak: false,
            },
          );
    }
  });
}

/** Two pages as a scanner stores them, without a word of text. */
export function scannedPdf(): Promise<Buffer> {
  return printed(new PDFDocument({ size: 'A4', margin: 0, autoFirstPage: false }), (document) => {
    for (let page = 0; page < 2; page++) {
      document.addPage({ size: 'A4', margin: 0 });
      putScan(document);
    }
  });
}

async function printed(
  document: PDFKit.PDFDocument,
  print: (document: PDFKit.PDFDocument) => void,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve) => document.on('end', () => resolve()));
  print(document);
  document.end();
  await ended;
  return Buffer.concat(chunks);
}

/** A black square as a scanner stores it: each row says "as the one before" (ITU-T T.6), and the whole is turned over. */
function putScan(document: PDFKit.PDFDocument): void {
  const size = 64;
  const image = document.ref({
    Type: 'XObject',
    Subtype: 'Image',
    Width: size,
    Height: size,
    ColorSpace: 'DeviceGray',
    BitsPerComponent: 1,
    Decode: [1, 0],
    Filter: 'CCITTFaxDecode',
    DecodeParms: { K: -1, Columns: size, Rows: size },
  });
  image.end(Buffer.from([...Array<number>(size / 8).fill(0xff), 0x00, 0x10, 0x01]));
  const { page } = document as unknown as { page: { xobjects: Record<string, unknown> } };
  page.xobjects.Scan = image;
  document.save().transform(300, 0, 0, 300, 100, 150);
  (document as unknown as { addContent: (content: string) => void }).addContent('/Scan Do');
  document.restore();
}

type Line = { readonly text: string; readonly size: number; readonly indent: number };

/** The lines of the study, broken as wide as a column. */
function laidOut(document: PDFKit.PDFDocument): readonly Line[] {
  const broken = (text: string) => {
    document.font(FONT).fontSize(10);
    const found: string[] = [];
    let line = '';
    for (const word of text.split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (document.widthOfString(longer) > WIDTH - INDENT && line !== '') {
        found.push(line);
        line = word;
      } else line = longer;
    }
    return [...found, line];
  };
  const body = (text: string) =>
    broken(text).map((line, n) => ({ text: line, size: 10, indent: n === 0 ? INDENT : 0 }));
  const entry = (text: string) =>
    broken(text).map((line, n) => ({ text: line, size: 10, indent: n === 0 ? 0 : INDENT }));
  const heading = (text: string) => [
    { text: ' ', size: 10, indent: 0 },
    { text, size: 13, indent: 0 },
  ];
  return [
    ...heading('Hay and weather'),
    ...PARAGRAPHS.slice(0, 3).flatMap(body),
    ...heading('What the books say'),
    ...PARAGRAPHS.slice(3).flatMap(body),
    ...heading('References'),
    ...LIST.flatMap(entry),
  ];
}
