/** One row of an answer; each query says what it selects. */
export type Row = Readonly<Record<string, unknown>>;

/** What runs statements: the database itself or one transaction of it. */
export interface Queryable {
  /**
   * The rows that `text` gives with `params` for `$1`, `$2` … Lists are handed over as JSON text
   * (`$1::jsonb`), so that every adapter sends the same.
   */
  query<Answer extends object = Row>(
    text: string,
    params?: readonly unknown[],
  ): Promise<readonly Answer[]>;
}

/** A transaction: `script` runs several statements without parameters. */
export interface Transaction extends Queryable {
  script(text: string): Promise<void>;
}

/** Settings of PostgreSQL (`role`, `fieldfolio.person`) with their values. */
export type Settings = Readonly<Record<string, string>>;

/**
 * The one way to PostgreSQL. Adapters: PGlite in the process (`pglite.ts`), a server by its address
 * (`postgres.ts`); both run the same migrations and queries.
 */
export interface Database extends Queryable {
  readonly name: string;
  /**
   * Commits what `work` did when it comes back, undoes it when it throws. `settings` of PostgreSQL hold
   * from the beginning to the end of it, in their order.
   */
  transaction<Value>(
    work: (transaction: Transaction) => Promise<Value>,
    settings?: Settings,
  ): Promise<Value>;
  /** Calls `listener` with the payload of each `pg_notify` on `channel` until the answer is called. */
  listen(channel: string, listener: (payload: string) => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

/**
 * The answers to statements that are sent together, one behind the other without waiting in between, in
 * the order in which they were asked. When one fails, its error is thrown once all have been answered: none
 * may still be on its way when its transaction ends.
 */
export async function together<Answers extends readonly unknown[]>(
  statements: {
    readonly [Index in keyof Answers]: Promise<Answers[Index]>;
  },
): Promise<Answers> {
  await Promise.allSettled(statements);
  return Promise.all(statements) as Promise<unknown> as Promise<Answers>;
}

/** The only row of an answer that must have exactly one. */
export function onlyRow<Answer>(rows: readonly Answer[]): Answer {
  const [row] = rows;
  if (row === undefined || rows.length !== 1) {
    throw new Error(`expected one row, got ${rows.length}`);
  }
  return row;
}
