// `npm run soak -- GROUP`: runs tests/soak/GROUP.ts; without a name lists the names.
import { runByName } from './lib/named-runs.mjs';

await runByName('tests/soak');
