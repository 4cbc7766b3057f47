import { randomBytes } from 'node:crypto';
import { type Instant, instantFromMillis } from '#shared/lib/calendar-date.ts';
import { uuidV7 } from '#shared/lib/identifiers.ts';
import type { Database } from './database/database.ts';
import type { RandomBytes } from './lib/secrets.ts';
import type { AccessCheck } from './repositories/access.ts';

/** What the server is built from: nothing below takes a clock or randomness of its own. */
export interface ServerDependencies {
  readonly database: Database;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly random: RandomBytes;
}

/** What routes are built from: besides, how they check who may do what. */
export interface RouteDependencies extends ServerDependencies {
  readonly access: AccessCheck;
}

/** The machine's own clock and randomness, with `database`. */
export function machineDependencies(database: Database): ServerDependencies {
  return { database, now: () => Date.now(), random: (count) => new Uint8Array(randomBytes(count)) };
}

/** The server's time as it is written. */
export function instantNow({ now }: Pick<ServerDependencies, 'now'>): Instant {
  return instantFromMillis(now());
}

/** A fresh id for something the server makes. */
export function newId<Id extends string>({
  now,
  random,
}: Pick<ServerDependencies, 'now' | 'random'>): Id {
  return uuidV7(now(), random(10)) as Id;
}
