// needs: system
// PostgreSQL killed with -9 in mid-push, again and again.
import { databaseCrash } from '../integration/server/checks/database-crash.ts';
import { runGroup } from './support/run-group.ts';

await runGroup('server-crash', [{ check: databaseCrash, count: 100 }]);
