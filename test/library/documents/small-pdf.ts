/**
 * A PDF written by hand (ISO 32000-1), one page for each text. Characters of the private use area are written as codes
 * that the font's own map leads there, as fonts without a true map do.
 */
export function plainPdf(pages: readonly string[]): Uint8Array {
  const first = 5;
  const kids = pages.map((_, i) => `${first + i * 2} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 4 0 R >>',
    stream(TO_UNICODE),
    ...pages.flatMap((text, i) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents ${first + i * 2 + 1} 0 R >>`,
      stream(`BT /F 10 Tf 72 700 Td (${[...text].map(coded).join('')}) Tj ET`),
    ]),
  ];
  return fileOf(objects, '');
}

/** A PDF that asks for a password: its keys (standard handler, 40 bits) belong to no password anyone knows. */
export function encryptedPdf(): Uint8Array {
  const key = 'a5'.repeat(32);
  return fileOf(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [] /Count 0 >>',
      `<< /Filter /Standard /V 1 /R 2 /O <${key}> /U <${key}> /P -44 >>`,
    ],
    '/Encrypt 3 0 R /ID [<0011> <0011>]',
  );
}

const TO_UNICODE = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /C def /CMapType 2 def
1 begincodespacerange <00> <ff> endcodespacerange
2 beginbfrange <20> <7e> <0020> <80> <8f> <e000> endbfrange endcmap end end`;

function coded(char: string): string {
  const code = char.charCodeAt(0);
  if (code >= 0xe000 && code <= 0xe00f) return `\\${(0x80 + code - 0xe000).toString(8)}`;
  return /[()\\]/.test(char) ? `\\${char}` : char;
}

function stream(content: string): string {
  return `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;
}

function fileOf(objects: readonly string[], trailer: string): Uint8Array {
  let body = '%PDF-1.4\n';
  const offsets: number[] = [];
  objects.forEach((object, i) => {
    offsets.push(body.length);
    body += `${i + 1} 0 obj\n${object}\nendobj\n`;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  return new TextEncoder().encode(
    `${body}xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${body.length}\n%%EOF\n`,
  );
}
