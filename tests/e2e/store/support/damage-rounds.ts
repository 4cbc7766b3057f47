import { readdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { newNote } from '#shared/domain/meeting/meeting-builders.ts';
import type { Instant } from '#shared/lib/calendar-date.ts';
import { type RecordId, uuidFromText } from '#shared/lib/identifiers.ts';
import type { Random } from '#tests/simulation/random.ts';
import type { Office } from '../../journeys/support/office.ts';
import { takeBookOffline } from './offline-book.ts';
import { copyOfData, openLock, storeLaptop } from './store-laptop.ts';
import { vaultCall } from './vault-hook.ts';

const UNSENT = 5;
const ACCEPTED = 5;

/**
 * A closed laptop with a whole book, some notes that the server accepted after the last backup and some
 * unsent ones; its folder is copied for each damage.
 */
export interface Prepared {
  readonly dataFolder: string;
  /** How many clients the book has. */
  readonly clients: number;
  readonly acceptedIds: readonly string[];
  readonly unsentIds: readonly string[];
  remove(): Promise<void>;
}

/** Enrols, takes the whole book along, and writes without a network. */
export async function preparedLaptop(office: Office): Promise<Prepared> {
  const laptop = await storeLaptop();
  await laptop.start();
  const write = async (body: string, clientId: RecordId) => {
    const id = uuidFromText(body);
    const data = newNote({ clientId, notedAt: '2026-11-24T09:00:00.000Z' as Instant, body });
    const saved = await vaultCall<{ ok: boolean }>(laptop.page, 'save', [
      { kind: 'note', id, data },
    ]);
    if (!saved.ok) throw new Error('a note could not be saved');
    return id;
  };
  const acceptedIds: string[] = [];
  const clients = await takeBookOffline(laptop.page, office, 'Damaged', async (clientId) => {
    for (let number = 0; number < ACCEPTED; number += 1) {
      acceptedIds.push(await write(`accepted ${number}`, clientId));
    }
    const view = await vaultCall<{ unsentCount: number }>(laptop.page, 'synchronise');
    if (view.unsentCount > 0) throw new Error('the server did not accept the notes');
  });
  const unsentIds: string[] = [];
  for (let number = 0; number < UNSENT; number += 1) {
    const clientId = (clients[number % clients.length] ?? clients[0]).id;
    unsentIds.push(await write(`unsent ${number}`, clientId));
  }
  await laptop.close();
  const { dataFolder } = laptop;
  return {
    dataFolder,
    clients: clients.length,
    acceptedIds,
    unsentIds,
    remove: () => laptop.remove(),
  };
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
    const notes = await vaultCall<{ id: string }[]>(page, 'list', 'note');
    const shown = new Set(notes.map(({ id }) => id));
    const hidden = [...prepared.acceptedIds, ...prepared.unsentIds].filter((id) => !shown.has(id));
    if (hidden.length > 0) failed.push(`${hidden.length} saved notes are not shown`);
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

/** A file of the database, and where it is cut off. */
export interface Cut {
  /** Below the data folder. */
  readonly file: string;
  readonly at: number;
  readonly size: number;
}

/** Places to cut each file of the database at: so many of each, random ones. */
export async function cutsOfEachFile(
  dataFolder: string,
  places: number,
  random: Random,
): Promise<readonly Cut[]> {
  const cuts: Cut[] = [];
  for (const file of await databaseFiles(dataFolder)) {
    const { size } = await stat(file);
    for (let place = 0; place < places; place += 1) {
      cuts.push({ file: path.relative(dataFolder, file), at: random.below(size), size });
    }
  }
  return cuts;
}

export const saidOf = ({ file, at, size }: Cut): string =>
  `${path.basename(file)} at ${at} of ${size}`;

/** Opens a copy of which one file is cut off. */
export function openCut(prepared: Prepared, cut: Cut): Promise<Damaged> {
  return openDamaged(prepared, saidOf(cut), (dataFolder) =>
    truncate(path.join(dataFolder, cut.file), cut.at),
  );
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
