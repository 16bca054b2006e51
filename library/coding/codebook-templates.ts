import type { CallArguments, CallOutput } from '../../shared/contract/calls.ts';
import { done, fault, type Reply } from '../../shared/contract/fault.ts';
import type { Codebook } from '../../shared/model/codebook.ts';
import type { Library } from '../library.ts';
import { defaultCodebook, putCodebook } from './codebook.ts';

/** A codebook with next to nothing in it: one dimension, and the code that says it does not apply. */
export function emptyCodebook(id: string, title: string): Codebook {
  return {
    id,
    version: '0.1',
    title,
    dimensions: [
      {
        id: 'topic',
        label: 'Topic',
        choice: 'multiple',
        codes: [
          {
            id: 'na',
            label: 'Not applicable',
            definition: 'Nothing in this study belongs to this dimension.',
            exclusive: true,
          },
        ],
      },
    ],
  };
}

/** Answers `codebook.templates`: what a codebook can begin as. */
export function listTemplates(): Reply<CallOutput<'codebook.templates'>> {
  const shipped = defaultCodebook();
  return done([
    {
      id: 'shipped',
      title: shipped.title,
      dimensions: shipped.dimensions.length,
      codes: countCodes(shipped),
    },
    { id: 'empty', title: 'Empty codebook', dimensions: 1, codes: 1 },
  ]);
}

/** Answers `codebook.begin`: puts a template in force; what is coded with another codebook is kept beside it. */
export async function beginCodebook(
  library: Library,
  { template, title }: CallArguments<'codebook.begin'>,
): Promise<Reply<Record<string, never>>> {
  if (template === 'shipped') return putCodebook(library, { codebook: defaultCodebook() as never });
  if (template === 'empty') {
    const id = `codebook-${library.newId().toLowerCase()}`;
    return putCodebook(library, { codebook: emptyCodebook(id, title ?? 'New codebook') as never });
  }
  return fault('not-found', `There is no template “${template}”.`);
}

function countCodes(codebook: Codebook): number {
  return codebook.dimensions.reduce(
    (sum, dimension) => sum + dimension.codes.filter((code) => !code.group).length,
    0,
  );
}
