// needs: system
// Fuzzed bodies on every route; refresh tokens used a hundred times at once.
import { openPglite } from '#server/database/pglite.ts';
import { fuzzedBodies } from '../integration/server/checks/fuzz.ts';
import { serverOfItsOwn } from '../integration/server/checks/fuzzed-server.ts';
import { refreshRotation } from '../integration/server/checks/refresh.ts';
import { runGroup } from './support/run-group.ts';

await runGroup('server-limits', [
  { check: fuzzedBodies(serverOfItsOwn), count: 50_000 },
  { check: refreshRotation(() => openPglite()), count: 100 },
]);
