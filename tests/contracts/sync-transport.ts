import { describe } from 'vitest';
import { describeFeeds } from './transport/feeds.ts';
import { contractScene, type TransportUnderTest } from './transport/fixtures.ts';
import { describeMoves } from './transport/moves.ts';
import { describePushes } from './transport/pushes.ts';

/*
 * What every server behind a `SyncTransport` does. The model of the simulation and the real server
 * over HTTP both pass it; where the model passes and the server does not, the simulation proves
 * nothing. The tests stand in `transport/`, by theme.
 */

/** Declares the contract's tests. @param open starts the server; called once */
export function describeSyncTransport(name: string, open: () => Promise<TransportUnderTest>): void {
  describe(`${name} keeps the contract of a server`, () => {
    const scene = contractScene(open);
    describeFeeds(scene);
    describePushes(scene);
    describeMoves(scene);
  });
}
