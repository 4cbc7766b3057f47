// needs: system
// A thousand simulated devices on one server process and on two, a reconnect storm, and the database's own limit.
import { thousand } from './checks/thousand/thousand.ts';
import { runGroup } from './support/run-group.ts';

await runGroup('thousand', [{ check: thousand, count: 1_000 }]);
