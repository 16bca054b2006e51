import { rows } from '../database/rows.ts';
export const stored = rows;
