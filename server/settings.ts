import { join, resolve } from 'node:path';
import { err, ok, type Result, type TaggedError } from '#shared/lib/result.ts';

/** Where the data is: a PostgreSQL server, a folder for the embedded one, or nowhere lasting. */
export type DatabasePlace =
  | { readonly place: 'server'; readonly url: string }
  | { readonly place: 'folder'; readonly folder: string }
  | { readonly place: 'memory' };

export interface Settings {
  readonly port: number;
  readonly host: string;
  readonly database: DatabasePlace;
  readonly seedsSample: boolean;
  /** How many proxies of the firm's own stand in front. */
  readonly proxies: number;
  readonly logLevel: string;
  readonly requestsPerMinute: number | null;
  /** The file outside the database that holds the heads of the audit chains; `null` for none. */
  readonly auditAnchor: string | null;
}

type Environment = Readonly<Record<string, string | undefined>>;
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

/** The settings in the environment's variables; comes back with `setting` and what is wrong. */
export function readSettings(environment: Environment): Result<Settings, TaggedError<'setting'>> {
  const wrong = (message: string) => err({ tag: 'setting', message } as const);
  const port = Number(environment.PORT ?? '4780');
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    return wrong(`PORT must be a number from 0 to 65535, not "${environment.PORT}"`);
  }
  const database = databasePlace(environment);
  if (database.place === 'server' && !/^postgres(ql)?:\/\//.test(database.url)) {
    return wrong('DATABASE_URL must begin with postgres:// or postgresql://');
  }
  const seed = environment.FIELDFOLIO_SEED ?? '';
  if (seed !== '' && seed !== 'sample') {
    return wrong(`FIELDFOLIO_SEED can only be "sample", not "${seed}"`);
  }
  const logLevel = environment.FIELDFOLIO_LOG ?? 'warn';
  if (!LOG_LEVELS.includes(logLevel)) {
    return wrong(`FIELDFOLIO_LOG must be one of ${LOG_LEVELS.join(', ')}`);
  }
  const perMinute = environment.FIELDFOLIO_REQUESTS_PER_MINUTE;
  if (perMinute !== undefined && !/^[1-9]\d{0,8}$/.test(perMinute)) {
    return wrong('FIELDFOLIO_REQUESTS_PER_MINUTE must be a whole number above 0');
  }
  const proxies = environment.FIELDFOLIO_TRUST_PROXY || '0';
  if (!/^\d$/.test(proxies)) {
    return wrong('FIELDFOLIO_TRUST_PROXY must be how many proxies stand in front, 0 to 9');
  }
  return ok({
    port,
    host: environment.HOST ?? '127.0.0.1',
    database,
    seedsSample: seed === 'sample',
    proxies: Number(proxies),
    logLevel,
    requestsPerMinute: perMinute === undefined ? null : Number(perMinute),
    auditAnchor: anchorFile(environment, database),
  });
}

/** As it is named, or beside the folder of the embedded database. */
function anchorFile(environment: Environment, database: DatabasePlace): string | null {
  const named = environment.FIELDFOLIO_AUDIT_ANCHOR;
  if (named) return resolve(named);
  return database.place === 'folder' ? join(database.folder, 'audit-anchor.jsonl') : null;
}

function databasePlace(environment: Environment): DatabasePlace {
  const url = environment.DATABASE_URL;
  const folder = environment.FIELDFOLIO_DATA;
  if (url) return { place: 'server', url };
  return folder ? { place: 'folder', folder: resolve(folder) } : { place: 'memory' };
}
