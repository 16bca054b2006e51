import { parseHTML } from 'linkedom';
import type { CslItem } from '../../shared/model/csl.ts';
import type { Block } from '../../shared/model/extraction.ts';
import { articleRoots } from './page-article.ts';
import { renderPage } from './page-blocks.ts';
import { withoutDeepTags } from './page-depth.ts';
import type { PageElement } from './page-element.ts';
import { hideWhatStandsBeside } from './page-furniture.ts';
import { pageMetadata } from './web-page-metadata.ts';

/** A saved page as our own text: blocks a blank line apart, tables as tab-separated lines. */
export type WebPage = {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly metadata: Partial<CslItem>;
};

/** Pictures that a browser saved into the page; they can be most of the file and say nothing. */
const EMBEDDED = /data:[\w/+.-]{1,60};base64,[A-Za-z0-9+/=]+/g;

/** Reads a saved web page: the article it shows and what its head says of it. */
export function readWebPage(saved: string): WebPage {
  const html = withoutDeepTags(saved.replace(EMBEDDED, ''));
  const page = parseHTML(html).document as unknown as PageElement;
  const metadata = pageMetadata(page);
  hideWhatStandsBeside(page);
  const rendered = renderPage(articleRoots(html, page), page);
  return { ...rendered, metadata };
}
