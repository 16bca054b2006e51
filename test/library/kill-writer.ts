// A program to be killed: opens the library named, changes it without end, and says each change once it is acknowledged.
import { openEngine } from '../../library/index.ts';

const [path = '', round = '0'] = process.argv.slice(2);
const opened = await openEngine(path, { mode: 'write', holder: 'the program to be killed' });
if (!opened.ok) throw new Error(opened.fault.message);
const engine = opened.output;
process.stdout.write('ready\n');

for (let n = 0; ; n++) {
  const word = `word${round}x${n}`;
  const item = { type: 'book', title: `The book of ${word}`, author: [{ family: 'Berg' }] };
  const added = await engine.answer('reference.add', { items: [item] });
  if (!added.ok) throw new Error(added.fault.message);
  const id = (added.output as { ids: string[] }).ids[0] ?? '';
  process.stdout.write(`there ${id} ${word}\n`);
  if (n % 3 === 1) {
    const edited = { ...item, title: `The edited book of ${word}e` };
    const reply = await engine.answer('reference.update', { id, rev: 1, item: edited });
    if (reply.ok) process.stdout.write(`there ${id} ${word}e\n`);
  }
  if (n % 5 === 2) {
    const reply = await engine.answer('reference.remove', { ids: [id] });
    if (reply.ok) process.stdout.write(`gone ${id}\n`);
  }
  if (n % 4 === 3) await engine.answer('search.query', { query: word });
  if (n % 6 === 1) {
    // Too many for the act itself: they are noted as still to be read, and enough of them make a merge.
    const many = Array.from({ length: 130 }, (_, at) => ({
      type: 'book',
      title: `The book of ${word}y${at}`,
    }));
    const reply = await engine.answer('reference.add', { items: many });
    if (!reply.ok) throw new Error(reply.fault.message);
    const lines = (reply.output as { ids: string[] }).ids.map((many, at) => `there ${many} ${word}y${at}\n`);
    process.stdout.write(lines.join(''));
  }
}
