/**
 * CRC-32 (ISO 3309, as in zip and `zlib.crc32`) over the UTF-8 bytes of a text. It finds damage, not
 * forgery; plain-http pages have no `crypto.subtle` to do more.
 * Test vector: "123456789" -> cbf43926.
 */

const TABLE = new Int32Array(256);
for (let byte = 0; byte < 256; byte += 1) {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  TABLE[byte] = value;
}

/**
 * @param {string} text
 * @param {number} [start] where in it to begin
 * @returns {number} unsigned, 32 bits
 */
export function crc32(text, start = 0) {
  let crc = -1;
  for (let index = start; index < text.length; index += 1) {
    let code = text.charCodeAt(index);
    // Nearly everything is, and a long log is read anew by every page.
    if (code < 0x80) {
      crc = add(crc, code);
      continue;
    }
    if (code >= 0xd800 && code < 0xdc00 && index + 1 < text.length) {
      const low = text.charCodeAt(index + 1);
      if (low >= 0xdc00 && low < 0xe000) {
        code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
        index += 1;
      }
    }
    if (code < 0x800) {
      crc = add(crc, 0xc0 | (code >> 6));
    } else {
      if (code < 0x10000) {
        crc = add(crc, 0xe0 | (code >> 12));
      } else {
        crc = add(crc, 0xf0 | (code >> 18));
        crc = add(crc, 0x80 | ((code >> 12) & 63));
      }
      crc = add(crc, 0x80 | ((code >> 6) & 63));
    }
    crc = add(crc, 0x80 | (code & 63));
  }
  return (crc ^ -1) >>> 0;
}

/**
 * @param {number} crc
 * @param {number} byte
 */
function add(crc, byte) {
  return /** @type {number} */ (TABLE[(crc ^ byte) & 255]) ^ (crc >>> 8);
}

/**
 * @param {string} text
 * @returns {string} eight hexadecimal digits
 */
export function checksum(text) {
  return crc32(text).toString(16).padStart(8, "0");
}

/**
 * Whether a text bears its checksum before it. Digit by digit: to write the number out first would
 * take half as long as the sum itself.
 * @param {string} line
 */
export function bearsChecksum(line) {
  let rest = crc32(line, 8);
  for (let index = 7; index >= 0; index -= 1) {
    if (line[index] !== "0123456789abcdef"[rest & 15]) return false;
    rest >>>= 4;
  }
  return true;
}
