import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { open, SealedTokens, seal } from './sealed-tokens.ts';

const key = randomBytes(32);
const tokens = {
  server: 'https://fieldfolio.example.com',
  deviceId: '0190f000-0000-7000-8000-000000000001',
  accessToken: 'access-canary',
  refreshToken: 'refresh-canary',
  deviceCredential: 'credential-canary',
};

describe('[C1] tokens at rest', () => {
  it('open under their own key only', () => {
    const sealed = seal(tokens, key);
    expect(open(sealed, key)).toEqual(tokens);
    expect(open(sealed, randomBytes(32))).toBeNull();
    expect(sealed.toString('latin1')).not.toContain('canary');
  });

  it('[C2] are refused when a single bit was changed or the end is missing', () => {
    const sealed = seal(tokens, key);
    for (let index = 0; index < sealed.byteLength; index += 1) {
      const changed = Buffer.from(sealed);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(open(changed, key)).toBeNull();
      expect(open(sealed.subarray(0, index), key)).toBeNull();
    }
  });

  it('[C4] never repeat a nonce', () => {
    const nonces = Array.from({ length: 500 }, () =>
      seal(tokens, key).subarray(4, 16).toString('hex'),
    );
    expect(new Set(nonces).size).toBe(500);
  });

  it('are none when there is no file, and none after they were destroyed', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'tokens-'));
    const file = path.join(folder, 'tokens');
    const sealed = new SealedTokens(file);
    expect(await sealed.read(key)).toBeNull();
    await sealed.write(tokens, key);
    expect(await sealed.read(key)).toEqual(tokens);
    expect((await readFile(file)).byteLength).toBeGreaterThan(32);
    await sealed.destroy();
    expect(await sealed.read(key)).toBeNull();
    await rm(folder, { recursive: true });
  });
});
