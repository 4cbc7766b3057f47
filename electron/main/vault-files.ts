import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { err, ok } from '#shared/lib/result.ts';
import { PRIVATE_FOLDER_MODE, writeDurably } from './files/durable-write.ts';
import { frame, readFrames } from './files/frames.ts';
import { errorCode, fileFailure, type Outcome } from './shell-error.ts';

const WHAT = 'the key file';

/**
 * The key envelope (SPEC W5): opaque, encrypted bytes in one small file. A checksum tells a damaged
 * file, and then its copy is read instead. The copy is from before a change only while the change is
 * under way: once the new file is known to be whole it becomes the copy too, so that an old passphrase
 * opens nothing for longer than it must.
 */
export class EnvelopeFile {
  readonly #file: string;
  readonly #previous: string;

  constructor(folder: string) {
    this.#file = path.join(folder, 'envelope');
    this.#previous = path.join(folder, 'envelope.previous');
  }

  /** The envelope, or `null` when this installation has no vault. */
  async read(): Promise<Outcome<Uint8Array | null>> {
    try {
      const current = await this.#content(this.#file);
      if (current.state === 'whole') {
        await this.#renewCopy(current.content);
        return ok(current.content);
      }
      const previous = await this.#content(this.#previous);
      if (previous.state === 'whole') return ok(previous.content);
      if (current.state === 'absent' && previous.state === 'absent') return ok(null);
      // Never "no vault": that would offer to make a new one over data that can be recovered.
      return err({
        tag: 'damaged',
        message:
          'The key file of this device is damaged, and so is its copy. Restore a backup to open the vault.',
      });
    } catch (error) {
      return err(fileFailure(error, WHAT));
    }
  }

  async write(content: Uint8Array): Promise<Outcome<null>> {
    try {
      const current = await this.#content(this.#file);
      if (current.state === 'whole') await writeDurably(this.#previous, frame(current.content));
      await writeDurably(this.#file, frame(content));
      const written = await this.#content(this.#file);
      if (written.state === 'whole') await this.#renewCopy(written.content);
      return ok(null);
    } catch (error) {
      return err(fileFailure(error, WHAT));
    }
  }

  async destroy(): Promise<void> {
    await rm(this.#file, { force: true });
    await rm(this.#previous, { force: true });
  }

  /** Puts what is known to be whole in the place of a copy from before; no failure of it matters now. */
  async #renewCopy(content: Uint8Array): Promise<void> {
    try {
      const copy = await this.#content(this.#previous);
      if (copy.state === 'whole' && Buffer.compare(copy.content, content) === 0) return;
      await writeDurably(this.#previous, frame(content));
    } catch {
      // The file itself is good; the next start tries again.
    }
  }

  async #content(
    file: string,
  ): Promise<{ state: 'absent' | 'damaged' } | { state: 'whole'; content: Uint8Array }> {
    try {
      const { entries, torn } = readFrames(await readFile(file));
      const [content] = entries;
      if (content === undefined || entries.length !== 1 || torn > 0) return { state: 'damaged' };
      return { state: 'whole', content };
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return { state: 'absent' };
      throw error;
    }
  }
}

/** The folder of everything that is destroyed together; made when it is not there. */
export async function vaultFolder(dataFolder: string): Promise<string> {
  const folder = path.join(dataFolder, 'vault');
  await mkdir(folder, { recursive: true, mode: PRIVATE_FOLDER_MODE });
  return folder;
}
