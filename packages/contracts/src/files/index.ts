import { z } from 'zod';
import { id } from '../http/primitives.js';

/** A file to download at `/api/v1/files/:id`; `size` in bytes. */
export const fileRef = z
  .object({ id, name: z.string(), contentType: z.string(), size: z.int() })
  .meta({ id: 'FileRef' });
export type FileRef = z.infer<typeof fileRef>;
