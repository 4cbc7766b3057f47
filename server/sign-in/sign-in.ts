import type { z } from 'zod';
import { instantFromMillis } from '#shared/lib/calendar-date.ts';
import type { DeviceId } from '#shared/lib/identifiers.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import type { SignInAnswer, signInRequest } from '#shared/protocol/session.ts';
import { instantNow, newId, type ServerDependencies } from '../dependencies.ts';
import { networkOf } from '../lib/network-of.ts';
import { passwordsWaiting } from '../lib/password-thread.ts';
import { verifyPassword } from '../lib/passwords.ts';
import { type Refused, refuse } from '../lib/refused.ts';
import { newSecret, secretHash } from '../lib/secrets.ts';
import { insertDevice } from '../repositories/devices.ts';
import { personByEmail } from '../repositories/people.ts';
import { serverState } from '../repositories/server-state.ts';
import { insertFamily } from '../repositories/sessions.ts';
import { countAttempt, forgiveAttempt } from '../repositories/sign-in-attempts.ts';
import { issueTokens } from './tokens.ts';

const WINDOW_MS = 15 * 60_000;
/** Wrong passwords in a window: for one account, and from one address for any account. */
const MOST_FOR_ACCOUNT = 10;
const MOST_FROM_ADDRESS = 100;
/** Passwords that wait for the one thread that looks at them: some seconds of work. */
const MOST_WAITING = 100;

/**
 * Signs a person in on a new device. Comes back with `tooManyRequests` after too many wrong
 * passwords, with `wrongPassword` (the same for an unknown address), or with `personDisabled`.
 */
export async function signIn(
  dependencies: ServerDependencies,
  request: z.output<typeof signInRequest>,
  address: string,
): Promise<Result<SignInAnswer, Refused>> {
  const { database } = dependencies;
  const email = request.email.trim().toLowerCase();
  const subjects = [
    { subject: secretHash(`account ${email}`), most: MOST_FOR_ACCOUNT },
    { subject: secretHash(`address ${networkOf(address)}`), most: MOST_FROM_ADDRESS },
  ];
  for (const { subject, most } of subjects) {
    const retryAfterSeconds = await secondsToWait(dependencies, subject, most);
    if (retryAfterSeconds !== null) {
      return refuse('tooManyRequests', 'Too many attempts to sign in.', retryAfterSeconds);
    }
  }
  const person = await personByEmail(database, email);
  // A queue of passwords has an end: who comes later is told so, not kept waiting.
  if (passwordsWaiting() >= MOST_WAITING) {
    return refuse('tooManyRequests', 'Too many people sign in at once; try again.', 5);
  }
  if (!(await verifyPassword(request.password, person?.passwordHash ?? null)) || !person) {
    return refuse('wrongPassword', 'The address or the password is not right.');
  }
  for (const { subject } of subjects) await forgiveAttempt(database, subject);
  if (person.isDisabled) {
    return refuse('personDisabled', 'This account has been disabled by an administrator.');
  }
  const secrets = [1, 2, 3].map(() => newSecret(dependencies.random));
  const [access = '', refresh = '', deviceCredential = ''] = secrets;
  const deviceId = newId<DeviceId>(dependencies);
  const tokens = await database.transaction(async (transaction) => {
    const createdAt = instantNow(dependencies);
    const familyId = newId<string>(dependencies);
    await insertDevice(transaction, {
      id: deviceId,
      personId: person.id,
      name: request.deviceName,
      credentialHash: secretHash(deviceCredential),
      createdAt,
    });
    await insertFamily(transaction, { id: familyId, deviceId, createdAt });
    const pair = { access, refresh };
    return issueTokens(transaction, dependencies, familyId, pair, dependencies.now());
  });
  const { quarantinePublicKey } = await serverState(database);
  return ok({
    ...tokens,
    deviceId,
    deviceCredential,
    quarantineKey: quarantinePublicKey,
    personId: person.id,
    personName: person.name,
  });
}

/** Counts an attempt; the seconds until the next one is heard, or `null` when this one is. */
async function secondsToWait(
  dependencies: ServerDependencies,
  subject: string,
  most: number,
): Promise<number | null> {
  const now = dependencies.now();
  const { attempts, windowBeganAt } = await countAttempt(
    dependencies.database,
    subject,
    instantFromMillis(now),
    instantFromMillis(now - WINDOW_MS),
  );
  if (attempts <= most) return null;
  return Math.max(1, Math.ceil((windowBeganAt.getTime() + WINDOW_MS - now) / 1000));
}
