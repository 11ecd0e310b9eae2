/** The words of the scripts: those that a bundle asks for, by their keys, are put before it. */

/**
 * The text of a key such as `quiz.correct`, with `{name}` filled in. A key stands in the source as
 * it is, or ends in what is filled into a template: so the build finds it. A missing key is a bug
 * that a test finds; a learner then sees the key rather than nothing.
 * @param {string} key
 * @param {{[name: string]: string | number}} [params]
 * @returns {string}
 */
export function words(key, params = {}) {
  const all = /** @type {{changfengWords?: {[key: string]: string}}} */ (self).changfengWords;
  if (!all || !hasOwn(all, key)) return key;
  return String(all[key]).replace(/\{([a-z_]+)\}/g, (whole, name) =>
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
