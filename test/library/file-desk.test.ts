import { expect, test } from 'vitest';
import { createFileDesk } from '../../library/file-desk.ts';

const file = (name: string) => ({ name, mediaType: 'text/plain', bytes: new Uint8Array(1) });

function newDesk() {
  let made = 0;
  return createFileDesk(() => String(++made));
}

test('the desk keeps the newest files and forgets the oldest', () => {
  const desk = newDesk();
  const handles = Array.from({ length: 201 }, (_, n) => desk.put(file(`${n}`)));
  expect(desk.get(handles[0]!).ok).toBe(false);
  expect(desk.get(handles[1]!).ok).toBe(true);
});

test('of what is lent only the newest few stay, and what was put down beside them stays too', () => {
  const desk = newDesk();
  const kept = desk.put(file('kept'));
  const lent = Array.from({ length: 5 }, (_, n) => desk.lend(file(`${n}`)));
  expect(lent.map((handle) => desk.get(handle).ok)).toEqual([false, false, true, true, true]);
  expect(desk.get(kept).ok).toBe(true);
});
