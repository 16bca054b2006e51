import { computeMatrix } from '../../../library/maps/matrix.ts';
import { MatrixQuery } from '../../../shared/contract/matrix.ts';
import { inventedCodebook, inventedEvidence } from './invented-evidence.ts';

/** How long a matrix of 100,000 studies x 200 codes takes; aim 150 ms (median of nine, after warming up). */
const STUDIES = 100_000;
const RUNS = 9;

const codebook = inventedCodebook(190, 10);
const evidence = inventedEvidence(codebook, STUDIES, 7);
const whole = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 0 });
console.log(`${whole(STUDIES)} studies, 200 codes, ${whole(evidence.codings.length)} codings; aim 150 ms`);
console.log(`a plain walk over the codings, for comparison: ${whole(median(timed(walk).processor))} ms`);
for (const columns of ['level', 'outcome', 'direction']) {
  const query = MatrixQuery.parse({ rows: 'factor', columns });
  const { clock, processor } = timed(() => computeMatrix(evidence, codebook, query));
  console.log(
    `factor x ${columns}: ${whole(median(clock))} ms (fastest ${whole(Math.min(...clock))}, processor ${whole(median(processor))})`,
  );
}

/** Counts codings by study and code with nothing but a map: what no matrix can be faster than by much. */
function walk(): number {
  const seen = new Map<string, number>();
  for (const coding of evidence.codings)
    seen.set(coding.study, (seen.get(coding.study) ?? 0) + coding.code.length);
  return seen.size;
}

function timed(work: () => unknown): { clock: number[]; processor: number[] } {
  const clock: number[] = [];
  const processor: number[] = [];
  for (let run = 0; run < RUNS + 2; run++) {
    const start = performance.now();
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    if (run < 2) continue;
    clock.push(performance.now() - start);
    processor.push((user + system) / 1000);
  }
  return { clock, processor };
}

function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0;
}
