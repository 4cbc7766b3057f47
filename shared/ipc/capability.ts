import type { z } from 'zod';

/** One thing the shell does for the renderer: what it takes and what it gives back. */
export interface Capability<
  Argument extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> {
  readonly argument: Argument;
  readonly answer: Answer;
}

/** Declares a capability. */
export function capability<Argument extends z.ZodType, Answer extends z.ZodType>(
  argument: Argument,
  answer: Answer,
): Capability<Argument, Answer> {
  return { argument, answer };
}
