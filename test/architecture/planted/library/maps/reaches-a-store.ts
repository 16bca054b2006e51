import type { Row } from '../studies/study-store.ts';
export type Reached = Row;
