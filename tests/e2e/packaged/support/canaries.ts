import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** The forms in which a text can lie in a file: UTF-8, UTF-16 and base64 at each of its three offsets. */
export function formsOf(text: string): Buffer[] {
  const base64 = [0, 1, 2].map((offset) => {
    const encoded = Buffer.from(`${'\0'.repeat(offset)}${text}`).toString('base64');
    // The ends depend on the neighbours.
    return Buffer.from(encoded.slice(4, -4));
  });
  const utf16 = Buffer.from(text, 'utf16le');
  return [Buffer.from(text), utf16, Buffer.from(utf16).swap16(), ...base64];
}

/** Where below a folder one of the texts lies in any of its forms: `file: text`. */
export async function findCanaries(folder: string, texts: readonly string[]): Promise<string[]> {
  const wanted = texts.map((text) => ({ text, forms: formsOf(text) }));
  const found: string[] = [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((each) => each.isFile())) {
    const file = path.join(entry.parentPath, entry.name);
    const content = await readFile(file);
    for (const { text, forms } of wanted) {
      const isThere = forms.some((form) => content.includes(form)) || file.includes(text);
      if (isThere) found.push(`${path.relative(folder, file)}: ${text}`);
    }
  }
  return found;
}
