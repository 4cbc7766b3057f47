import type { ShellBridge } from '#shared/ipc/contract.ts';
import { err, ok, type Result, type TaggedError } from '#shared/lib/result.ts';
import type { VaultError, VaultResult } from '../vault/api.ts';
import type { VaultHost } from '../vault/host.ts';

/** Failures of the shell that the vault has its own words or ways for. */
const KNOWN: ReadonlySet<string> = new Set<VaultError['tag']>(['diskFull', 'damaged', 'notFound']);

function vaultResult<Value>(outcome: Result<Value, TaggedError>): VaultResult<Value> {
  if (outcome.ok) return outcome;
  const { tag, message } = outcome.error;
  return err({ tag: KNOWN.has(tag) ? (tag as VaultError['tag']) : 'failed', message });
}

/** What the vault's worker may ask of the shell, carried out by the page. */
export function vaultHost(shell: ShellBridge): VaultHost {
  const { call } = shell;
  return {
    readEnvelope: async () => vaultResult(await call['envelope.read'](undefined)),
    writeEnvelope: async (content) => vaultResult(await call['envelope.write'](content)),
    appendJournal: async (entry) => vaultResult(await call['journal.append'](entry)),
    readJournal: async () => vaultResult(await call['journal.read'](undefined)),
    replaceJournal: async (entries) => vaultResult(await call['journal.replace']([...entries])),
    writeBackup: async (label, content) =>
      vaultResult(await call['backup.write']({ label, content })),
    listBackups: async () => vaultResult(await call['backup.list'](undefined)),
    readBackup: async (name) => vaultResult(await call['backup.read'](name)),
    removeBackup: async (name) => vaultResult(await call['backup.remove'](name)),
    destroyFiles: async () => vaultResult(await call['vault.destroyFiles'](undefined)),
    keepSealedWork: async (content) => vaultResult(await call['quarantine.keep'](content)),
    protectWithKeychain: async (secret) => vaultResult(await call['keychain.protect'](secret)),
    revealFromKeychain: async (secret) => vaultResult(await call['keychain.reveal'](secret)),
    useNetworkKey: async (key) => vaultResult(await call['network.useKey'](key)),
    forgetNetworkKey: async () => {
      await call['network.forgetKey'](undefined);
      return ok(null);
    },
    keepUnsent: async (documentId, content) =>
      vaultResult(await call['unsent.write']({ documentId, content })),
    listUnsent: async () => vaultResult(await call['unsent.list'](undefined)),
    readUnsent: async (documentId) => vaultResult(await call['unsent.read'](documentId)),
    removeUnsent: async (documentId) => vaultResult(await call['unsent.remove'](documentId)),
    sendPart: async (part, content) =>
      networkResult(await call['network.sendPart']({ ...part, content })),
    readPart: async (part) => networkResult(await call['network.readPart'](part)),
    call: async (endpoint, body) =>
      networkResult(await call['network.call']({ endpoint: endpoint as never, body })),
  };
}

/** An answer of the network with the error's fields that are there. */
function networkResult(
  answer: Result<Uint8Array, TaggedError & { retryAfterSeconds?: number | undefined }>,
): Result<Uint8Array, TaggedError & { retryAfterSeconds?: number }> {
  if (answer.ok) return answer;
  const { tag, message, retryAfterSeconds } = answer.error;
  return err({ tag, message, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) });
}
