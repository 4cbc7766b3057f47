import type { CrashingStore } from './crashing-store.ts';
import type { FaultCounts, FaultyTransport } from './faulty-transport.ts';

/** What happened in a world, so that a run can assert that enough did. */
export interface WorldCounts extends FaultCounts {
  steps: number;
  edits: number;
  cycles: number;
  crashes: number;
  conflicts: number;
  moves: number;
  revocations: number;
  restores: number;
  repairs: number;
  attention: number;
}

/** Nothing has happened yet. */
export const noCounts = (): WorldCounts => ({
  ...{ lostRequests: 0, lostAnswers: 0, repeated: 0, reordered: 0, truncated: 0, late: 0 },
  ...{ refused: 0 },
  ...{ steps: 0, edits: 0, cycles: 0, crashes: 0, conflicts: 0, moves: 0, revocations: 0 },
  ...{ restores: 0, repairs: 0, attention: 0 },
});

/** How one device's way to the server may be changed, for negative controls. */
export interface Mutation {
  readonly store?: (store: CrashingStore) => CrashingStore;
  readonly transport?: (transport: FaultyTransport) => FaultyTransport;
}
