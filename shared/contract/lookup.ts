import { z } from 'zod';
import { Ulid } from './coding.ts';
import { CslItem } from './csl.ts';

export const LOOKUP_SOURCES = ['crossref', 'openalex', 'pubmed'] as const;
export const LookupSource = z.enum(LOOKUP_SOURCES);
export type LookupSource = z.infer<typeof LookupSource>;

/** A request as it will be sent; besides it only what every connection carries (host, encoding) leaves the machine. */
export const LookupRequest = z.object({
  source: LookupSource,
  method: z.literal('GET'),
  url: z.string().max(4_000),
  headers: z.record(z.string().max(100), z.string().max(500)),
});
export type LookupRequest = z.infer<typeof LookupRequest>;

/** A record that was found, with each field that it has otherwise or more than the reference. */
export const LookupProposal = z.object({
  item: CslItem,
  /** Whether its title is that of the reference. */
  sameTitle: z.boolean(),
  fields: z.array(z.object({ field: z.string(), mine: z.string(), theirs: z.string(), value: z.json() })),
});
export type LookupProposal = z.infer<typeof LookupProposal>;

const asked = z.object({
  id: Ulid,
  source: LookupSource,
  /** Sent along so that the service can reach the person; left out of the request where empty. */
  mail: z.union([z.email().max(200), z.literal('')]).default(''),
});

/** The calls about looking references up online. Both are refused while a person has not allowed it in the settings. */
export const LOOKUP_CALLS = {
  /** What would be sent; sends nothing. */
  'lookup.prepare': { input: asked, output: LookupRequest, writes: false },
  /** Sends the request that was shown (`url`), and gives what came back as proposals; stores nothing. */
  'lookup.send': {
    input: asked.extend({ url: z.string().max(4_000) }),
    output: z.object({ proposals: z.array(LookupProposal) }),
    writes: false,
  },
} as const;
