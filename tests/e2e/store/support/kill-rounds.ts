import { newNote } from '#shared/domain/meeting/meeting-builders.ts';
import type { Instant } from '#shared/lib/calendar-date.ts';
import { type RecordId, uuidFromText } from '#shared/lib/identifiers.ts';
import type { Random } from '#tests/simulation/random.ts';
import { enrol } from '../../journeys/support/laptop.ts';
import type { Office } from '../../journeys/support/office.ts';
import { openLock, type StoreLaptop, storeLaptop } from './store-laptop.ts';
import { numberOf, saveStorm, vaultCall } from './vault-hook.ts';

const WRITERS = 6;
/** Notes of each round that are new: a vanished store would show here. */
const NEW_PER_ROUND = 3;

export interface KillOutcome {
  readonly rounds: number;
  readonly acknowledged: number;
  readonly lost: readonly string[];
  readonly torn: readonly string[];
  /** Restarts after which the store had to be rebuilt (fact 1): noticed, said, nothing lost. */
  readonly rebuilt: number;
  /** A lane was read again from the start: its cursor had been ahead of its rows. */
  readonly cursorsReset: readonly string[];
  readonly emptyBooks: number;
}

interface KillPlan {
  readonly office: Office;
  readonly rounds: number;
  readonly random: Random;
  readonly switches?: readonly string[];
  /** `recovery`: what the application said of its store after this kill. */
  readonly onRound?: (round: number, recovery: string | null) => void;
}

const idOf = (text: string) => uuidFromText(text) as RecordId;

/** Writes, kills at a random moment, opens again and looks: so many times. */
export async function killRounds(plan: KillPlan): Promise<KillOutcome> {
  const saved = new Map<string, number>();
  const laptop = await storeLaptop({
    switches: plan.switches ?? [],
    onAcknowledged: (id, n) => saved.set(id, Math.max(n, saved.get(id) ?? -1)),
  });
  const lost: string[] = [];
  const torn: string[] = [];
  const cursorsReset: string[] = [];
  let rebuilt = 0;
  let emptyBooks = 0;
  try {
    await laptop.start();
    await enrol(laptop.page, {
      server: plan.office.address,
      ...plan.office.sample,
      deviceName: 'Killed',
    });
    const clients = await vaultCall<{ id: RecordId }[]>(laptop.page, 'list', 'client');
    const client = clients[0];
    if (!client) throw new Error('the sample has clients');
    const notedAt = '2026-11-24T09:00:00.000Z' as Instant;
    const data = newNote({ clientId: client.id, notedAt, body: '' });
    for (let round = 1; round <= plan.rounds; round += 1) {
      const wait = 150 + plan.random.below(1_500);
      await stormAndKill(laptop, { round, data, wait, saved });
      await laptop.start();
      await openLock(laptop.page);
      // Before the next synchronisation, also when the store was rebuilt: nothing comes from the server.
      const found = await looked(laptop, saved);
      lost.push(...found.lost.map((each) => `round ${round}: ${each}`));
      torn.push(...found.torn.map((each) => `round ${round}: ${each}`));
      if (found.recovery) rebuilt += 1;
      if (found.clients === 0 && !found.recovery) emptyBooks += 1;
      const view = await vaultCall<{ error: unknown; unsentCount: number }>(
        laptop.page,
        'synchronise',
      );
      if (view.error) lost.push(`round ${round}: ${JSON.stringify(view.error)}`);
      if (found.recovery) {
        const again = await looked(laptop, saved);
        lost.push(...again.lost.map((each) => `round ${round}, rebuilt: ${each}`));
      }
      if (!found.recovery) cursorsReset.push(...(await resets(laptop, round)));
      plan.onRound?.(round, found.recovery);
    }
  } finally {
    await laptop.remove();
  }
  const acknowledged = [...saved.values()].reduce((sum, n) => sum + n + 1, 0);
  return { rounds: plan.rounds, acknowledged, lost, torn, rebuilt, cursorsReset, emptyBooks };
}

interface Storm {
  readonly round: number;
  readonly data: object;
  readonly wait: number;
  readonly saved: ReadonlyMap<string, number>;
}

async function stormAndKill(
  laptop: StoreLaptop,
  { round, data, wait, saved }: Storm,
): Promise<void> {
  const old = Array.from({ length: WRITERS - NEW_PER_ROUND }, (_, n) => idOf(`note ${n}`));
  const fresh = Array.from({ length: NEW_PER_ROUND }, (_, n) => idOf(`round ${round} note ${n}`));
  const before = saved.size;
  const from = Math.max(0, ...saved.values()) + 1;
  // Ends with the page: that it does is the point.
  const storm = saveStorm(laptop.page, {
    noteIds: [...old, ...fresh],
    data,
    from,
    rounds: 100_000,
  }).catch((error: Error) => error);
  const deadline = Date.now() + 20_000;
  while (saved.size === before) {
    if (Date.now() > deadline) throw new Error('nothing was saved before the kill');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await new Promise((resolve) => setTimeout(resolve, wait));
  await laptop.kill();
  await storm;
}

interface Looked {
  readonly lost: readonly string[];
  readonly torn: string[];
  readonly recovery: string | null;
  readonly clients: number;
}

/** Compares what the page saw as saved with what the vault now has. */
export async function looked(
  laptop: StoreLaptop,
  saved: ReadonlyMap<string, number>,
): Promise<Looked> {
  const lost: string[] = [];
  const torn: string[] = [];
  const state = await vaultCall<{ recovery: { what: string } | null }>(laptop.page, 'state');
  const notes = await vaultCall<{ id: string; data: { body: string } }[]>(
    laptop.page,
    'list',
    'note',
  );
  const bodies = new Map(notes.map(({ id, data }) => [id, data.body]));
  for (const [id, n] of saved) {
    const body = bodies.get(id);
    const found = numberOf(body);
    if (body === undefined) lost.push(`${id}: ${n} was saved, nothing is there`);
    else if (found === null) torn.push(`${id}: ${body.slice(0, 40)}`);
    else if (found < n) lost.push(`${id}: ${n} was saved, ${found} is there`);
  }
  const clients = await vaultCall<unknown[]>(laptop.page, 'list', 'client');
  return { lost, torn, recovery: state.recovery?.what ?? null, clients: clients.length };
}

/** Lanes that were read again from their beginning after some of them had been applied. */
async function resets(laptop: StoreLaptop, round: number): Promise<string[]> {
  const pulls = await laptop.page.evaluate(() => window.vaultHook?.pulls ?? []);
  return pulls
    .filter(({ cursor }) => cursor === 0)
    .filter(({ bookId, lane }) =>
      pulls.some((other) => other.bookId === bookId && other.lane === lane && other.cursor > 0),
    )
    .map(({ bookId, lane }) => `round ${round}: ${bookId}/${lane}`);
}
