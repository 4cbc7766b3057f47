import type { Paper } from '#shared/ipc/contract.ts';
import type { PrintJob, PrintLayout } from '#shared/ipc/print-contract.ts';
import { err, ok } from '#shared/lib/result.ts';
import type { Outcome } from '../shell-error.ts';

/**
 * Hands documents to the print page one after the other and hears when each is laid out. The page
 * asks for the next document and waits; whoever comes first waits for the other.
 */
export class PrintJobs {
  #last = 0;
  #handed: PrintJob | null = null;
  #asked: ((job: PrintJob) => void) | null = null;
  #running: { job: number; answer: (layout: Outcome<PrintLayout>) => void } | null = null;

  /** Lays out a document; there is one at a time, the caller sees to that. */
  layOut(model: unknown, paper: Paper): Promise<Outcome<PrintLayout>> {
    this.#last += 1;
    const job: PrintJob = { job: this.#last, model, paper };
    return new Promise((answer) => {
      this.#running = { job: job.job, answer };
      if (this.#asked === null) this.#handed = job;
      else this.#asked(job);
      this.#asked = null;
    });
  }

  /** The page asks for the next document. */
  next(): Promise<PrintJob> {
    const waiting = this.#handed;
    this.#handed = null;
    if (waiting !== null) return Promise.resolve(waiting);
    return new Promise((answer) => {
      this.#asked = answer;
    });
  }

  /** The page has laid a document out, or could not; news of an earlier one is dropped. */
  ready(
    job: number,
    outcome:
      | { ok: true; value: PrintLayout }
      | { ok: false; error: { tag: string; message: string } },
  ): void {
    if (this.#running?.job !== job) return;
    this.#running.answer(outcome.ok ? ok(outcome.value) : err(outcome.error));
    this.#running = null;
  }

  /** The page is gone, or took too long: forgets the document and starts over with a new page. */
  abandon(message: string): void {
    this.#running?.answer(err({ tag: 'printFailed', message }));
    this.#running = null;
    this.#handed = null;
    this.#asked = null;
  }
}
