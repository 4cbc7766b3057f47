import { readdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { newNote } from '#shared/domain/meeting/meeting-builders.ts';
import type { Instant } from '#shared/lib/calendar-date.ts';
import { uuidFromText } from '#shared/lib/identifiers.ts';
import type { Random } from '#tests/simulation/random.ts';
import type { Office } from '../../journeys/support/office.ts';
import { takeBookOffline } from './offline-book.ts';
import { copyOfData, openLock, storeLaptop } from './store-laptop.ts';
import { vaultCall } from './vault-hook.ts';

const UNSENT = 5;

/** A closed laptop with a whole book and some unsent notes; its folder is copied for each damage. */
export interface Prepared {
  readonly dataFolder: string;
  /** How many clients the book has. */
  readonly clients: number;
  readonly unsentIds: readonly string[];
  remove(): Promise<void>;
}

/** Enrols, takes the whole book along, and writes without a network. */
export async function preparedLaptop(office: Office): Promise<Prepared> {
  const laptop = await storeLaptop();
  await laptop.start();
  const clients = await takeBookOffline(laptop.page, office, 'Damaged');
  const unsentIds: string[] = [];
  for (let number = 0; number < UNSENT; number += 1) {
    const id = uuidFromText(`unsent ${number}`);
    const clientId = (clients[number % clients.length] ?? clients[0]).id;
    const notedAt = '2026-11-24T09:00:00.000Z' as Instant;
    const data = newNote({ clientId, notedAt, body: `unsent ${number}` });
    const saved = await vaultCall<{ ok: boolean }>(laptop.page, 'save', [
      { kind: 'note', id, data },
    ]);
    if (!saved.ok) throw new Error('a note could not be saved');
    unsentIds.push(id);
  }
  await laptop.close();
  const { dataFolder } = laptop;
  return { dataFolder, clients: clients.length, unsentIds, remove: () => laptop.remove() };
}

export interface Damaged {
  readonly what: string;
  /** What the screen said after unlocking. */
  readonly said: string;
  /** Complaints; none when all is as promised. */
  readonly failed: readonly string[];
}

/** Damages a copy, opens it without a network, and looks. */
export async function openDamaged(
  prepared: Prepared,
  what: string,
  damage: (dataFolder: string) => Promise<unknown>,
): Promise<Damaged> {
  const dataFolder = await copyOfData(prepared.dataFolder);
  await damage(dataFolder);
  const laptop = await storeLaptop({ dataFolder });
  const failed: string[] = [];
  let said = '';
  try {
    await laptop.start();
    await openLock(laptop.page);
    const { page } = laptop;
    const state = await vaultCall<{ recovery: { message: string } | null }>(page, 'state');
    if (state.recovery) {
      const notice = page.getByText(state.recovery.message);
      await notice.waitFor({ state: 'visible', timeout: 10_000 });
      said = state.recovery.message;
    }
    const unsent = await vaultCall<{ entry: { recordId: string } }[]>(page, 'unsent');
    const owed = new Set(unsent.map(({ entry }) => entry.recordId));
    const lost = prepared.unsentIds.filter((id) => !owed.has(id));
    if (lost.length > 0) failed.push(`${lost.length} unsent notes are gone`);
    const clients = await vaultCall<unknown[]>(page, 'list', 'client');
    if (clients.length < prepared.clients && said === '') {
      failed.push(`${clients.length} of ${prepared.clients} clients, and nothing was said`);
    }
  } catch (error) {
    failed.push(error instanceof Error ? error.message : String(error));
  } finally {
    await laptop.remove();
  }
  return { what, said, failed };
}

const databaseFolder = (dataFolder: string) => path.join(dataFolder, 'IndexedDB');

export async function deleteDatabase(dataFolder: string): Promise<void> {
  await rm(databaseFolder(dataFolder), { recursive: true });
}

/** Cuts one file of the database off at a random place; answers which and where. */
export async function truncateSomewhere(dataFolder: string, random: Random): Promise<string> {
  const names = await databaseFiles(dataFolder);
  const file = random.pick(names);
  const { size } = await stat(file);
  const at = random.below(Math.max(1, size));
  await truncate(file, at);
  return `${path.basename(file)} at ${at} of ${size}`;
}

/** Puts garbage in the place of every table file and log, as a corrupt snapshot would be. */
export async function corruptDatabase(dataFolder: string): Promise<void> {
  for (const file of await databaseFiles(dataFolder)) {
    const { size } = await stat(file);
    await writeFile(file, Buffer.alloc(size, 0xa5));
  }
}

/** The files of the database that hold something, in a fixed order. */
async function databaseFiles(dataFolder: string): Promise<string[]> {
  const found = await readdir(databaseFolder(dataFolder), { recursive: true, withFileTypes: true });
  const files: string[] = [];
  for (const entry of found) {
    const file = path.join(entry.parentPath, entry.name);
    if (entry.isFile() && (await stat(file)).size > 0) files.push(file);
  }
  return files.sort();
}
