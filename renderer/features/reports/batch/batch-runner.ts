import { err, type Result } from '#shared/lib/result.ts';
import {
  againWithFailed,
  type Batch,
  type BatchItem,
  inPhase,
  nextItem,
  withItem,
} from './batch-state.ts';

/** Prepares and saves one report; a reason, as a clause, when it cannot be. */
export type Prepare = (item: BatchItem) => Promise<Result<{ fileName: string }, string>>;

interface RunnerDeps {
  readonly changed: (batch: Batch) => void;
  /** Lets the page draw and answer between two reports. */
  readonly breathe: () => Promise<void>;
}

/**
 * Prepares the reports of a batch one after the other. A report that fails is named with its reason
 * and never keeps the others back; pausing and cancelling take effect after the report in work, which
 * is saved whole.
 */
export class BatchRunner {
  readonly #deps: RunnerDeps;
  #batch: Batch;
  #prepare: Prepare;
  #isWorking = false;

  constructor(batch: Batch, prepare: Prepare, deps: RunnerDeps) {
    this.#batch = batch;
    this.#prepare = prepare;
    this.#deps = deps;
  }

  get batch(): Batch {
    return this.#batch;
  }

  /** Works until the batch is over or paused. */
  async run(): Promise<void> {
    if (this.#isWorking) return;
    this.#isWorking = true;
    for (let item = nextItem(this.#batch); item; item = nextItem(this.#batch)) {
      const { scheduleId } = item;
      this.#set(withItem(this.#batch, scheduleId, { tag: 'preparing' }));
      const prepared = await this.#attempt(item);
      this.#set(
        withItem(
          this.#batch,
          scheduleId,
          prepared.ok
            ? { tag: 'saved', fileName: prepared.value.fileName }
            : { tag: 'failed', reason: prepared.error },
        ),
      );
      await this.#deps.breathe();
    }
    this.#isWorking = false;
  }

  pause(): void {
    this.#set(inPhase(this.#batch, 'paused'));
  }

  resume(): Promise<void> {
    this.#set(inPhase(this.#batch, 'running'));
    return this.run();
  }

  cancel(): void {
    this.#set(inPhase(this.#batch, 'cancelled'));
  }

  retryFailed(): Promise<void> {
    this.#set(againWithFailed(this.#batch));
    return this.run();
  }

  async #attempt(item: BatchItem): ReturnType<Prepare> {
    try {
      return await this.#prepare(item);
    } catch (cause) {
      // One client whose records break a figure must not end the others' reports.
      return err(cause instanceof Error ? cause.message : String(cause));
    }
  }

  #set(batch: Batch): void {
    this.#batch = batch;
    this.#deps.changed(batch);
  }
}
