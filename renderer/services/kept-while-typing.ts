/** What is typed is kept after a pause of so long … */
const PAUSE_IN_MILLIS = 400;
/** … and as often as this while one types without a pause: a crash may take no more than that. */
const MOST_IN_MILLIS = 2_000;

/** Keeps what is typed: after each pause, and in the midst of it when there is none. */
export class KeptWhileTyping {
  readonly #keep: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** When what was typed first and is not kept yet has waited long enough; milliseconds since 1970. */
  #due: number | null = null;

  constructor(keep: () => void) {
    this.#keep = keep;
  }

  /** Something was typed. */
  typed(): void {
    const now = Date.now();
    this.#due ??= now + MOST_IN_MILLIS;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => {
        this.stop();
        this.#keep();
      },
      Math.min(PAUSE_IN_MILLIS, this.#due - now),
    );
  }

  /** All that was typed is kept by now, or is being kept. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#due = null;
  }
}
