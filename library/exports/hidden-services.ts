import type { CslItem } from '../../shared/model/csl.ts';

const HIDDEN_SERVICE = /\b[a-z2-7]{16,56}\.onion\b\S*/gi;

/** Whether a text names an address of a hidden service; such addresses never leave the library. */
export function namesHiddenService(text: string): boolean {
  HIDDEN_SERVICE.lastIndex = 0;
  return HIDDEN_SERVICE.test(text);
}

/** The text with such addresses replaced. */
export function maskHiddenServices(text: string): string {
  return text.replace(HIDDEN_SERVICE, '[address left out]');
}

/** The same item, or a copy without addresses of hidden services. */
export function withoutHiddenServices(item: CslItem): CslItem {
  if (!namesHiddenService(JSON.stringify(item))) return item;
  const masked = (_: string, value: unknown) =>
    typeof value === 'string' ? maskHiddenServices(value) : value;
  const clean = JSON.parse(JSON.stringify(item), masked) as Record<string, unknown>;
  if (typeof clean.URL === 'string' && clean.URL.includes('[address left out]')) delete clean.URL;
  return clean as unknown as CslItem;
}
