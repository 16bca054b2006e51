import { matrix } from '../maps/matrix.ts';
export const shown = matrix;
