// The full count of the simulation: 10,000 seeded worlds (COUNT and SEED change which).
import { simulation } from './checks/simulation.ts';
import { runGroup } from './support/run-group.ts';

await runGroup('simulation', [{ check: simulation, count: 10_000 }]);
