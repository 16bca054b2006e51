import { engine } from '../../library/engine.ts';
export const direct = engine;
