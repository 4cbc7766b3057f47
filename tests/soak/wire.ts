// needs: system
// A reference session cut at each byte; garbled, foreign, repeated and old replies; a first synchronisation interrupted fifty times.
import { cuts } from '../wire/checks/cuts.ts';
import { runGroup } from './support/run-group.ts';

await runGroup('wire', [{ check: cuts('PostgreSQL 15'), count: 8_192 }]);
