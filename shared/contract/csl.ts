import { z } from 'zod';
import type { CslItem as CslItemModel } from '../model/csl.ts';

const text = z.string().max(1_000_000);

export const CslName = z
  .object({
    family: text.optional(),
    given: text.optional(),
    'non-dropping-particle': text.optional(),
    'dropping-particle': text.optional(),
    suffix: text.optional(),
    literal: text.optional(),
  })
  .readonly();

export const CslDate = z
  .object({
    'date-parts': z.array(z.array(z.number().int()).max(3)).max(2).optional(),
    season: z.union([z.number(), z.string()]).optional(),
    circa: z.union([z.boolean(), z.number(), z.string()]).optional(),
    literal: text.optional(),
    raw: text.optional(),
  })
  .readonly();

const names = z.array(CslName).max(10_000).optional();

/** One CSL-JSON item; unknown variables pass through. */
export const CslItem = z.looseObject({
  id: text.optional(),
  type: z.string().min(1).max(100),
  title: text.optional(),
  author: names,
  editor: names,
  translator: names,
  issued: CslDate.optional(),
  accessed: CslDate.optional(),
}) as unknown as z.ZodType<CslItemModel>;
