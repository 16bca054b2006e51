import { door } from '../doors/door.ts';
export const asked = door;
