import pg from 'pg';
import type { Database, Settings, Transaction } from './database.ts';

const INT8 = 20;
const LISTEN_AGAIN_AFTER_MS = 1_000;

export interface PostgresOptions {
  /** Connections at most; a request holds one for the length of its statement or transaction. */
  readonly connections?: number;
  /** Told of a connection that broke. */
  readonly onTrouble?: (cause: Error) => void;
}

/** A PostgreSQL server at `url` (postgres://user:password@host:port/database). */
export function openPostgres(url: string, options: PostgresOptions = {}): Database {
  const onTrouble = options.onTrouble ?? (() => undefined);
  const settings: pg.ClientConfig = {
    connectionString: url,
    application_name: 'fieldfolio',
    // Counters are exact up to 2^53; the driver would hand them over as text.
    types: {
      getTypeParser: ((oid: number, format?: 'text') =>
        oid === INT8
          ? Number
          : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
    },
  };
  const pool = new pg.Pool({
    ...settings,
    max: options.connections ?? 10,
    // What is asked for before the last answer is there goes out at once; the order stays.
    pipeline: true,
    statement_timeout: 60_000,
    idle_in_transaction_session_timeout: 60_000,
  });
  pool.on('error', onTrouble);
  return {
    name: 'PostgreSQL server',
    query: async (text, params = []) => (await pool.query(prepared(text, params))).rows,
    transaction: (work, settings = {}) => transact(pool, work, settings, onTrouble),
    listen: (channel, listener) => listenOn(settings, channel, listener, onTrouble),
    close: () => pool.end(),
  };
}

const statementNames = new Map<string, string>();

/**
 * A statement that its connection parses and plans the first times only; planning one of ours takes
 * longer than most of them run. Texts are a fixed number: what changes comes as a parameter. When role
 * or schema have changed PostgreSQL plans again by itself.
 */
function prepared(text: string, params: readonly unknown[]): pg.QueryConfig {
  const name = statementNames.get(text) ?? `fieldfolio_${statementNames.size}`;
  statementNames.set(text, name);
  return { name, text, values: [...params] };
}

async function transact<Value>(
  pool: pg.Pool,
  work: (transaction: Transaction) => Promise<Value>,
  settings: Settings,
  onTrouble: (cause: Error) => void,
): Promise<Value> {
  const client = await pool.connect();
  // The pool hears of idle connections only: one that breaks in use would end the process.
  client.on('error', onTrouble);
  let broken: Error | undefined;
  try {
    await client.query(beginWith(settings));
    const value = await work({
      query: async (text, params = []) => (await client.query(prepared(text, params))).rows,
      script: async (text) => {
        await client.query(text);
      },
    });
    await client.query('commit');
    return value;
  } catch (cause) {
    try {
      await client.query('rollback');
    } catch (second) {
      broken = second instanceof Error ? second : new Error(String(second));
    }
    throw cause;
  } finally {
    client.removeListener('error', onTrouble);
    client.release(broken);
  }
}

/** The beginning of a transaction with its settings: one message, since each costs a way there and back. */
function beginWith(settings: Settings): string {
  const set = Object.entries(settings).map(
    ([name, value]) =>
      `select set_config(${pg.escapeLiteral(name)}, ${pg.escapeLiteral(value)}, true)`,
  );
  return ['begin', ...set].join('; ');
}

/** Listens on a connection of its own, and again on a new one when it breaks. */
async function listenOn(
  settings: pg.ClientConfig,
  channel: string,
  listener: (payload: string) => void,
  onTrouble: (cause: Error) => void,
): Promise<() => Promise<void>> {
  let ended = false;
  let current: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;

  async function connect(): Promise<void> {
    const client = new pg.Client(settings);
    let lost = false;
    const again = (cause?: Error): void => {
      if (cause) onTrouble(cause);
      if (lost || ended) return;
      lost = true;
      timer = setTimeout(() => {
        connect().catch(again);
      }, LISTEN_AGAIN_AFTER_MS);
    };
    client.on('error', again);
    client.on('end', () => again());
    client.on('notification', (message) => listener(message.payload ?? ''));
    await client.connect();
    await client.query(`listen ${pg.escapeIdentifier(channel)}`);
    current = client;
    if (ended) await client.end();
  }

  await connect();
  return async () => {
    ended = true;
    clearTimeout(timer);
    await current?.end();
  };
}
