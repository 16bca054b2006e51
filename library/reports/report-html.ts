import { createHash } from 'node:crypto';
import { colourOf } from '../../shared/model/tokens.ts';
import { escapeMarkup, markup } from '../maps/svg-element.ts';
import type { Block } from './report-blocks.ts';

const STYLE = `body{font:15px/1.5 "Source Serif 4 Variable","Source Serif 4",Georgia,serif;color:${colourOf('ink', 'light')};background:${colourOf('paper', 'light')};max-width:860px;margin:0 auto;padding:32px 20px 64px}
h1,h2,h3,table,figcaption{font-family:"Inter Variable",Inter,system-ui,sans-serif}
h1{font-size:26px;line-height:1.25}h2{font-size:19px;margin-top:36px}h3{font-size:15px;margin-top:24px}
.missing{color:${colourOf('muted', 'light')};font-style:italic}
figure{margin:16px 0;overflow-x:auto}figure svg{max-width:100%;height:auto}
table{border-collapse:collapse;font-size:13px;margin:12px 0}caption{text-align:left;font-weight:600;padding:6px 0}
th,td{text-align:left;vertical-align:top;border-bottom:1px solid ${colourOf('line', 'light')};padding:4px 14px 4px 0;overflow-wrap:anywhere}
tbody th{font-weight:400}td.n{text-align:right;font-variant-numeric:tabular-nums}
@media print{body{max-width:none;padding:0}figure,tr{break-inside:avoid}}`;

/** The report as one page without scripts that asks for nothing; its policy allows its own style sheet alone. */
export function reportHtml(blocks: readonly Block[], title: string): string {
  const hash = createHash('sha256').update(STYLE, 'utf8').digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeMarkup(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${blocks.map(blockHtml).join('\n')}
</main>
</body>
</html>
`;
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${escapeMarkup(block.text)}</h${block.level}>`;
    case 'paragraph':
      return `<p${block.missing ? ' class="missing"' : ''}>${escapeMarkup(block.text)}</p>`;
    case 'list':
      return block.items.length === 0
        ? ''
        : `<ul>${block.items.map((item) => `<li>${escapeMarkup(item)}</li>`).join('')}</ul>`;
    case 'figure':
      return `<figure tabindex="0" aria-label="${escapeMarkup(block.title)}">${markup(block.shape)}<figcaption>${escapeMarkup(block.title)}</figcaption></figure>`;
    case 'table': {
      const head = block.head.map((cell) => `<th scope="col">${escapeMarkup(cell)}</th>`).join('');
      const rows = block.rows.map(
        ([first = '', ...rest]) =>
          `<tr><th scope="row">${escapeMarkup(String(first))}</th>${rest.map((cell) => `<td${typeof cell === 'number' ? ' class="n"' : ''}>${escapeMarkup(String(cell))}</td>`).join('')}</tr>`,
      );
      return `<table><caption>${escapeMarkup(block.caption)}</caption><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
    }
  }
}
