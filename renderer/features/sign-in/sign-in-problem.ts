import { normaliseServer } from '#shared/ipc/server-address.ts';
import { isEmailAddress } from '#shared/lib/email-address.ts';
import type { TaggedError } from '#shared/lib/result.ts';

export type SignInField = 'server' | 'email' | 'password' | 'deviceName' | 'form';

/** What went wrong and beside which field it is said. */
export interface SignInProblem {
  readonly field: SignInField;
  readonly message: string;
}

/** Failures that concern a field; all others stand above the button. */
const FIELDS: Readonly<Record<string, SignInField>> = {
  serverAddress: 'server',
  offline: 'form',
  unreachable: 'server',
  notFieldfolio: 'server',
  certificate: 'server',
  serverTooOld: 'server',
  wrongPassword: 'password',
  unauthenticated: 'password',
  personDisabled: 'email',
};

/** Words where nothing is at stake yet: nobody is signed in, so nothing can be "kept and sent". */
const WORDS: Readonly<Record<string, string>> = {
  offline:
    'This device has no network connection. Signing in for the first time needs one; afterwards you work without.',
  unreachable:
    'No answer from this address. Check how it is spelled, or whether the network is up.',
  wrongPassword: 'The e-mail or the password is not right.',
  unauthenticated: 'The e-mail or the password is not right.',
  serverFailed: 'The server has a problem at the moment. Please try again in a few minutes.',
  garbled: 'The answer of the server was cut off. Please try again.',
};

/** Where and how a failed sign-in is said. */
export function signInProblem(
  error: TaggedError & { readonly retryAfterSeconds?: number | undefined },
): SignInProblem {
  const field = FIELDS[error.tag] ?? 'form';
  if (error.tag === 'busy') {
    const seconds = error.retryAfterSeconds;
    const when = seconds ? `Wait ${seconds} seconds` : 'Wait a moment';
    return { field, message: `Too many attempts. ${when}, then try again.` };
  }
  return { field, message: WORDS[error.tag] ?? error.message };
}

export interface SignInEntry {
  readonly server: string;
  readonly email: string;
  readonly password: string;
  readonly deviceName: string;
}

/** Everything that is missing or cannot be right before the server is asked, from the top. */
export function entryProblems(entry: SignInEntry): readonly SignInProblem[] {
  const problems: SignInProblem[] = [];
  const server = normaliseServer(entry.server, parsedAddress);
  if (!server.ok) problems.push({ field: 'server', message: server.error.message });
  if (entry.email.trim() === '') {
    problems.push({ field: 'email', message: 'Enter your e-mail address.' });
  } else if (!isEmailAddress(entry.email)) {
    problems.push({
      field: 'email',
      message: 'This is not an e-mail address, such as eva@example.com.',
    });
  }
  if (!entry.password) problems.push({ field: 'password', message: 'Enter your password.' });
  if (!entry.deviceName.trim()) {
    problems.push({
      field: 'deviceName',
      message: 'Give this device a name you will recognise.',
    });
  }
  return problems;
}

function parsedAddress(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}
