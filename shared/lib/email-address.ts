/** Something on both sides of one @; a domain may stand without a dot, as in a network of its own. */
const EMAIL = /^[^\s@]+@[^\s@]+$/;

/** Whether `text` can be an e-mail address: whether anybody reads there, only its server knows. */
export function isEmailAddress(text: string): boolean {
  return EMAIL.test(text.trim());
}
