import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DeviceId, PersonId } from '#shared/lib/identifiers.ts';
import { uuidFromText } from '#shared/lib/identifiers.ts';
import { jsonBytes, jsonOf } from '../crypto/bytes.ts';
import { emptyDisk, type MemoryDisk, memoryHost } from '../testing/memory-host.ts';
import { delayInSeconds, secondsToWait } from './attempts.ts';
import { KDF_FLOOR } from './derivation.ts';
import { type Envelope, parseEnvelope } from './envelope.ts';
import {
  changePassphrase,
  changeRecoveryCode,
  makeKeys,
  openKeys,
  passphraseProblem,
  resetPassphrase,
  setKeychain,
} from './key-holder.ts';
import { recoveryCodeBytes, recoveryCodeText } from './recovery-code.ts';

const PASSPHRASE = 'three small green boats';
const NOW = 1_795_500_000_000;
const owner = {
  personId: uuidFromText('anna') as PersonId,
  personName: 'Anna Berg',
  deviceId: uuidFromText('laptop') as DeviceId,
  deviceName: 'Laptop',
  server: 'https://example.com',
};

async function made() {
  const disk = emptyDisk();
  const host = memoryHost(disk);
  const keys = await makeKeys(host, { owner, passphrase: PASSPHRASE, vaultId: 'vault' });
  if (!keys.ok) throw new Error(keys.error.message);
  return { disk, host, ...keys.value };
}

/** A host over a copy of `disk`, whose envelope a test may change. */
function copyOf(disk: MemoryDisk, change: (envelope: Envelope) => unknown = (same) => same) {
  const envelope = jsonOf<Envelope>(disk.envelope ?? new Uint8Array());
  const copy = { ...emptyDisk(), keychain: disk.keychain, envelope: jsonBytes(change(envelope)) };
  return { disk: copy, host: memoryHost(copy) };
}

