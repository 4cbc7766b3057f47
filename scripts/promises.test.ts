// Keeps docs/promises.md true to the tests: each requirement has one row, and each proof is there and names it.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from './lib/paths.mjs';

/** How many requirements there are of each letter; they are numbered from one. */
const COUNTS: Readonly<Record<string, number>> = {
  // The rules of synchronisation, as in shared/sync/SPEC.md.
  ...{ W: 8, P: 6, F: 10, M: 8, D: 1, G: 2, A: 6 },
  // Local store, crypto, shell, synchronisation, server, import and export.
  ...{ L: 7, C: 7, S: 6, Y: 12, V: 7, I: 7 },
};
const RULES_OF_SYNC = 'WPFMDGA';
const IDS = Object.entries(COUNTS).flatMap(([letter, count]) =>
  Array.from({ length: count }, (_, index) => `${letter}${index + 1}`),
);

const FOLDERS = ['electron', 'renderer', 'scripts', 'server', 'shared', 'tests'];
/** Where titles of tests stand; the contracts and seeds are declared in files of their own. */
const TITLES = /\.(test|spec)\.tsx?$|^tests\/(contracts|simulation)\/.*\.ts$/;
const NAMED = new RegExp(`\\[([${Object.keys(COUNTS).join('')}]\\d{1,2})(?:\\.\\d+)?\\]`, 'g');
const CELLS = ['id', 'promise', 'tests', 'last measured', 'target', 'not proven, and why'];

interface Row {
  readonly id: string;
  readonly proof: string;
  readonly files: readonly string[];
}

let rows: readonly Row[];
/** The ids that each file with tests names. */
const named = new Map<string, ReadonlySet<string>>();

beforeAll(async () => {
  const document = await readFile(path.join(projectRoot, 'docs', 'promises.md'), 'utf8');
  rows = document.split('\n').flatMap((line) => rowOf(line) ?? []);
  for (const folder of FOLDERS) {
    for (const file of await filesBelow(folder)) {
      if (!TITLES.test(file)) continue;
      const text = await readFile(path.join(projectRoot, file), 'utf8');
      named.set(file, new Set([...text.matchAll(NAMED)].map(([, id]) => id ?? '')));
    }
  }
});

describe('the table of promises', () => {
  it('has exactly one row for each requirement', () => {
    expect(rows.map(({ id }) => id).sort()).toEqual([...IDS].sort());
  });

  it('names tests that are there and name the requirement', () => {
    const wrong = rows.flatMap(({ id, files }) =>
      files.filter((file) => !named.get(file)?.has(id)).map((file) => `${id}: ${file}`),
    );
    expect(wrong).toEqual([]);
  });

  it('says "not yet" where no test names a requirement, and nowhere else', () => {
    const all = new Set([...named.values()].flatMap((ids) => [...ids]));
    for (const { id, files, proof } of rows) {
      expect({ id, notYet: proof === 'not yet', tests: files.length > 0 }).toEqual({
        ...{ id, notYet: !all.has(id), tests: all.has(id) },
      });
    }
  });
});

it('knows every requirement that the title of a test names', () => {
  const unknown = [...named].flatMap(([file, ids]) =>
    [...ids].filter((id) => !IDS.includes(id)).map((id) => `${id}: ${file}`),
  );
  expect(unknown).toEqual([]);
});

it('counts the rules of synchronisation as their document does', async () => {
  const rules = await readFile(path.join(projectRoot, 'shared', 'sync', 'SPEC.md'), 'utf8');
  const written = [...rules.matchAll(/^- \*\*([A-Z]\d+)\*\*/gm)].map(([, id]) => id);
  expect(written.sort()).toEqual(IDS.filter((id) => RULES_OF_SYNC.includes(id.charAt(0))).sort());
});

/** A row of promises; the table of the soaks has fewer cells. */
function rowOf(line: string): Row | null {
  const cells = line.split('|').slice(1, -1);
  const [id = '', , proof = ''] = cells.map((cell) => cell.trim());
  if (cells.length !== CELLS.length || !/^[A-Z]\d+$/.test(id)) return null;
  const files = [...proof.matchAll(/`([^`]+\.tsx?)`/g)].map(([, file]) => file ?? '');
  return { id, proof, files };
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(path.join(projectRoot, folder), { withFileTypes: true });
  const found = await Promise.all(
    entries.map((entry) => {
      const file = `${folder}/${entry.name}`;
      if (entry.isFile()) return [file];
      return entry.isDirectory() && entry.name !== 'node_modules' ? filesBelow(file) : [];
    }),
  );
  return found.flat();
}
