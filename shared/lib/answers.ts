/** More questions than this about one owner are not kept: the oldest answer goes. */
const MOST = 160;

interface Kept<Question, Answer> {
  readonly question: Question;
  readonly answer: Answer;
}

/**
 * Answers about values that never change, each computed once and kept as long as the value itself:
 * a page asks the same of one ledger many times. Only memory is spent; no answer can grow old, as an
 * edit makes a new value.
 */
export class Answers<Question, Answer> {
  readonly #kept = new WeakMap<object, Kept<Question, Answer>[]>();
  readonly #isSame: (first: Question, second: Question) => boolean;

  /** @param isSame whether two questions have the same answer */
  constructor(isSame: (first: Question, second: Question) => boolean) {
    this.#isSame = isSame;
  }

  /** The answer about `owner`, computed when it is asked for the first time. */
  about(owner: object, question: Question, compute: () => Answer): Answer {
    const kept = this.#kept.get(owner);
    const found = kept?.find((each) => this.#isSame(each.question, question));
    if (found) return found.answer;
    const answer = compute();
    const next = { question, answer };
    if (!kept) this.#kept.set(owner, [next]);
    else {
      if (kept.length >= MOST) kept.shift();
      kept.push(next);
    }
    return answer;
  }
}

/** Whether both lists have the same items in the same order. */
export function isSameList(first: readonly unknown[], second: readonly unknown[]): boolean {
  return first.length === second.length && first.every((item, index) => item === second[index]);
}
