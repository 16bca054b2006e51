import { View } from '../../renderer/components/View.ts';
export const view = View;
