import { View } from '../components/View.ts';
export const drawn = View;
