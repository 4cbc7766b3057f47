import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { err, ok } from '#shared/lib/result.ts';
import { flushFolder, PRIVATE_FOLDER_MODE, writeDurably } from './files/durable-write.ts';
import { errorCode, fileFailure, type Outcome } from './shell-error.ts';

// The one form of name that is written, and the only one that is read: no path can hide in it.
const NAME = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const WHAT = 'the document';

/**
 * Bytes of documents that the server does not have yet, one file for each, beside the journal and for
 * the same reason (SPEC W1, D1); they come encrypted, under the random id of their record.
 */
export class UnsentFiles {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Answers after the bytes and their name are flushed to the disk. */
  async write(documentId: string, content: Uint8Array): Promise<Outcome<null>> {
    if (!NAME.test(documentId)) return noSuch();
    try {
      await mkdir(this.#folder, { recursive: true, mode: PRIVATE_FOLDER_MODE });
      await writeDurably(this.#file(documentId), content);
      return ok(null);
    } catch (error) {
      return err(fileFailure(error, WHAT));
    }
  }

  async list(): Promise<Outcome<string[]>> {
    try {
      return ok((await readdir(this.#folder)).filter((name) => NAME.test(name)));
    } catch (error) {
      return errorCode(error) === 'ENOENT' ? ok([]) : err(fileFailure(error, WHAT));
    }
  }

  async read(documentId: string): Promise<Outcome<Uint8Array>> {
    if (!NAME.test(documentId)) return noSuch();
    try {
      return ok(new Uint8Array(await readFile(this.#file(documentId))));
    } catch (error) {
      return errorCode(error) === 'ENOENT' ? noSuch() : err(fileFailure(error, WHAT));
    }
  }

  /** Removes one; that it is gone already is no failure. */
  async remove(documentId: string): Promise<Outcome<null>> {
    if (!NAME.test(documentId)) return noSuch();
    try {
      await rm(this.#file(documentId), { force: true });
      await flushFolder(this.#folder);
      return ok(null);
    } catch (error) {
      return errorCode(error) === 'ENOENT' ? ok(null) : err(fileFailure(error, WHAT));
    }
  }

  async destroy(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }

  #file(documentId: string): string {
    return path.join(this.#folder, documentId);
  }
}

function noSuch() {
  return err({ tag: 'notFound', message: 'There are no such bytes.' });
}
