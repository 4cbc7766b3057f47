import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from '@playwright/test';

/**
 * The text of the file in a folder whose name fits, as soon as it says what it must. While a file is
 * being written another one lies beside it, with an ending of its own: no name ending like the file's.
 */
export async function savedText(
  folder: string,
  name: RegExp,
  says: string | RegExp = /./,
): Promise<string> {
  let text = '';
  await expect
    .poll(async () => {
      const file = (await readdir(folder)).find((each) => name.test(each));
      text = file ? await readFile(path.join(folder, file), 'utf8') : '';
      return text;
    }, `a file like ${name}`)
    .toMatch(says);
  return text;
}
