import { readFileSync } from 'node:fs';
export const text = (path: string) => readFileSync(path, 'utf8');
