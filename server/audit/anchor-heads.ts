import { ok, type Result } from '#shared/lib/result.ts';
import { instantNow, type ServerDependencies } from '../dependencies.ts';
import { auditHeads } from '../repositories/audit.ts';
import { type AnchorError, appendAnchors, readAnchors } from './anchor-file.ts';

/**
 * Anchors the head of every chain that has grown since `file` last named it, and says how many.
 * After a restore (`isRestored`) every head is named, and what was anchored beyond it is given up.
 */
export async function anchorHeads(
  dependencies: ServerDependencies,
  file: string,
  isRestored = false,
): Promise<Result<number, AnchorError>> {
  const anchors = await readAnchors(file);
  if (!anchors.ok) return anchors;
  const latest = new Map(anchors.value.map(({ bookId, hash }) => [bookId, hash]));
  const at = instantNow(dependencies);
  const heads = await auditHeads(dependencies.database);
  const grown = heads.filter(({ bookId, auditHash }) =>
    isRestored ? latest.has(bookId) : auditHash !== '' && latest.get(bookId) !== auditHash,
  );
  await appendAnchors(
    file,
    grown.map(({ bookId, seq, auditHash: hash }) => ({
      ...{ at, bookId, seq, hash },
      ...(isRestored ? { restored: true as const } : {}),
    })),
  );
  return ok(grown.length);
}
