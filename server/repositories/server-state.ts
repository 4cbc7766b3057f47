import type { Queryable } from '../database/database.ts';
import { onlyRow } from '../database/database.ts';

export interface ServerState {
  readonly epoch: string;
  readonly firm: string;
  readonly quarantinePublicKey: string;
}

/** The generation of the data, the firm's name, and the key to which revoked devices seal. */
export async function serverState(queryable: Queryable): Promise<ServerState> {
  return onlyRow(
    await queryable.query<ServerState>(
      `select epoch, firm, quarantine_public_key as "quarantinePublicKey" from server_state`,
    ),
  );
}

/** Starts a new generation, after a restore from a backup (SPEC F9). */
export async function startEpoch(queryable: Queryable, epoch: string): Promise<void> {
  await queryable.query('update server_state set epoch = $1', [epoch]);
}

/** Names the firm, as devices show it. */
export async function nameFirm(queryable: Queryable, firm: string): Promise<void> {
  await queryable.query('update server_state set firm = $1', [firm]);
}
