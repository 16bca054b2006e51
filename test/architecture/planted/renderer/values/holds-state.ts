import { store } from '../stores/store.ts';
export const held = store;
