import { hash } from 'node:crypto';
import type { AuditRow } from '../repositories/audit.ts';

/**
 * The hash that binds `entry` to the one before it in its book (V5): over the hash of that one and
 * every field, so that an entry that is altered, taken out or put elsewhere breaks the chain.
 */
export function auditHash(entry: Omit<AuditRow, 'hash'>): string {
  const text = JSON.stringify([
    entry.prevHash,
    entry.bookId,
    entry.seq,
    entry.action,
    entry.recordId,
    entry.kind,
    entry.clientId,
    entry.epoch,
    entry.n,
    entry.personId,
    entry.deviceId,
    entry.editedAt,
    entry.acceptedAt,
    entry.data,
  ]);
  return hash('sha256', text);
}

/** `entry` with its place in the chain. */
export function withAuditHash(entry: Omit<AuditRow, 'hash'>): AuditRow {
  return { ...entry, hash: auditHash(entry) };
}
