import { useEffect, useRef, useState } from 'react';
import type { Fault } from '../../../shared/contract/fault.ts';
import type { PdfFile } from '../../stores/pages.ts';

export type PageCanvasProps = {
  readonly file: PdfFile;
  readonly page: number;
  /** CSS pixels a point. */
  readonly scale: number;
};

/** Pixels of one page at most: a very large page, or one looked at very closely, is drawn coarser and stretched. */
const MOST_PIXELS = 24_000_000;

/** The picture of a page. A new one takes the place of the old when it is done, so that nothing flickers. */
export function PageCanvas({ file, page, scale }: PageCanvasProps) {
  const holder = useRef<HTMLDivElement>(null);
  const [wrong, setWrong] = useState<Fault | null>(null);
  const sharpness = window.devicePixelRatio || 1;
  useEffect(() => {
    const { width, height } = file.sizes[page - 1]!;
    const pixels = Math.min(scale * sharpness, Math.sqrt(MOST_PIXELS / (width * height)));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.floor(width * pixels));
    canvas.height = Math.max(1, Math.floor(height * pixels));
    const drawing = file.draw(page, canvas, pixels);
    let gone = false;
    void drawing.done.then((reply) => {
      if (gone) return empty(canvas);
      if (!reply.ok) setWrong(reply.fault);
      for (const old of holder.current?.querySelectorAll('canvas') ?? []) empty(old);
      holder.current?.replaceChildren(canvas);
    });
    return () => {
      gone = true;
      drawing.stop();
    };
  }, [file, page, scale, sharpness]);
  useEffect(() => {
    const { current } = holder;
    return () => {
      for (const canvas of current?.querySelectorAll('canvas') ?? []) empty(canvas);
      file.release(page);
    };
  }, [file, page]);
  return (
    <>
      <div ref={holder} className="page-picture" aria-hidden="true" />
      {wrong !== null && <p className="page-note">{wrong.message}</p>}
    </>
  );
}

/** Browsers keep the memory of a canvas for a while after it is gone, unless it has no size. */
function empty(canvas: HTMLCanvasElement): void {
  canvas.width = 0;
  canvas.height = 0;
  canvas.remove();
}
