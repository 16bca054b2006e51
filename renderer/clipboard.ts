/** One text in two forms: for word processors and for everything else. */
export type RichText = { readonly html: string; readonly text: string };

/** Puts a text that is still being made on the clipboard in both forms; rejects where the browser refuses. */
export async function copyRichText(made: Promise<RichText>): Promise<void> {
  try {
    const form = async (type: 'text/html' | 'text/plain') => {
      const { html, text } = await made;
      return new Blob([type === 'text/html' ? html : text], { type });
    };
    await navigator.clipboard.write([
      new ClipboardItem({ 'text/html': form('text/html'), 'text/plain': form('text/plain') }),
    ]);
  } catch {
    // The desktop window grants no permission for the newer way; the older one needs none.
    copyByEvent(await made);
  }
}

function copyByEvent({ html, text }: RichText): void {
  const fill = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/html', html);
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document.addEventListener('copy', fill, { capture: true });
  try {
    if (!document.execCommand('copy')) throw new Error('The clipboard could not be written.');
  } finally {
    document.removeEventListener('copy', fill, { capture: true });
  }
}
