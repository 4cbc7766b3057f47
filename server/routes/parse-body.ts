import type { z } from 'zod';
import { ok, type Result } from '#shared/lib/result.ts';
import { type Refused, refuse } from '../lib/refused.ts';

/** `body` as `schema` reads it, or `badRequest` with the first thing that is wrong. */
export function parseBody<Schema extends z.ZodType>(
  schema: Schema,
  body: unknown,
): Result<z.output<Schema>, Refused> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  const where = issue?.path.join('.');
  return refuse('badRequest', `${where ? `${where}: ` : ''}${issue?.message ?? 'not understood'}`);
}
