import type { z } from 'zod';
import { ok } from '#shared/lib/result.ts';
import {
  healthAnswer,
  type SignInAnswer,
  signInAnswer,
  type signInRequest,
} from '#shared/protocol/session.ts';
import { PROTOCOL_VERSION } from '#shared/protocol/version.ts';
import { PATHS } from './endpoints.ts';
import { exchange, type Wire } from './exchange.ts';
import { jsonOf } from './json.ts';
import { type Answer, failed } from './network-error.ts';

/**
 * Signs a person in on this device. The password is sent only after whatever answers at the address
 * has shown that it is a Fieldfolio server of a version that understands this application.
 * @param server a normalised base address
 */
export async function signIn(
  wire: Wire,
  server: string,
  credentials: z.input<typeof signInRequest>,
): Promise<Answer<SignInAnswer>> {
  const known = await checkServer(wire, server);
  if (!known.ok) return known;
  const answer = await exchange(wire, {
    method: 'POST',
    url: `${server}${PATHS.signIn}`,
    body: JSON.stringify(credentials),
  });
  if (!answer.ok) {
    // Nobody is signed in yet: "sign in again" would be the wrong words.
    return answer.error.tag === 'unauthenticated' ? failed('wrongPassword') : answer;
  }
  const read = signInAnswer.safeParse(jsonOf(answer.value));
  return read.success ? ok(read.data) : failed('garbled');
}

async function checkServer(wire: Wire, server: string): Promise<Answer<null>> {
  const answer = await exchange(wire, { method: 'GET', url: `${server}${PATHS.health}` });
  if (!answer.ok) return answer.error.tag === 'refused' ? failed('notFieldfolio') : answer;
  const health = healthAnswer.safeParse(jsonOf(answer.value));
  if (!health.success) return failed('notFieldfolio');
  if (health.data.oldestProtocolVersion > PROTOCOL_VERSION) return failed('deviceTooOld');
  if (health.data.protocolVersion < PROTOCOL_VERSION) return failed('serverTooOld');
  return ok(null);
}
