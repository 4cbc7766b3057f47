// Files of 500 MB through the loaders, and a hundred thousand damaged ones.
import { hugeFiles } from '../loaders/checks/huge-file.ts';
import { mutants } from '../loaders/checks/mutants.ts';
import { runGroup } from './support/run-group.ts';

await runGroup('loaders', [
  { check: hugeFiles([], 300), count: 500 },
  { check: mutants, count: 100_000 },
]);
