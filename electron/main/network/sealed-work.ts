import { readFile, rm } from 'node:fs/promises';
import { err, ok } from '#shared/lib/result.ts';
import { writeDurably } from '../files/durable-write.ts';
import { fileFailure, type Outcome } from '../shell-error.ts';

/**
 * Unsent work, sealed by the renderer to the server's public key: this device cannot read it any
 * more, locked or not. It waits for the one case in which it is handed over, revocation (A4).
 */
export class SealedWorkFile {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  async keep(sealed: Uint8Array | null): Promise<Outcome<null>> {
    try {
      if (sealed === null) await this.destroy();
      else await writeDurably(this.#file, sealed);
      return ok(null);
    } catch (error) {
      return err(fileFailure(error, 'the sealed copy of unsent work'));
    }
  }

  async read(): Promise<Uint8Array<ArrayBuffer> | null> {
    try {
      return new Uint8Array(await readFile(this.#file));
    } catch {
      return null;
    }
  }

  async destroy(): Promise<void> {
    await rm(this.#file, { force: true });
  }
}
