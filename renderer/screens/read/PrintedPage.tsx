import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reply } from '../../../shared/contract/fault.ts';
import type { PageLayer } from '../../stores/pages.ts';
import type { Marks } from '../../stores/text-marks.ts';
import { PageCanvas, type PageCanvasProps } from './PageCanvas.tsx';
import { PageWords } from './PageWords.tsx';

export type PrintedPageProps = PageCanvasProps & {
  readonly layer: Reply<PageLayer> | undefined;
  readonly marks: Marks;
  readonly standing: string | null;
  /** Pixels from the top of all pages. */
  readonly top: number;
};

/** One page as it is printed, its words over its picture. */
export const PrintedPage = memo(function PrintedPage(props: PrintedPageProps) {
  const { t } = useTranslation();
  const { file, page, scale, layer, marks, standing, top } = props;
  const { width, height } = file.sizes[page - 1]!;
  const style = { '--page-scale': scale, width: width * scale, height: height * scale, top };
  return (
    <section
      className="page"
      data-page={page}
      aria-label={t('pages.page', { page, of: file.sizes.length })}
      style={style as React.CSSProperties}
    >
      <PageCanvas file={file} page={page} scale={scale} />
      {layer?.ok && <PageWords layer={layer.output} marks={marks} standing={standing} />}
      {layer?.ok && layer.output.items.length === 0 && <p className="page-note">{t('pages.noWords')}</p>}
    </section>
  );
});
