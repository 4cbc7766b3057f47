import { type FileHandle, open, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { err, ok } from '#shared/lib/result.ts';
import { flushFolder, PRIVATE_MODE, writeAll, writeDurably } from './files/durable-write.ts';
import { frame, readFrames } from './files/frames.ts';
import { errorCode, fileFailure, type Outcome } from './shell-error.ts';

/** What the journal needs of an open file; tests put a disk that fills up in its place. */
export type JournalFile = Pick<FileHandle, 'write' | 'datasync' | 'truncate' | 'close'>;

interface Open {
  readonly file: JournalFile;
  /** Where the last whole entry ends. */
  end: number;
}

interface Waiting {
  readonly framed: Buffer;
  readonly answer: (outcome: Outcome<null>) => void;
}

export interface JournalContent {
  readonly entries: Uint8Array[];
  readonly torn: number;
}

const WHAT = 'the journal of unsent work';

/**
 * The append-only file that outlives a lost IndexedDB (SPEC W1). An append is answered after
 * `fdatasync`; appends that arrive while the disk is flushing share the next flush. Whatever a crash
 * or a full disk left half-written is cut off before anything is appended behind it.
 */
export class Journal {
  readonly #path: string;
  readonly #openFile: (path: string) => Promise<JournalFile>;
  #open: Open | null = null;
  /** Damage found since the journal was last replaced, also what was cut off since. */
  #torn = 0;
  #waiting: Waiting[] = [];
  #queue: Promise<unknown> = Promise.resolve();

  constructor(file: string, openFile: (path: string) => Promise<JournalFile> = openForWriting) {
    this.#path = file;
    this.#openFile = openFile;
  }

  /** Adds an entry; `diskFull` and `failed` leave the journal as it was before. */
  append(entry: Uint8Array): Promise<Outcome<null>> {
    return new Promise((answer) => {
      this.#waiting.push({ framed: frame(entry), answer });
      if (this.#waiting.length === 1) void this.#alone(() => this.#flush());
    });
  }

  /** All whole entries in order, and how many damaged places there are or were. */
  read(): Promise<Outcome<JournalContent>> {
    return this.#alone(async () => {
      try {
        await this.#opened();
        const { entries } = readFrames(await readFile(this.#path));
        return ok({ entries: [...entries], torn: this.#torn });
      } catch (error) {
        return err(fileFailure(error, WHAT));
      }
    });
  }

  /** Puts these entries in the place of all others, or changes nothing. */
  replace(entries: readonly Uint8Array[]): Promise<Outcome<null>> {
    return this.#alone(async () => {
      try {
        // Windows does not rename over an open file.
        await this.#close();
        await writeDurably(this.#path, Buffer.concat(entries.map(frame)));
        this.#torn = 0;
        return ok(null);
      } catch (error) {
        return err(fileFailure(error, WHAT));
      }
    });
  }

  /** Removes the file for good. */
  destroy(): Promise<void> {
    return this.#alone(async () => {
      await this.#close();
      await rm(this.#path, { force: true });
      this.#torn = 0;
    });
  }

  /** Waits for what is being written and lets go of the file. */
  close(): Promise<void> {
    return this.#alone(() => this.#close());
  }

  /** One writer: each step begins when the one before has ended, however it ended. */
  #alone<Value>(step: () => Promise<Value>): Promise<Value> {
    const mine = this.#queue.then(step);
    this.#queue = mine.catch(() => undefined);
    return mine;
  }

  async #flush(): Promise<void> {
    const batch = this.#waiting;
    this.#waiting = [];
    const outcome = await this.#write(Buffer.concat(batch.map(({ framed }) => framed)));
    for (const { answer } of batch) answer(outcome);
  }

  async #write(bytes: Buffer): Promise<Outcome<null>> {
    try {
      const opened = await this.#opened();
      try {
        await writeAll(opened.file, bytes, opened.end);
        await opened.file.datasync();
      } catch (error) {
        await this.#cutBack(opened);
        throw error;
      }
      opened.end += bytes.byteLength;
      return ok(null);
    } catch (error) {
      return err(fileFailure(error, WHAT));
    }
  }

  /** Takes away what a failed write left, so that a refused entry cannot come back to life. */
  async #cutBack(opened: Open): Promise<void> {
    try {
      await opened.file.truncate(opened.end);
      await opened.file.datasync();
    } catch {
      // The disk does not even do that: opening anew looks at what is really there.
      await this.#close();
    }
  }

  async #opened(): Promise<Open> {
    if (this.#open !== null) return this.#open;
    const found = await this.#measure();
    const file = await this.#openFile(this.#path);
    const opened = { file, end: found.end };
    // A torn tail goes before anything is appended behind it.
    if (found.length > found.end) await file.truncate(found.end);
    if (found.length === 0) await flushFolder(path.dirname(this.#path));
    this.#open = opened;
    return opened;
  }

  async #measure(): Promise<{ length: number; end: number }> {
    try {
      const bytes = await readFile(this.#path);
      const { torn, end } = readFrames(bytes);
      this.#torn = Math.max(this.#torn, torn);
      return { length: bytes.byteLength, end };
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return { length: 0, end: 0 };
      throw error;
    }
  }

  async #close(): Promise<void> {
    const opened = this.#open;
    this.#open = null;
    await opened?.file.close();
  }
}

async function openForWriting(file: string): Promise<JournalFile> {
  try {
    return await open(file, 'r+');
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
    return open(file, 'wx+', PRIVATE_MODE);
  }
}
