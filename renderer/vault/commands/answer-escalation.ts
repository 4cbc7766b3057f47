import { type MutationId, uuidFromText } from '#shared/lib/identifiers.ts';
import { mendedData } from '#shared/lib/kept-json.ts';
import { ok } from '#shared/lib/result.ts';
import type { TransportError } from '#shared/sync/ports.ts';
import type { EscalationAnswer, VaultResult } from '../api.ts';
import { failure } from '../failures.ts';
import type { VaultTransport } from '../ports.ts';
import type { UnlockedVault } from '../session/unlocked-vault.ts';

const NOT_REACHED =
  'The server could not be reached, and this answer is given there. What you wrote stays in the form: send it when there is a connection.';

/** Those that come by themselves; what is kept and sent later elsewhere is not sent later here. */
const PASSING: ReadonlySet<TransportError['tag']> = new Set([
  ...(['offline', 'unreachable', 'busy', 'serverFailed', 'garbled'] as const),
]);

/**
 * Sends a lead's answer to the server and fetches what it then has. The answer is known by what it says:
 * sent again because the server's word was lost, it is given once.
 */
export async function answerEscalation(
  { store, sync }: UnlockedVault,
  transport: VaultTransport,
  { id, outcome, today, ...typed }: EscalationAnswer,
): Promise<VaultResult<null>> {
  const decision = store.state.records.get(id);
  if (!decision?.version) return failure('notFound', 'This escalation is no longer here.');
  const { bookId, version: baseVersion } = decision;
  const answer = mendedData(typed.answer);
  const said = { bookId, decisionId: id, baseVersion, outcome, answer, answeredOn: today };
  const mutationId = uuidFromText(`alert answer ${JSON.stringify(said)}`) as MutationId;
  const answered = await transport.answerAlert({ mutationId, ...said });
  if (!answered.ok) {
    const { tag, message } = answered.error;
    // It may have been answered or taken back meanwhile.
    if (tag === 'refused') sync.wake(0);
    return failure('failed', PASSING.has(tag) ? NOT_REACHED : message);
  }
  // An answer that is not acknowledged is remembered for longer, and nothing else.
  await transport.acknowledge([mutationId]);
  await sync.synchronise();
  return ok(null);
}
