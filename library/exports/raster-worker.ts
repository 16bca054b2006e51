import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { crc32 } from 'node:zlib';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { faceOf, WEIGHTS } from '../maps/type-face.ts';
import type { RasterInput, RasterMessage } from './figure-png.ts';

// Where a PNG's header chunk ends: 8 bytes of signature, 25 of IHDR.
const AFTER_HEADER = 33;
const METRES_PER_INCH = 0.0254;

/** The picture with a chunk that tells its resolution (PNG specification, 11.3.5.3, pHYs). */
function withResolution(png: Uint8Array, dpi: number): Uint8Array {
  const chunk = new Uint8Array(21);
  const view = new DataView(chunk.buffer);
  const perMetre = Math.round(dpi / METRES_PER_INCH);
  view.setUint32(0, 9);
  chunk.set(new TextEncoder().encode('pHYs'), 4);
  view.setUint32(8, perMetre);
  view.setUint32(12, perMetre);
  chunk[16] = 1;
  view.setUint32(17, crc32(chunk.subarray(4, 17)));
  const whole = new Uint8Array(png.length + chunk.length);
  whole.set(png.subarray(0, AFTER_HEADER));
  whole.set(chunk, AFTER_HEADER);
  whole.set(png.subarray(AFTER_HEADER), AFTER_HEADER + chunk.length);
  return whole;
}

async function raster({ svg, zoom, dpi }: RasterInput): Promise<RasterMessage> {
  try {
    const program = createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm');
    await initWasm(readFileSync(program));
    const drawing = new Resvg(svg, {
      font: {
        fontBuffers: WEIGHTS.map((weight) => faceOf(weight).bytes),
        // Fonts of the machine would make another picture on another machine.
        loadSystemFonts: false,
        defaultFontFamily: 'Inter',
        sansSerifFamily: 'Inter',
      } as never,
      fitTo: { mode: 'zoom', value: zoom },
    });
    return { bytes: withResolution(drawing.render().asPng(), dpi) };
  } catch (error) {
    return { message: error instanceof Error ? error.message : String(error) };
  }
}

if (parentPort !== null) parentPort.postMessage(await raster(workerData as RasterInput));
