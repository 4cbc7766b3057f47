import { readFileSync, renameSync } from 'node:fs';
import { type Settings, settings as settingsSchema } from '#shared/ipc/contract.ts';
import { err, ok } from '#shared/lib/result.ts';
import { writeDurably } from './files/durable-write.ts';
import { errorCode, fileFailure, type Outcome } from './shell-error.ts';

export interface SettingsStore {
  /** The settings of the moment. */
  current(): Settings;
  /** Changes the named settings, in memory only once they are on the disk. */
  write(change: Partial<Settings>): Promise<Outcome<Settings>>;
  /** What the person should know about how the settings were read. */
  readonly notices: readonly string[];
}

/**
 * Opens the settings of this installation; there is nothing secret in them. A damaged file is put
 * aside and its readable parts are kept: the application always starts.
 */
export function openSettings(file: string, defaults: Settings): SettingsStore {
  const found = readSettings(file, defaults);
  let current = found.settings;
  let queue: Promise<unknown> = Promise.resolve();

  async function save(change: Partial<Settings>): Promise<Outcome<Settings>> {
    const next = { ...current, ...change };
    try {
      await writeDurably(file, Buffer.from(`${JSON.stringify(next, null, 2)}\n`));
    } catch (error) {
      return err(fileFailure(error, 'the settings file'));
    }
    current = next;
    return ok(next);
  }

  return {
    current: () => current,
    notices: found.notices,
    write(change) {
      const saved = queue.then(() => save(change));
      queue = saved;
      return saved;
    },
  };
}

function readSettings(
  file: string,
  defaults: Settings,
): { settings: Settings; notices: readonly string[] } {
  let stored: unknown;
  try {
    stored = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return { settings: defaults, notices: [] };
    return { settings: defaults, notices: [putAside(file)] };
  }
  const whole = settingsSchema.safeParse({ ...defaults, ...asRecord(stored) });
  if (whole.success) return { settings: whole.data, notices: [] };
  return { settings: readablePart(stored, defaults), notices: [putAside(file)] };
}

/** Keeps each setting that is right by itself. */
function readablePart(stored: unknown, defaults: Settings): Settings {
  let settings = defaults;
  for (const [name, value] of Object.entries(asRecord(stored))) {
    const tried = settingsSchema.safeParse({ ...settings, [name]: value });
    if (tried.success) settings = tried.data;
  }
  return settings;
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function putAside(file: string): string {
  try {
    renameSync(file, `${file}.damaged`);
  } catch {
    // It stays where it is and is written over with the next change.
  }
  return 'The settings of this device were damaged and have been set back. Clients and notes are not affected.';
}
