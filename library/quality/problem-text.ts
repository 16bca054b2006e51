import { createHash } from 'node:crypto';
import type { CslDate, CslItem, CslName } from '../../shared/model/csl.ts';
import type { Fix, QualityFinding } from './finding.ts';

const LONGEST = 400;

/** A value of an item as a person reads it. */
export function valueText(value: unknown): string {
  return shown(value).slice(0, LONGEST);
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map((name) => nameText(name as CslName)).join('; ');
  if (typeof value !== 'object') return String(value);
  const { 'date-parts': parts, literal, raw } = value as CslDate;
  return parts ? parts.map((part) => part.join('-')).join('/') : (literal ?? raw ?? '');
}

function nameText(name: CslName): string {
  if (name.literal !== undefined) return name.literal;
  const family = [name['dropping-particle'], name['non-dropping-particle'], name.family]
    .filter(Boolean)
    .join(' ');
  return [family, name.given, name.suffix].filter(Boolean).join(', ');
}

/** What a fix would put in the place of a value: the field's new text, with others it changes named. */
export function fixText(finding: QualityFinding): string | null {
  const { fix, field } = finding;
  if (fix === undefined) return null;
  const others = Object.entries(fix).filter(
    ([name, value]) => name !== field && name !== 'custom' && value !== null,
  );
  const own = valueText(fix[field]);
  return [own, ...others.map(([name, value]) => `${name}: ${valueText(value)}`)].filter(Boolean).join(' · ');
}

/** Names a finding at the value it was made of. */
export function fingerprintOf(finding: QualityFinding, item: CslItem): string {
  const { check, field, related = [] } = finding;
  const value = JSON.stringify(item[field] ?? null);
  return createHash('sha256')
    .update(JSON.stringify([check, field, value, related]))
    .digest('hex')
    .slice(0, 24);
}

/** The item with a fix in it. */
export function mended(item: CslItem, fix: Fix): CslItem {
  const fields = Object.entries({ ...item, ...fix }).filter(([, value]) => value !== null);
  return Object.fromEntries(fields) as CslItem;
}
