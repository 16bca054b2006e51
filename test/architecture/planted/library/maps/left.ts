import { right } from './right.ts';
export const left = (): number => right() + 1;
