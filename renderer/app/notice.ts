const KEY = 'fieldfolio-notice';

/** Keeps a sentence over the reload that a lock or a revocation brings; never a client's name. */
export function leaveNotice(message: string): void {
  sessionStorage.setItem(KEY, message);
}

/** The sentence that was left, once. */
export function takeNotice(): string | null {
  const message = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  return message;
}
