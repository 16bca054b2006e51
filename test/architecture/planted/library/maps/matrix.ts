export const matrix = 1;
