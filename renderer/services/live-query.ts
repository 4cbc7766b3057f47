import { useEffect, useEffectEvent, useState } from 'react';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { VaultApi, VaultChange } from '../vault/api.ts';
import { keepingParts } from './kept-parts.ts';
import { concerns, type QueryScope } from './query-scope.ts';
import { useVaultConnection } from './vault.tsx';

/** What a live query has to show: its last answer, and whether the first one is still on its way. */
export interface LiveQuery<Value> {
  /** `undefined` until the first answer to these `deps`. */
  readonly data: Value | undefined;
  readonly isLoading: boolean;
  /** Why there is no newer answer; the last one stays in `data`. */
  readonly error: Error | null;
}

interface Answer<Value> {
  readonly key: string;
  readonly data: Value | undefined;
  readonly error: Error | null;
}

/**
 * The answer to `query`, asked again whenever the vault changes something within `scope`. The last
 * answer stays on screen meanwhile; only other `deps` (compared as JSON) begin anew. Changes that
 * come in a burst are answered once; what an answer has in common with the last stays the same object.
 */
export function useLiveQuery<Value>(
  query: (vault: VaultApi) => Promise<Value>,
  deps: readonly (string | number | boolean | null | undefined | RecordId)[],
  scope: QueryScope = {},
): LiveQuery<Value> {
  const { api, listen } = useVaultConnection();
  const key = JSON.stringify(deps);
  const [answer, setAnswer] = useState<Answer<Value>>({ key, data: undefined, error: null });
  const ask = useEffectEvent(() => query(api));
  const isConcerned = useEffectEvent((change: VaultChange) => concerns(scope, change));

  useEffect(() => {
    let isCurrent = true;
    let isAsking = false;
    let isStale = false;

    const run = async () => {
      if (isAsking) {
        isStale = true;
        return;
      }
      isAsking = true;
      do {
        isStale = false;
        try {
          const data = await ask();
          if (isCurrent) {
            setAnswer((last) => ({
              key,
              data: last.key === key ? keepingParts(last.data, data) : data,
              error: null,
            }));
          }
        } catch (error) {
          const reason = error instanceof Error ? error : new Error(String(error));
          if (isCurrent) {
            setAnswer((last) => ({
              ...(last.key === key ? last : { key, data: undefined }),
              error: reason,
            }));
          }
        }
      } while (isStale && isCurrent);
      isAsking = false;
    };

    void run();
    const end = listen((event) => {
      if (event.event === 'changed' && isConcerned(event.change)) void run();
    });
    return () => {
      isCurrent = false;
      end();
    };
  }, [key, listen]);

  const current = answer.key === key ? answer : null;
  return {
    data: current?.data,
    isLoading: current?.data === undefined && !current?.error,
    error: current?.error ?? null,
  };
}
