import { open } from 'node:fs/promises';
import path from 'node:path';
import { type BrowserWindow, dialog } from 'electron';
import type { AnswerOf } from '#shared/ipc/contract.ts';
import { err, ok } from '#shared/lib/result.ts';
import { fileFailure } from '../shell-error.ts';
import { ENDINGS, sizeObjection, typeOfContent } from './file-types.ts';

type Picked = AnswerOf<'file.pick'>;

/** Lets the person choose a file and reads it; only what they choose themselves is ever read. */
export async function pickFile(window: BrowserWindow | null): Promise<Picked> {
  const options: Electron.OpenDialogOptions = {
    title: 'Attach a document',
    properties: ['openFile'],
    filters: [{ name: 'PDF and pictures', extensions: [...ENDINGS] }],
  };
  const { canceled, filePaths } =
    window === null
      ? await dialog.showOpenDialog(options)
      : await dialog.showOpenDialog(window, options);
  const [file] = filePaths;
  return canceled || file === undefined ? ok(null) : readPicked(file);
}

/** The file, if it can be attached. */
export async function readPicked(file: string): Promise<Picked> {
  try {
    const handle = await open(file, 'r');
    try {
      // Looked at before it is read: a film is not taken into memory to be refused.
      const stat = await handle.stat();
      const objection = stat.isFile() ? sizeObjection(stat.size) : 'This is no file.';
      if (objection) return err({ tag: 'fileRefused', message: objection });
      const content = new Uint8Array(await handle.readFile());
      const mediaType = typeOfContent(content);
      if (!mediaType) {
        const message = 'Only PDF, PNG, JPEG and TIFF files can be attached.';
        return err({ tag: 'fileRefused', message });
      }
      return ok({ name: path.basename(file).slice(0, 200), mediaType, content });
    } finally {
      await handle.close();
    }
  } catch (error) {
    return err(fileFailure(error, 'the file'));
  }
}
