/** The words of the scripts: `reader.toml` and `learner.toml` of a language, put before each bundle. */

/** @typedef {{[key: string]: string | Texts}} Texts */

/**
 * The text at a dotted key such as `quiz.correct`, with `{name}` filled in. A missing key is a bug
 * that a test finds; a learner then sees the key rather than nothing.
 * @param {string} key
 * @param {{[name: string]: string | number}} [params]
 * @returns {string}
 */
export function words(key, params = {}) {
  /** @type {string | Texts | undefined} */
  let node = /** @type {{changfengWords?: Texts}} */ (globalThis).changfengWords;
  for (const part of key.split(".")) {
    node = node && typeof node === "object" && hasOwn(node, part) ? node[part] : undefined;
  }
  if (typeof node !== "string") return key;
  return node.replace(/\{([a-z_]+)\}/g, (whole, name) =>
    hasOwn(params, name) ? String(params[name]) : whole,
  );
}

/**
 * @param {object} object
 * @param {string} key
 */
function hasOwn(object, key) {
  return Object.prototype.hasOwnProperty.call(object, key);
}
