import { done, fault, type Reply } from '../../../shared/contract/fault.ts';
import type { MatrixQuery } from '../../../shared/contract/matrix.ts';
import { beyondMostFrequent } from '../../../shared/model/other-segment.ts';
import type { CommandHost } from './command.ts';
import type { Ask } from './map-spec.ts';
import { wholeNumber } from './whole-number.ts';

/** How it is asked on the command line which segments stand together as one. */
export type SegmentOptions = {
  readonly otherSegments?: readonly string[];
  readonly mostSegments?: number;
};

/** Adds the options that put segments together. */
export function segmentOptions(command: CommandHost['program']) {
  return command
    .option('--segment <dimension>', 'dimension that divides the marks')
    .option(
      '--other-segments <codes>',
      'these segments together as “other”, the last one; separated by commas',
      (value: string, before: readonly string[] = []) => [
        ...before,
        ...value
          .split(',')
          .map((code) => code.trim())
          .filter((code) => code !== ''),
      ],
    )
    .option(
      '--most-segments <number>',
      'only so many segments by themselves, those of most studies; the others together',
      wholeNumber(1, 2_000),
    );
}

/** The codes that the options put together, else those of `kept`; a fault names codes that the dimension does not have. */
export async function segmentsTogether(
  ask: Ask,
  query: Pick<MatrixQuery, 'segment' | 'filters' | 'layer' | 'includeAsCited'>,
  { otherSegments, mostSegments }: SegmentOptions,
  kept: readonly string[] | undefined,
): Promise<Reply<{ readonly otherSegments?: readonly string[] }>> {
  const together = (codes: readonly string[] = []) =>
    done(codes.length === 0 ? {} : { otherSegments: [...new Set(codes)] });
  if (otherSegments === undefined && mostSegments === undefined) return together(kept);
  const { segment, ...counted } = query;
  if (segment === null)
    return fault(
      'invalid-input',
      'Segments can be put together where there are any: say --segment DIMENSION.',
    );
  const codebook = await ask('codebook.get', {});
  if (!codebook.ok) return codebook;
  const dimension = codebook.output.dimensions.find(({ id }) => id === segment);
  const codes = dimension?.codes.filter(({ group }) => group !== true) ?? [];
  const unknown = (otherSegments ?? []).filter((code) => !codes.some(({ id }) => id === code));
  if (dimension !== undefined && unknown.length > 0)
    return fault(
      'not-found',
      `“${dimension.label}” has no segment “${unknown.join('”, “')}”. There are: ${codes
        .slice(0, 40)
        .map(({ id }) => id)
        .join(', ')}.`,
    );
  if (mostSegments === undefined) return together(otherSegments);
  const facets = await ask('matrix.facets', counted);
  if (!facets.ok) return facets;
  const found = facets.output.dimensions.find(({ id }) => id === segment);
  if (found === undefined)
    return fault(
      'invalid-input',
      `Name the segments of “${segment}” that stand together: --other-segments CODES.`,
    );
  const left = found.codes.filter(({ id }) => !otherSegments?.includes(id));
  return together([...(otherSegments ?? []), ...beyondMostFrequent(left, mostSegments)]);
}
