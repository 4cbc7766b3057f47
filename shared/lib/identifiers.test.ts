import { describe, expect, it } from 'vitest';
import { isUuid, millisOfUuidV7, uuidFromText, uuidV7 } from './identifiers.ts';

describe('uuidV7', () => {
  it('makes the example of RFC 9562, appendix A.6', () => {
    const random = Uint8Array.from([0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f]);
    expect(uuidV7(0x017f22e279b0, random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
  });

  it('sorts by time', () => {
    const random = new Uint8Array(10);
    expect(uuidV7(1_000, random) < uuidV7(1_001, random)).toBe(true);
  });

  it('says when it was made, and no other id does', () => {
    for (const millis of [0, 1_000, 0x017f22e279b0, Date.UTC(2100, 0, 1)]) {
      expect(millisOfUuidV7(uuidV7(millis, new Uint8Array(10).fill(255)))).toBe(millis);
    }
    expect(millisOfUuidV7(uuidFromText('berka/client/1'))).toBeNull();
  });
});

describe('uuidFromText', () => {
  it('gives one id for one text, and a valid one', () => {
    expect(uuidFromText('berka/client/1')).toBe(uuidFromText('berka/client/1'));
    expect(isUuid(uuidFromText(''))).toBe(true);
  });

  it('keeps a hundred thousand neighbouring texts apart', () => {
    const ids = new Set(
      Array.from({ length: 100_000 }, (_, index) => uuidFromText(`client/${index}`)),
    );
    expect(ids.size).toBe(100_000);
  });
});
