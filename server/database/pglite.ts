import { setFlagsFromString } from 'node:v8';
import { PGlite, type Transaction as PgliteTransaction } from '@electric-sql/pglite';
import type { Database, Transaction } from './database.ts';

// V8 frees WebAssembly code that it has compiled anew since, and now and then its record of what it may free
// is wrong and ends the process ("jit_page_->allocations_.erase", nodejs/node#64500). It keeps that code.
setFlagsFromString('--no-wasm-code-gc');

/**
 * PostgreSQL inside this process, its data in `folder`, or in memory without one. It has a single
 * connection: transactions run one after the other.
 */
export async function openPglite(folder?: string): Promise<Database> {
  const pglite = folder === undefined ? new PGlite() : new PGlite(folder);
  await pglite.waitReady;
  return {
    name: folder === undefined ? 'PGlite in memory' : 'PGlite in a folder',
    query: async (text, params = []) => rowsOf(await pglite.query(text, [...params])),
    transaction: (work, settings = {}) =>
      pglite.transaction(async (inner) => {
        for (const setting of Object.entries(settings)) {
          await inner.query('select set_config($1, $2, true)', setting);
        }
        return work(transactionOf(inner));
      }),
    listen: async (channel, listener) => {
      const end = await pglite.listen(channel, listener);
      return () => end();
    },
    close: () => pglite.close(),
  };
}

function transactionOf(inner: PgliteTransaction): Transaction {
  return {
    query: async (text, params = []) => rowsOf(await inner.query(text, [...params])),
    script: async (text) => {
      await inner.exec(text);
    },
  };
}

/** The caller says what its statement selects; the driver cannot know. */
function rowsOf<Answer>(result: { readonly rows: readonly unknown[] }): readonly Answer[] {
  return result.rows as readonly Answer[];
}
