/** Chance that can be repeated: whatever is drawn follows from a recorded seed. */

/**
 * A new seed, 32 bits.
 * @param {Pick<Crypto, "getRandomValues">} crypto
 * @returns {number}
 */
export function newSeed(crypto) {
  return /** @type {number} */ (crypto.getRandomValues(new Uint32Array(1))[0]);
}

/**
 * A stream of numbers from 0 up to, not including, 1: mulberry32, begun at the seed mixed with a
 * key. Each question has a stream of its own, so that no question changes another's.
 * @param {number} seed
 * @param {string} key
 * @returns {() => number}
 */
export function randomFrom(seed, key) {
  let state = mix(seed, key);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * FNV-1a over the UTF-16 units of the key, begun at the seed, with the last steps of MurmurHash3.
 * @param {number} seed
 * @param {string} key
 */
function mix(seed, key) {
  let hash = 0x811c9dc5 ^ seed;
  for (let index = 0; index < key.length; index += 1) {
    hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
