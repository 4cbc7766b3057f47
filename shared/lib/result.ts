/** An expected failure: a tag to switch over, and a sentence for the person who meets it. */
export interface TaggedError<Tag extends string = string> {
  readonly tag: Tag;
  readonly message: string;
}

/** The outcome of something that can fail in ways its caller has to handle. */
export type Result<Value, Failure> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: Failure };

/** A success that carries `value`. */
export function ok<Value>(value: Value): {
  readonly ok: true;
  readonly value: Value;
} {
  return { ok: true, value };
}

/** A failure that carries `error`. */
export function err<Failure>(error: Failure): {
  readonly ok: false;
  readonly error: Failure;
} {
  return { ok: false, error };
}
