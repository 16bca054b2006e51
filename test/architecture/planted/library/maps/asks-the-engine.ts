import { engine } from '../engine.ts';
export const asked = engine;
