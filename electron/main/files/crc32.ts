// `zlib.crc32` came with Node 20.15; Electron 25 carries Node 18.
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) {
    value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  }
  return value >>> 0;
});

/**
 * CRC-32 as in zip and gzip (ITU-T V.42, reflected polynomial 0xEDB88320).
 * @param before the checksum of the bytes in front, to go on from
 */
export function crc32(bytes: Uint8Array, before = 0): number {
  let crc = ~before >>> 0;
  for (let index = 0; index < bytes.length; index += 1) {
    const slot = (crc ^ (bytes[index] ?? 0)) & 0xff;
    crc = (TABLE[slot] ?? 0) ^ (crc >>> 8);
  }
  return ~crc >>> 0;
}
