import type { ServerDependencies } from '../dependencies.ts';

/** What commands are given: where to speak, how to fail, how to get at the database. */
export interface Admin {
  readonly say: (line: string) => void;
  /** Says how far a long command has come, apart from what it says in the end. */
  readonly whisper: (line: string) => void;
  /** Says why the command could not do its work; the process ends with 1. */
  readonly fail: (message: string) => void;
  /** Opens the database, runs `work`, closes it. */
  readonly open: (work: (dependencies: ServerDependencies) => Promise<void>) => Promise<void>;
}

/** Everything that is piped in. */
export async function readStandardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}
