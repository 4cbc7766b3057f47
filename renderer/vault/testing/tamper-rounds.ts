import Dexie from 'dexie';
import type { VaultApi } from '../api.ts';
import { databaseName } from '../store/database.ts';
import { clientNamed, enrolled, type Fixture, good, noteFor } from './vault-fixture.ts';

export interface TamperOutcome {
  readonly tried: number;
  /** Rounds after which something false was shown, or the application was no longer usable. */
  readonly failed: readonly string[];
  /** How often each kind of tampering was done. */
  readonly kinds: Readonly<Record<string, number>>;
}

const TABLES = ['rows', 'chunks', 'outbox', 'lanes', 'meta', 'undo', 'summaries'] as const;
const MANNERS = ['flip', 'swap', 'rollBack', 'journal', 'envelope'] as const;
interface Sealed {
  sealed: Uint8Array;
}

export interface TamperPlan {
  readonly rounds: number;
  /** A seeded random number below its argument. */
  readonly below: (limit: number) => number;
  /** Told after each round. */
  readonly onRound?: (round: number) => void;
}

/**
 * Tampers with a closed vault so many times, each time anew and in each manner in turn: bits flipped,
 * rows swapped, a table rolled back, journal and envelope changed. After each, what is shown must be
 * what was written, and a cycle must bring back what was not. The keychain opens it: deriving the key
 * of a passphrase takes its time on purpose.
 */
export async function tamperRounds(fixture: Fixture, plan: TamperPlan): Promise<TamperOutcome> {
  const { rounds, below } = plan;
  const failed: string[] = [];
  const kinds: Record<string, number> = {};
  const vault = await enrolled(fixture);
  good(await vault.setKeychain(true));
  const bodies = new Map<string, string>();
  for (let number = 0; number < 12; number += 1) {
    const client = clientNamed(`Client ${number}`);
    const note = noteFor(client.id, `body ${number}`);
    bodies.set(note.id, note.data.body);
    good(await vault.save([client, note]));
  }
  await vault.synchronise();
  bodies.set(...(await leaveUnsent(vault, 0)));
  await vault.lock();
  const { disk } = fixture;
  for (let round = 0; round < rounds; round += 1) {
    const manner = MANNERS[round % MANNERS.length] ?? 'flip';
    kinds[manner] = (kinds[manner] ?? 0) + 1;
    const envelope = disk.envelope;
    const what = await tamper(fixture, manner, below);
    const again = fixture.start();
    let opened = await again.unlock({ keychain: true });
    if (!opened.ok && manner === 'envelope') {
      // Refused is right; the copy that the shell keeps brings it back.
      disk.envelope = envelope;
      opened = await again.unlock({ keychain: true });
    }
    if (!opened.ok) {
      failed.push(`round ${round} (${what}): ${opened.error.tag}`);
      break;
    }
    const view = await again.synchronise();
    if (view.error) failed.push(`round ${round} (${what}): ${view.error.message}`);
    for (const [id, body] of bodies) {
      const sent = fixture.server.records.get(id)?.data?.body;
      if (sent !== body)
        failed.push(`round ${round} (${what}): the server has ${sent} for ${body}`);
    }
    const notes = await again.list('note');
    const shown = new Map(notes.map(({ id, data }) => [String(id), data.body]));
    for (const [id, body] of bodies) {
      if (shown.get(id) !== body)
        failed.push(`round ${round} (${what}): ${body} is ${shown.get(id)}`);
    }
    if (shown.size !== bodies.size) failed.push(`round ${round} (${what}): ${shown.size} notes`);
    bodies.set(...(await leaveUnsent(again, round + 1)));
    await again.lock();
    plan.onRound?.(round + 1);
  }
  return { tried: rounds, failed, kinds };
}

/** Leaves one note unsent, so that journal and outbox have something to lose. */
async function leaveUnsent(vault: VaultApi, round: number): Promise<[id: string, body: string]> {
  const note = noteFor(clientNamed('Client 1').id, `unsent ${round}`);
  good(await vault.save([note]));
  return [note.id, note.data.body];
}

async function tamper(
  fixture: Fixture,
  manner: (typeof MANNERS)[number],
  below: (limit: number) => number,
): Promise<string> {
  const { disk } = fixture;
  const flip = (bytes: Uint8Array): void => {
    const at = below(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << below(8));
  };
  if (manner === 'envelope') {
    disk.envelope = disk.envelope?.slice() ?? null;
    if (disk.envelope) flip(disk.envelope);
    return 'envelope';
  }
  if (manner === 'journal') {
    // Not the last entry together with the outbox: that would be the loss of both copies at once.
    const entry = disk.journal[below(disk.journal.length)];
    if (entry) flip(entry);
    return 'journal';
  }
  const database = new Dexie(databaseName(fixture.owner));
  await database.open();
  const name = TABLES[below(TABLES.length)] ?? 'rows';
  const table = database.table<Sealed>(name);
  const rows = await table.toArray();
  const one = rows[below(rows.length)];
  const other = rows[below(rows.length)];
  if (one && manner === 'flip') {
    flip(one.sealed);
    await table.put(one);
  } else if (one && other && manner === 'swap') {
    await table.bulkPut([
      { ...one, sealed: other.sealed },
      { ...other, sealed: one.sealed },
    ]);
  } else if (one) {
    const { version } = rolledBack;
    const former = version.get(fixture)?.get(name);
    if (former) await table.bulkPut(former);
  }
  const kept = rolledBack.version.get(fixture) ?? new Map<string, Sealed[]>();
  kept.set(name, rows);
  rolledBack.version.set(fixture, kept);
  database.close();
  return `${manner} in ${name}`;
}

/** Rows as an earlier round found them. */
const rolledBack = { version: new WeakMap<Fixture, Map<string, Sealed[]>>() };
