import PDFDocument from 'pdfkit';

/** Words and where they are put, in points from the left and from the top. */
export type Words = { readonly x: number; readonly y: number; readonly size?: number; readonly text: string };

/** A PDF with words where they are put, in points from the left and from the top; a page for each list. */
export async function pdfOf(pages: readonly (readonly Words[])[]): Promise<Uint8Array> {
  const document = new PDFDocument({ autoFirstPage: false, margin: 0 });
  const chunks: Buffer[] = [];
  const done = new Promise<void>((resolve) => document.on('end', resolve));
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  for (const page of pages) {
    document.addPage({ size: 'A4', margin: 0 });
    for (const { x, y, size = 10, text } of page) {
      document
        .font('Times-Roman')
        .fontSize(size)
        .text(text, x, y - size, { lineBreak: false });
    }
  }
  document.end();
  await done;
  return Buffer.concat(chunks);
}
