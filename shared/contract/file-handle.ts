import { z } from 'zod';

/** A file handed in or out. The contract carries handles, never paths; the bytes travel beside it. */
export const FileHandle = z.string().regex(/^file-[0-9A-Za-z]{16,64}$/);
