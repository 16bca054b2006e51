import { client } from '../client/client.ts';
export const called = client;
