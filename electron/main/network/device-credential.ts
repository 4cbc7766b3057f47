import { readFile, rm } from 'node:fs/promises';
import { z } from 'zod';
import { ok } from '#shared/lib/result.ts';
import { deviceAnswer } from '#shared/protocol/session.ts';
import { writeDurably } from '../files/durable-write.ts';
import { PATHS } from './endpoints.ts';
import { exchange, type Wire } from './exchange.ts';
import { jsonOf } from './json.ts';
import { type Answer, failed } from './network-error.ts';

const deviceCredential = z.object({ server: z.string(), credential: z.string() });
export type DeviceCredential = z.output<typeof deviceCredential>;

/**
 * The weak credential of A4, kept apart from the tokens and readable while the vault is locked. It
 * lies in the clear on purpose: it can ask whether this device is revoked and hand over sealed
 * bytes, nothing else, and it has to work before anybody unlocks anything.
 */
export class DeviceCredentialFile {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  async read(): Promise<DeviceCredential | null> {
    try {
      const text = await readFile(this.#file, 'utf8');
      return deviceCredential.safeParse(JSON.parse(text)).data ?? null;
    } catch {
      return null;
    }
  }

  async write(credential: DeviceCredential): Promise<void> {
    await writeDurably(this.#file, Buffer.from(JSON.stringify(credential)));
  }

  async destroy(): Promise<void> {
    await rm(this.#file, { force: true });
  }
}

/** Asks the server whether the device is revoked; only its clear "yes" counts as one. */
export async function isRevoked(
  wire: Wire,
  { server, credential }: DeviceCredential,
): Promise<Answer<boolean>> {
  const answer = await exchange(wire, {
    method: 'GET',
    url: `${server}${PATHS.device}`,
    token: credential,
  });
  if (!answer.ok) return answer.error.tag === 'revoked' ? ok(true) : answer;
  const read = deviceAnswer.safeParse(jsonOf(answer.value));
  return read.success ? ok(read.data.revoked) : failed('garbled');
}
