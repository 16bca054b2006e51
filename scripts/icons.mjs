// Draws the app's icons from renderer/mark.svg into electron/icons: PNGs for Linux, an .ico for Windows, an .icns for macOS,
// and the picture under the pointer while a file is dragged out. Run it after changing the mark; its files are committed.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { initWasm, Resvg } from '@resvg/resvg-wasm';

const ROOT = fileURLToPath(new URL('../', import.meta.url));

/** Sizes in pixels; Linux desktops look for the usual ones. */
const SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
/** Apple's names of sizes (https://en.wikipedia.org/wiki/Apple_Icon_Image_format); each holds a PNG. */
const ICNS = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
];
const ICO = [16, 24, 32, 48, 64, 128, 256];

/** Draws every icon from the text of an SVG; gives each file's bytes by its path inside electron/icons. */
export async function drawIcons(svg) {
  await initialized();
  const pngs = new Map(SIZES.map((size) => [size, drawn(svg, size)]));
  const files = new Map(SIZES.map((size) => [`png/${size}x${size}.png`, pngs.get(size)]));
  files.set('drag.png', pngs.get(64));
  files.set('icon.png', pngs.get(512));
  files.set('icon.ico', packedIco(ICO.map((size) => [size, pngs.get(size)])));
  files.set('icon.icns', packedIcns(ICNS.map(([name, size]) => [name, pngs.get(size)])));
  return files;
}

let ready;
function initialized() {
  const wasm = createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm');
  ready ??= initWasm(readFileSync(wasm));
  return ready;
}

function drawn(svg, size) {
  return Buffer.from(new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render().asPng());
}

/** https://en.wikipedia.org/wiki/ICO_(file_format): a directory of PNGs; 256 is written as 0. */
function packedIco(images) {
  const head = Buffer.alloc(6 + 16 * images.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(images.length, 4);
  let offset = head.length;
  for (const [at, [size, png]] of images.entries()) {
    const entry = 6 + 16 * at;
    head.writeUInt8(size % 256, entry);
    head.writeUInt8(size % 256, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(png.length, entry + 8);
    head.writeUInt32LE(offset, entry + 12);
    offset += png.length;
  }
  return Buffer.concat([head, ...images.map(([, png]) => png)]);
}

function packedIcns(images) {
  const parts = images.map(([name, png]) => {
    const head = Buffer.alloc(8);
    head.write(name, 'latin1');
    head.writeUInt32BE(png.length + 8, 4);
    return Buffer.concat([head, png]);
  });
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.write('icns', 'latin1');
  head.writeUInt32BE(body.length + 8, 4);
  return Buffer.concat([head, body]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = join(ROOT, 'electron/icons');
  mkdirSync(join(folder, 'png'), { recursive: true });
  const files = await drawIcons(readFileSync(join(ROOT, 'renderer/mark.svg'), 'utf8'));
  for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes);
  console.log(`Drew ${files.size} icons into electron/icons.`);
}
