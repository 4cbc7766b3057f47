import type { Result, TaggedError } from '#shared/lib/result.ts';

/** A failure that crosses IPC: the sentence is shown to the person as it is. */
export type ShellError = TaggedError & { readonly retryAfterSeconds?: number };

/** What a capability answers when it can fail in ways the person has to hear of. */
export type Outcome<Value> = Result<Value, ShellError>;

const FULL = new Set(['ENOSPC', 'EDQUOT']);

/** The code of a Node error (`ENOSPC`), or an empty text. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/**
 * What a failed file operation means for the person. The path stays out of the sentence: it helps
 * nobody and may carry a name.
 * @param what the thing that was written or read, as the subject of a sentence
 */
export function fileFailure(error: unknown, what: string): ShellError {
  const code = errorCode(error);
  if (FULL.has(code)) {
    return {
      tag: 'diskFull',
      message: `The disk is full: ${what} could not be written. Nothing that was saved before is lost. Free some space and try again.`,
    };
  }
  return {
    tag: 'failed',
    message: `${capitalised(what)} could not be read or written${code === '' ? '' : ` (${code})`}.`,
  };
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
