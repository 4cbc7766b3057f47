// Fuzzed bodies on every route; refresh tokens used a hundred times at once.
import { openPglite } from '#server/database/pglite.ts';
import { fuzzedBodies } from '../integration/server/checks/fuzz.ts';
import { refreshRotation } from '../integration/server/checks/refresh.ts';
import { runGroup } from './support/run-group.ts';

const open = () => openPglite();

await runGroup('server-limits', [
  { check: fuzzedBodies(open), count: 50_000 },
  { check: refreshRotation(open), count: 100 },
]);
