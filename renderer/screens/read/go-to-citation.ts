/** Stands on a citation: brings it into view and moves the focus to it, which shows its card. */
export function goToCitation(id: string, stand: (citation: string) => void): void {
  stand(id);
  const mark = document.querySelector<HTMLElement>(`[data-citation="${id}"]`);
  mark?.scrollIntoView({ block: 'center' });
  mark?.focus({ preventScroll: true });
}
