import type { CancelSignal } from '../../shared/contract/answer.ts';
import type { CallArguments, CallOutput } from '../../shared/contract/calls.ts';
import { CslItem as CslItemShape } from '../../shared/contract/csl.ts';
import { done, fault, type Reply } from '../../shared/contract/fault.ts';
import type { LookupRequest, LookupSource } from '../../shared/contract/lookup.ts';
import type { CslItem } from '../../shared/model/csl.ts';
import type { Library } from '../library.ts';
import { readReference } from '../references/references.ts';
import { crossref } from './crossref.ts';
import type { Send } from './network.ts';
import { openalex } from './openalex.ts';
import { proposalOf } from './proposal.ts';
import { pubmed } from './pubmed.ts';
import type { Source } from './source.ts';

const SOURCES: Readonly<Record<LookupSource, Source>> = { crossref, openalex, pubmed };

export type LookupParts = {
  readonly library: Library;
  /** Whether the person allows anything to be asked of the network; asked anew before every request. */
  readonly isAllowed: () => boolean;
  /** Brings the way out to the network; called only once a request may be sent. */
  readonly network: () => Promise<Send>;
  readonly version: string;
  /** Other places to ask, for tests. */
  readonly bases?: Partial<Record<LookupSource, string>>;
};

/** Looking references up online: an act a person allows, sees before it is sent, and takes from field by field. */
export type Lookup = {
  readonly prepare: (input: CallArguments<'lookup.prepare'>) => Promise<Reply<LookupRequest>>;
  readonly send: (
    input: CallArguments<'lookup.send'>,
    signal: CancelSignal,
  ) => Promise<Reply<CallOutput<'lookup.send'>>>;
};

/** Makes the look-up; nothing of the network is loaded by it. */
export function openLookup({ library, isAllowed, network, version, bases = {} }: LookupParts): Lookup {
  // One sender for all requests, so that it can keep them apart in time.
  let sender: Promise<Send> | undefined;
  const prepare: Lookup['prepare'] = async ({ id, source, mail }) => {
    if (!isAllowed())
      return fault('invalid-input', 'Looking references up online is off. Allow it in the settings first.');
    const reference = await readReference(library.read, id);
    if (reference === undefined) return fault('not-found', 'This reference is no longer in the library.');
    const { base, question, lacking, accept } = SOURCES[source];
    const path = question(reference.item, mail);
    if (path === undefined) return fault('not-found', lacking);
    const agent = mail === '' ? `Gleaner/${version}` : `Gleaner/${version} (mailto:${mail})`;
    const headers = { Accept: accept, 'User-Agent': agent };
    return done({ source, method: 'GET', url: (bases[source] ?? base) + path, headers });
  };
  return {
    prepare,
    send: async (input, signal) => {
      const prepared = await prepare(input);
      if (!prepared.ok) return prepared;
      if (prepared.output.url !== input.url)
        return fault(
          'conflict',
          'The reference changed, and with it the request. Look at it again before it is sent.',
        );
      sender ??= network();
      const send = await sender;
      const answer = await send(prepared.output, signal);
      if (!answer.ok) return answer;
      const { label, read } = SOURCES[input.source];
      const found = await readSafely(read, answer.output);
      if (found === undefined)
        return fault('unreadable', `The answer of ${label} could not be read. Nothing was changed.`);
      const reference = await readReference(library.read, input.id);
      const proposals = found.map((item) => proposalOf(item, reference?.item ?? item));
      return done({ proposals: proposals.filter(({ fields }) => fields.length > 0) });
    },
  };
}

/** The records of an answer that have the shape of a reference. */
async function readSafely(read: Source['read'], body: string): Promise<readonly CslItem[] | undefined> {
  try {
    const items = await read(body);
    return items.filter((item) => CslItemShape.safeParse(item).success && item.title !== undefined);
  } catch {
    return undefined;
  }
}
