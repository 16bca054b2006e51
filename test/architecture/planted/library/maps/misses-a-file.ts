import { gone } from './gone.ts';
export const missed = gone;
