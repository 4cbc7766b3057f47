import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { err, ok } from '#shared/lib/result.ts';
import { flushFolder, PRIVATE_FOLDER_MODE, writeDurably } from './files/durable-write.ts';
import { errorCode, fileFailure, type Outcome } from './shell-error.ts';

export type BackupLabel = 'rotating' | 'upgrade' | 'manual';

export interface Backup {
  readonly name: string;
  /** Instant in UTC, ISO 8601. */
  readonly takenAt: string;
  /** Bytes. */
  readonly size: number;
}

/** How many of each label stay; what a person took by hand is never thrown away. */
const KEPT: Readonly<Record<BackupLabel, number>> = {
  rotating: 7,
  upgrade: 3,
  manual: Number.POSITIVE_INFINITY,
};

// The one form of name that is written, and the only one that is read: no path can hide in it.
const NAME =
  /^(rotating|upgrade|manual)-(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})-(\d{3})Z\.backup$/;
const WHAT = 'the backup';

/** Encrypted backups in a folder outside IndexedDB (SPEC W4); the bytes come encrypted. */
export class Backups {
  readonly #folder: string;
  readonly #now: () => Date;

  constructor(folder: string, now: () => Date) {
    this.#folder = folder;
    this.#now = now;
  }

  /** Writes a backup, then removes the oldest of its label beyond those kept; returns its name. */
  async write(label: BackupLabel, content: Uint8Array): Promise<Outcome<string>> {
    try {
      await mkdir(this.#folder, { recursive: true, mode: PRIVATE_FOLDER_MODE });
      const name = `${label}-${this.#now().toISOString().replace(/[:.]/g, '-')}.backup`;
      await writeDurably(path.join(this.#folder, name), content);
      await this.#rotate(label, name);
      return ok(name);
    } catch (error) {
      return err(fileFailure(error, WHAT));
    }
  }

  /** All backups, newest first. */
  async list(): Promise<Outcome<Backup[]>> {
    try {
      const backups: Backup[] = [];
      for (const name of await this.#names()) {
        const takenAt = instantIn(name);
        if (takenAt === null) continue;
        const { size } = await stat(path.join(this.#folder, name));
        backups.push({ name, takenAt, size });
      }
      return ok(backups.sort((a, b) => b.takenAt.localeCompare(a.takenAt)));
    } catch (error) {
      return err(fileFailure(error, 'the list of backups'));
    }
  }

  async read(name: string): Promise<Outcome<Uint8Array>> {
    if (instantIn(name) === null) {
      return err({ tag: 'notFound', message: 'There is no backup of this name.' });
    }
    try {
      return ok(new Uint8Array(await readFile(path.join(this.#folder, name))));
    } catch (error) {
      if (errorCode(error) !== 'ENOENT') return err(fileFailure(error, WHAT));
      return err({ tag: 'notFound', message: 'This backup is no longer there.' });
    }
  }

  /** Removes one; that it is gone already is no failure. */
  async remove(name: string): Promise<Outcome<null>> {
    if (instantIn(name) === null) {
      return err({ tag: 'notFound', message: 'There is no backup of this name.' });
    }
    try {
      await rm(path.join(this.#folder, name), { force: true });
      await flushFolder(this.#folder);
      return ok(null);
    } catch (error) {
      return err(fileFailure(error, WHAT));
    }
  }

  async destroy(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** What was `written` just now stays, also when a clock that was set back calls it the oldest (W7). */
  async #rotate(label: BackupLabel, written: string): Promise<void> {
    const others = (await this.#names())
      .filter((name) => name.startsWith(`${label}-`) && name !== written)
      .sort();
    for (const name of others.slice(0, Math.max(0, others.length + 1 - KEPT[label]))) {
      await rm(path.join(this.#folder, name), { force: true });
    }
  }

  async #names(): Promise<string[]> {
    try {
      return (await readdir(this.#folder)).filter((name) => NAME.test(name));
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return [];
      throw error;
    }
  }
}

function instantIn(name: string): string | null {
  const parts = NAME.exec(name);
  if (parts === null) return null;
  const [, , day, hour, minute, second, millis] = parts;
  return `${day}T${hour}:${minute}:${second}.${millis}Z`;
}
