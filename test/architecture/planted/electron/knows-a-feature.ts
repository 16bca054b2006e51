import { matrix } from '../library/maps/matrix.ts';
export const shown = matrix;
