/**
 * Data files of the site, read when they are needed. They are classic scripts that call
 * `changfengData(name, value)`, because a page from `file://` may not fetch; the only place that
 * knows about that.
 */

/** @typedef {{resolve: (value: any) => void, promise: Promise<any>}} Entry */
/** @typedef {((name: string, value: any) => void) & {entries: Map<string, Entry>}} Receiver */

/**
 * The way from this page up to the root of the site, such as `../`.
 * @param {Document} document
 * @returns {string}
 */
export function siteRoot(document) {
  return document.documentElement.dataset.root ?? "";
}

/**
 * Read one data file, once a page; a failed read may be tried again.
 * @param {Window} window
 * @param {string} name such as `questions/haixin-tingche`
 * @param {string} [revision] what must not come from an older copy that the browser kept
 * @returns {Promise<any>} rejects when the file is missing or broken
 */
export function loadData(window, name, revision = "") {
  const entries = receiver(window).entries;
  const known = entries.get(name);
  if (known) return known.promise;

  /** @type {(value: any) => void} */
  let resolve = () => {};
  /** @type {(reason: Error) => void} */
  let reject = () => {};
  const promise = new Promise((accept, refuse) => {
    resolve = accept;
    reject = refuse;
  });
  entries.set(name, { resolve, promise });

  const { document } = window;
  const script = document.createElement("script");
  script.src = `${siteRoot(document)}assets/classroom/data/${name}.js${revision && `?${revision}`}`;
  // After the file ran, a promise that it kept is settled, and this one changes nothing.
  script.onload = script.onerror = () => {
    script.remove();
    reject(new Error(`cannot read ${name}`));
  };
  promise.catch(() => entries.delete(name));
  document.head.append(script);
  return promise;
}

/**
 * The global that data files call; both bundles share it.
 * @param {Window} window
 * @returns {Receiver}
 */
function receiver(window) {
  const home = /** @type {Window & {changfengData?: Receiver}} */ (window);
  if (!home.changfengData) {
    /** @type {Map<string, Entry>} */
    const entries = new Map();
    home.changfengData = Object.assign(
      /** @type {(name: string, value: any) => void} */
      (name, value) => {
        const entry = entries.get(name);
        if (entry) entry.resolve(value);
      },
      { entries },
    );
  }
  return home.changfengData;
}
