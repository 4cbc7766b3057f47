// needs: system
// A reference session cut at each byte; strange, repeated, old and garbled messages; a first synchronisation interrupted fifty times.
import { cuts } from '../wire/checks/cuts.ts';
import { interrupted } from '../wire/checks/interrupted.ts';
import { strangeReplies } from '../wire/checks/strange-replies.ts';
import { runGroup } from './support/run-group.ts';

await runGroup('wire', [
  { check: cuts('PostgreSQL 15'), count: 8_192 },
  { check: strangeReplies('PostgreSQL 15'), count: 4_000 },
  { check: interrupted('PostgreSQL 15'), count: 100_000 },
]);
