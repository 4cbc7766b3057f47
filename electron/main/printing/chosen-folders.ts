import { randomUUID } from 'node:crypto';
import { access } from 'node:fs/promises';
import path from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import { err, ok } from '#shared/lib/result.ts';
import { writeDurably } from '../files/durable-write.ts';
import { fileFailure, type Outcome } from '../shell-error.ts';
import { safeFileName } from './file-name.ts';
import { freeName } from './free-name.ts';

/**
 * The folders the person has chosen for a batch. The page knows them by a random name only, so that it
 * can write where the person said and nowhere else.
 */
export class ChosenFolders {
  readonly #folders = new Map<string, string>();
  #queue: Promise<unknown> = Promise.resolve();

  /** @param given chosen without asking (tests) */
  async choose(
    window: BrowserWindow | null,
    given: string | undefined,
  ): Promise<Outcome<{ folder: string | null; path: string }>> {
    const chosen = given ?? (await askForFolder(window));
    if (chosen === null) return ok({ folder: null, path: '' });
    const folder = randomUUID();
    this.#folders.set(folder, chosen);
    return ok({ folder, path: chosen });
  }

  /** Saves under `suggestedName`, or that with a number when the name is taken; one after the other. */
  save(
    folder: string,
    content: Uint8Array,
    suggestedName: string,
  ): Promise<Outcome<{ name: string }>> {
    const saved = this.#queue.then(() => this.#save(folder, content, suggestedName));
    this.#queue = saved.catch(() => undefined);
    return saved;
  }

  /** The vault is locked: whoever comes next has to choose again. */
  forget(): void {
    this.#folders.clear();
  }

  async #save(
    folder: string,
    content: Uint8Array,
    suggestedName: string,
  ): Promise<Outcome<{ name: string }>> {
    const place = this.#folders.get(folder);
    if (place === undefined) {
      return err({ tag: 'unknownFolder', message: 'Choose the folder again.' });
    }
    try {
      const isTaken = (name: string) =>
        access(path.join(place, name)).then(
          () => true,
          () => false,
        );
      const name = await freeName(safeFileName(suggestedName), isTaken);
      await writeDurably(path.join(place, name), content);
      return ok({ name });
    } catch (error) {
      return err(fileFailure(error, 'the file'));
    }
  }
}

async function askForFolder(window: BrowserWindow | null): Promise<string | null> {
  const options = {
    title: 'Save the reports in',
    buttonLabel: 'Save here',
    defaultPath: app.getPath('documents'),
    properties: ['openDirectory' as const, 'createDirectory' as const],
  };
  const { canceled, filePaths } =
    window === null
      ? await dialog.showOpenDialog(options)
      : await dialog.showOpenDialog(window, options);
  return canceled ? null : (filePaths[0] ?? null);
}
