// `npm run golden`: prints the golden set with the real application and keeps its text and its pages.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type GoldenDocument, goldenDocuments } from '#tests/e2e/golden/golden-documents.ts';
import { asKept, GOLDEN_FOLDER } from '#tests/e2e/golden/golden-text.ts';
import { greyPages, pngOf } from '#tests/e2e/golden/grey-pages.ts';
import { type Laptop, openLaptop } from '#tests/e2e/journeys/support/laptop.ts';
import { printDocument, textOfPdf } from '#tests/e2e/journeys/support/paper.ts';
import { resolveElectron } from '../../scripts/electron-runtime.mjs';

/** Enough to see what is clipped, orphaned or out of line, in a set of about a megabyte. */
const DOTS_PER_INCH = 70;

const index = `# The golden set

Briefs and reports that are hard on paper, from the sample book on 24 November 2026, page by page in grey
and as text (\`NAME.txt\`). The end-to-end tests print them again: the text of each page has to be the same,
nothing may reach into a margin, no heading may be left without what it heads, no page may be all but empty.

Renew it with \`npm run golden\` after a build, look at every page that changed, and commit them together.
Kept with Electron ${resolveElectron().version}; other versions may end a page a line earlier or later.
`;

/** Keeps a document; returns its part of the index. */
async function keep(laptop: Laptop, document: GoldenDocument): Promise<string> {
  const { name, about } = document;
  const pdf = await printDocument(laptop, document);
  await writeFile(path.join(GOLDEN_FOLDER, `${name}.txt`), asKept(await textOfPdf(pdf)));
  const pictures: string[] = [];
  for (const [number, page] of (await greyPages(pdf, DOTS_PER_INCH)).entries()) {
    const picture = `${name}-${number + 1}.png`;
    await writeFile(path.join(GOLDEN_FOLDER, picture), pngOf(page));
    pictures.push(`![${name}, page ${number + 1}](${picture})`);
  }
  process.stdout.write(`${name}: ${pictures.length}\n`);
  return `\n## ${name}\n\n${about}\n\n${pictures.join('\n')}\n`;
}

await rm(GOLDEN_FOLDER, { recursive: true, force: true });
await mkdir(GOLDEN_FOLDER, { recursive: true });
const laptop = await openLaptop();
try {
  let text = index;
  for (const document of goldenDocuments()) text += await keep(laptop, document);
  await writeFile(path.join(GOLDEN_FOLDER, 'README.md'), text);
} finally {
  await laptop.close();
}
