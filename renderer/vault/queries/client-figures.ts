import {
  answerFigure,
  type FigureAnswer,
  type FigureName,
  type FigureQuestion,
} from '#shared/domain/client/asked-figures.ts';
import type { ClientFile } from '#shared/domain/client/client-file.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { ChangeSet } from '../store/change-set.ts';
import type { VaultStore } from '../store/vault-store.ts';
import { clientFile } from './client-file.ts';

interface KeptFile {
  readonly clientId: RecordId;
  readonly file: Promise<ClientFile | null>;
}

/**
 * Figures of a client, computed where the records are. The file of the client who was asked about last
 * is kept, and with it what was computed of it, until something of the client or of the firm changes.
 */
export class ClientFigures {
  readonly #store: VaultStore;
  readonly #isLedgerWhole: () => boolean;
  #kept: KeptFile | null = null;

  constructor(store: VaultStore, isLedgerWhole: () => boolean) {
    this.#store = store;
    this.#isLedgerWhole = isLedgerWhole;
  }

  /**
   * The answer, which may be `null` when there is nothing to compute; `undefined` without such a client
   * or while its ledger is not whole (F4).
   */
  async answer<Name extends FigureName>(
    clientId: RecordId,
    name: Name,
    question: FigureQuestion<Name>,
  ): Promise<FigureAnswer<Name> | undefined> {
    if (!this.#isLedgerWhole()) return undefined;
    if (this.#kept?.clientId !== clientId) {
      this.#kept = { clientId, file: clientFile(this.#store, clientId, 'all') };
    }
    const kept = this.#kept;
    try {
      const file = await kept.file;
      return file ? answerFigure(name, file, question) : undefined;
    } catch (cause) {
      // What could not be read once is read again for the next question.
      if (this.#kept === kept) this.#kept = null;
      throw cause;
    }
  }

  /** Lets go what a commit makes old: of the client itself, or of the firm, such as prices. */
  changed(changes: ChangeSet): void {
    const kept = this.#kept;
    if (!kept) return;
    const isTouched = [...changes.records.values()].some(
      ({ record }) => !record?.clientId || record.clientId === kept.clientId,
    );
    if (isTouched || changes.purges.length > 0) this.#kept = null;
  }
}
