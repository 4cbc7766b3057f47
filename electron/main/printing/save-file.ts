import path from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import { err, ok } from '#shared/lib/result.ts';
import { writeDurably } from '../files/durable-write.ts';
import { fileFailure, type Outcome } from '../shell-error.ts';
import { safeFileName } from './file-name.ts';

/**
 * Saves where the person says; `path: null` when they change their mind.
 * @param folder saves there without asking (tests)
 */
export async function saveFile(
  window: BrowserWindow | null,
  content: Uint8Array,
  suggestedName: string,
  folder: string | undefined,
): Promise<Outcome<{ path: string | null }>> {
  const name = safeFileName(suggestedName);
  const place = folder === undefined ? await askForPlace(window, name) : path.join(folder, name);
  if (place === null) return ok({ path: null });
  try {
    await writeDurably(place, content);
    return ok({ path: place });
  } catch (error) {
    return err(fileFailure(error, 'the file'));
  }
}

async function askForPlace(window: BrowserWindow | null, name: string): Promise<string | null> {
  const options = {
    defaultPath: path.join(app.getPath('documents'), name),
    filters: [
      {
        name: path.extname(name).slice(1).toUpperCase(),
        extensions: [path.extname(name).slice(1)],
      },
    ],
  };
  const { canceled, filePath } =
    window === null
      ? await dialog.showSaveDialog(options)
      : await dialog.showSaveDialog(window, options);
  return canceled || !filePath ? null : filePath;
}
