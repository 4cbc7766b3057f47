// `npm run bench -- NAME`: runs tests/bench/NAME.ts; without a name lists the names.
import { runByName } from './lib/named-runs.mjs';

await runByName('tests/bench');
