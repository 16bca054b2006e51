import { matrix } from '../maps/matrix.ts';
export const known = matrix;
