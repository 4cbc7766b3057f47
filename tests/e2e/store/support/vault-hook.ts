import type { ElectronApplication, Page } from '@playwright/test';

/** What the page saw as saved: the last number of each note, told while it happened. */
export type Acknowledged = Map<string, number>;

interface Hook {
  call(name: string, ...args: unknown[]): Promise<unknown>;
  pulls: { bookId: string; lane: string; cursor: number }[];
}

declare global {
  interface Window {
    /** Put there by the tests' own script; the product has no such thing. */
    vaultHook?: Hook;
    acknowledged?(id: string, n: number): Promise<void>;
  }
}

/**
 * Speaks to the built application's own worker beside its page: a script of the test wraps `Worker`
 * before the page loads, so that the product needs no hook. Reloads the page.
 */
export async function hookVault(app: ElectronApplication, page: Page): Promise<void> {
  await app.context().addInitScript(() => {
    const Native = window.Worker;
    let vault: Worker | null = null;
    let last = 0;
    const waiting = new Map<number, (answer: { value?: unknown; reason?: string }) => void>();
    const pulls: Hook['pulls'] = [];
    window.Worker = class extends Native {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        if (options?.name !== 'vault') return;
        vault = this;
        this.addEventListener('message', ({ data }) => {
          if (data.message === 'call' && data.name === 'call' && data.args[0] === 'pull') {
            pulls.push(JSON.parse(data.args[1]));
          }
          const answered = data.id < 0 ? waiting.get(data.id) : undefined;
          waiting.delete(data.id);
          answered?.(data);
        });
      }
    };
    window.vaultHook = {
      pulls,
      call(name, ...args) {
        last -= 1;
        const id = last;
        return new Promise((resolve, reject) => {
          if (!vault) throw new Error('There is no vault worker yet.');
          waiting.set(id, (answer) => {
            if (answer.reason === undefined) resolve(answer.value);
            else reject(new Error(answer.reason));
          });
          vault.postMessage({ message: 'call', id, name, args });
        });
      },
    };
  });
  await page.reload();
}

/** A call of the vault's own API; a refusal is thrown. */
export async function vaultCall<Value>(page: Page, name: string, ...args: unknown[]) {
  return page.evaluate(
    async ({ name, args }) => {
      if (!window.vaultHook) throw new Error('The page is not hooked.');
      return (await window.vaultHook.call(name, ...args)) as never;
    },
    { name, args },
  ) as Promise<Value>;
}

export interface StormPlan {
  /** Notes that are written again and again, each by a writer of its own. */
  readonly noteIds: readonly string[];
  /** A whole note; the storm changes its body. */
  readonly data: object;
  readonly from: number;
  /** Saves at most this many times per writer. */
  readonly rounds: number;
}

/** Saves notes in parallel until the page is gone; each answer is told as soon as it arrives. */
export async function saveStorm(page: Page, plan: StormPlan): Promise<void> {
  await page.evaluate(async ({ noteIds, data, from, rounds }) => {
    const { vaultHook, acknowledged } = window;
    if (!vaultHook || !acknowledged) throw new Error('The page is not hooked.');
    const write = async (id: string) => {
      for (let n = from; n < from + rounds; n += 1) {
        const body = `${n} ${'x'.repeat((n * 37) % 900)} end`;
        const saved = (await vaultHook.call('save', [
          { kind: 'note', id, data: { ...data, body } },
        ])) as { ok: boolean; error?: { tag: string; message: string } };
        if (!saved.ok) throw new Error(`${saved.error?.tag}: ${saved.error?.message}`);
        void acknowledged(id, n);
      }
    };
    await Promise.all(noteIds.map(write));
  }, plan);
}

/** The number a note's body says, or `null` when the body is not whole. */
export function numberOf(body: unknown): number | null {
  const found = /^(\d+) (x*) end$/.exec(String(body));
  const n = Number(found?.[1]);
  return found && found[2]?.length === (n * 37) % 900 ? n : null;
}