describe('a key envelope', () => {
  let vault: Awaited<ReturnType<typeof made>>;
  beforeAll(async () => {
    vault = await made();
  });

  it('opens by passphrase and by recovery code to the same keys', async () => {
    const { host } = copyOf(vault.disk);
    const place = { table: 'rows', id: '1' };
    const sealed = await vault.keys.records.seal(place, jsonBytes('secret'));
    for (const way of [{ passphrase: PASSPHRASE }, { recoveryCode: vault.recoveryCode }]) {
      const opened = await openKeys(host, way, NOW);
      expect(opened.ok && (await opened.value.keys.records.open(place, sealed)).ok).toBe(true);
    }
  });

  it('takes a recovery code as people type it', async () => {
    const { host } = copyOf(vault.disk);
    const typed = ` ${vault.recoveryCode.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o')}`;
    expect(await openKeys(host, { recoveryCode: typed }, NOW)).toMatchObject({ ok: true });
  });

  it('[C3] is refused when its parameters were lowered', async () => {
    const { host } = copyOf(vault.disk, (envelope) => ({
      ...envelope,
      passphrase: {
        ...envelope.passphrase,
        parameters: { ...envelope.passphrase.parameters, memoryInKiB: KDF_FLOOR.memoryInKiB - 1 },
      },
    }));
    const refused = { ok: false, error: { tag: 'parametersRefused' } };
    expect(await openKeys(host, { passphrase: PASSPHRASE }, NOW)).toMatchObject(refused);
    const { recoveryCode } = vault;
    expect(await openKeys(host, { recoveryCode }, NOW)).toMatchObject({ ok: true });
    const next = 'five quiet yellow barns';
    expect(await resetPassphrase(host, { recoveryCode, next })).toMatchObject({ ok: true });
    expect(await openKeys(host, { passphrase: next }, NOW)).toMatchObject({ ok: true });
  });

  it('[C2] does not open when owner or parameters were changed within bounds', async () => {
    const renamed = copyOf(vault.disk, (envelope) => ({
      ...envelope,
      owner: { ...envelope.owner, personName: 'Somebody Else' },
    }));
    const slower = copyOf(vault.disk, (envelope) => ({
      ...envelope,
      passphrase: {
        ...envelope.passphrase,
        parameters: { ...envelope.passphrase.parameters, iterations: 4 },
      },
    }));
    for (const { host } of [renamed, slower]) {
      expect(await openKeys(host, { passphrase: PASSPHRASE }, NOW)).toMatchObject({ ok: false });
    }
  });

  it('[G2] of a newer application is refused and left as it is', () => {
    const newer = jsonBytes({ format: 'fieldfolio-envelope', version: 2, somethingNew: true });
    expect(parseEnvelope(newer)).toMatchObject({ ok: false, error: { tag: 'newerVault' } });
    expect(parseEnvelope(jsonBytes({ format: 'x' }))).toMatchObject({ error: { tag: 'damaged' } });
  });

  it('holds no secret in the clear', () => {
    const text = new TextDecoder().decode(vault.disk.envelope ?? new Uint8Array());
    expect(text).not.toContain(PASSPHRASE);
    expect(text).not.toContain(vault.recoveryCode.slice(0, 9));
  });

  it('waits longer after each wrong passphrase, also after a restart', async () => {
    const { host, disk } = copyOf(vault.disk);
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      const wrong = await openKeys(host, { passphrase: `wrong ${attempt}` }, NOW);
      expect(wrong).toMatchObject({ ok: false, error: { tag: 'wrongPassphrase' } });
    }
    const restarted = memoryHost(disk);
    const early = await openKeys(restarted, { passphrase: PASSPHRASE }, NOW + 1_000);
    expect(early).toMatchObject({ ok: false, error: { retryAfterSeconds: 4 } });
    const later = await openKeys(restarted, { passphrase: PASSPHRASE }, NOW + 5_000);
    expect(later).toMatchObject({ ok: true, value: { envelope: { attempts: { failed: 0 } } } });
  });

  it('[C6] opens by the new passphrase only once the new file is written, by the old until then', async () => {
    const { host, disk } = copyOf(vault.disk);
    const request = { current: PASSPHRASE, next: 'four large red lorries' };
    disk.isFull = true;
    expect(await changePassphrase(host, request, NOW)).toMatchObject({ ok: false });
    expect(await openKeys(host, { passphrase: PASSPHRASE }, NOW)).toMatchObject({ ok: true });
    disk.isFull = false;
    expect(await changePassphrase(host, request, NOW)).toMatchObject({ ok: true });
    expect(await openKeys(host, { passphrase: request.next }, NOW)).toMatchObject({ ok: true });
    expect(await openKeys(host, { passphrase: PASSPHRASE }, NOW)).toMatchObject({ ok: false });
    const code = { recoveryCode: vault.recoveryCode };
    expect(await openKeys(host, code, NOW)).toMatchObject({ ok: true });
  });

  it('[C6] opens by the keychain when switched on, and without it when the keychain forgets', async () => {
    const { host, disk } = copyOf(vault.disk);
    expect(await openKeys(host, { keychain: true }, NOW)).toMatchObject({ ok: false });
    expect(await setKeychain(host, vault.keys, true)).toMatchObject({ ok: true });
    expect(await openKeys(host, { keychain: true }, NOW)).toMatchObject({ ok: true });
    disk.keychain.clear();
    // Not as a wrong passphrase: nobody has typed one, and nobody has to wait.
    expect(await openKeys(host, { keychain: true }, NOW)).toMatchObject({
      error: { tag: 'keychainLost' },
    });
    expect(await openKeys(host, { passphrase: PASSPHRASE }, NOW)).toMatchObject({ ok: true });
  });

  it('takes a new passphrase by the recovery code alone', async () => {
    const { host } = copyOf(vault.disk);
    const next = 'five quiet yellow barns';
    const wrong = { recoveryCode: recoveryCodeText(new Uint8Array(20)), next };
    expect(await resetPassphrase(host, wrong)).toMatchObject({ ok: false });
    const right = { recoveryCode: vault.recoveryCode, next };
    expect(await resetPassphrase(host, right)).toMatchObject({ ok: true });
    expect(await openKeys(host, { passphrase: next }, NOW)).toMatchObject({ ok: true });
    expect(await openKeys(host, { passphrase: PASSPHRASE }, NOW)).toMatchObject({ ok: false });
  });

  it('takes a new recovery code in place of the old', async () => {
    const { host } = copyOf(vault.disk);
    const changed = await changeRecoveryCode(host, PASSPHRASE, NOW);
    if (!changed.ok) throw new Error(changed.error.message);
    expect(await openKeys(host, changed.value, NOW)).toMatchObject({ ok: true });
    const former = { recoveryCode: vault.recoveryCode };
    expect(await openKeys(host, former, NOW)).toMatchObject({ ok: false });
  });
});

describe('a recovery code', () => {
  it('stands for its bytes and back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 20, maxLength: 20 }), (bytes) => {
        const code = recoveryCodeText(Uint8Array.from(bytes));
        expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/);
        expect([...(recoveryCodeBytes(code) ?? [])]).toEqual([...bytes]);
      }),
    );
  });

  it.each(['', 'ABCD', `${'0'.repeat(31)}U`, '0'.repeat(33)])('is not "%s"', (typed) => {
    expect(recoveryCodeBytes(typed)).toBeNull();
  });
});

describe('the delay after wrong passphrases', () => {
  it('grows and is bounded', () => {
    expect([0, 1, 2, 3, 4, 5, 60].map(delayInSeconds)).toEqual([0, 0, 0, 5, 10, 20, 900]);
  });

  it('is not shortened by a clock that is set back, nor lengthened by one years off', () => {
    const attempts = { failed: 4, lastFailedAt: NOW };
    expect(secondsToWait(attempts, NOW - 3_600_000)).toBe(10);
    expect(secondsToWait(attempts, NOW - 10 * 365 * 86_400_000)).toBe(10);
    expect(secondsToWait(attempts, NOW + 10_000)).toBe(0);
  });
});

describe('a passphrase', () => {
  it.each(['', 'short', 'aaaaaaaaaaaaaaaa', '1212121212121212'])('"%s" is too weak', (weak) => {
    expect(passphraseProblem(weak)).toMatchObject({ tag: 'weakPassphrase' });
  });

  it('of some words is good', () => {
    expect(passphraseProblem(PASSPHRASE)).toBeNull();
  });
});
