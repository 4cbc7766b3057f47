import { execFile } from 'node:child_process';
import { readdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, type Page } from '@playwright/test';
import type { DocumentModel, DocumentPack } from '#shared/documents/model.ts';
import type { Paper } from '#shared/ipc/contract.ts';
import type { Laptop } from './laptop.ts';

const run = promisify(execFile);

/** What a PDF says, page by page, laid out as on the paper. */
export async function textOfPdf(file: string): Promise<readonly string[]> {
  const { stdout } = await run('pdftotext', ['-layout', file, '-']);
  // Every page ends with a form feed.
  return stdout.split('\f').slice(0, -1);
}

/** The PDF of a document as the application makes it; one file, written anew each time. */
export async function printDocument(
  { page, saveFolder }: Laptop,
  document_: { readonly model: DocumentModel | DocumentPack; readonly paper: Paper },
): Promise<string> {
  const encoded = await page.evaluate(async ({ model, paper }) => {
    const made = await window.fieldfolio?.call['document.render']({ model, paper });
    if (!made?.ok) throw new Error(made?.error.message ?? 'no shell');
    return Array.from(made.value, (byte) => String.fromCharCode(byte)).join('');
  }, document_);
  const file = path.join(saveFolder, 'printed.pdf');
  await writeFile(file, Buffer.from(encoded, 'latin1'));
  return file;
}

/** Presses "Save PDF" and returns the file that was written; earlier ones are taken away. */
export async function savePdf(page: Page, folder: string): Promise<string> {
  const pdfs = async () => (await readdir(folder)).filter((name) => name.endsWith('.pdf'));
  for (const name of await pdfs()) await rm(path.join(folder, name));
  await page.getByRole('button', { name: 'Save PDF' }).click();
  let file = '';
  await expect
    .poll(async () => {
      const [name] = await pdfs();
      file = name ? path.join(folder, name) : '';
      return file ? (await stat(file)).size : 0;
    })
    .toBeGreaterThan(0);
  return file;
}
