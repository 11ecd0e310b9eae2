/** What is read aloud: the passages of a page in their order, each as sentences. */

/** @typedef {{element: Element, sentences: string[]}} Passage */

const BLOCKS = "h1, h2, h3, h4, p, li, dt, dd, th, td, legend, label, blockquote, .prompt, .lead";
/** What helps the eye or the finger and would only puzzle the ear. */
const SILENT =
  "nav, button, select, textarea, svg, script, sup.cite, .cite-rows, .references, .related, .buttons," +
  " .crumbs, .kicker, .drawn-from, .passage-tools, .question-aside, .visually-hidden, [hidden]," +
  " [aria-hidden='true'], [data-silent], details:not([open]) > :not(summary), summary";
/** Longer sentences are cut at a comma: a voice may fall silent in one that does not end. */
const LONGEST = 90;

/**
 * The words of a part without what is silent in it.
 * @param {Element} element
 * @returns {string}
 */
export function spokenText(element) {
  const copy = /** @type {Element} */ (element.cloneNode(true));
  for (const silent of copy.querySelectorAll(SILENT)) silent.remove();
  return (copy.textContent ?? "").replace(/\s+/g, " ").trim();
}

/**
 * @param {string} text
 * @returns {string[]} its sentences, none empty, together the whole text
 */
export function sentencesOf(text) {
  const sentences = text.match(/[^。！？!?；;…]+[。！？!?；;…]*[”’」』）)》]*|[。！？!?；;…]+/g) ?? [];
  return sentences.reduce((found, sentence) => {
    const last = found[found.length - 1];
    // A mark that stands alone belongs to what came before.
    if (last !== undefined && !/[\p{L}\p{N}]/u.test(sentence)) {
      found[found.length - 1] = last + sentence;
    } else {
      found.push(...pieces(sentence));
    }
    return found;
  }, /** @type {string[]} */ ([]));
}

/**
 * @param {string} sentence
 * @returns {string[]}
 */
function pieces(sentence) {
  /** @type {string[]} */
  const found = [];
  let piece = "";
  for (const part of sentence.match(/[^，,、：:]+[，,、：:]*|[，,、：:]+/g) ?? []) {
    if (piece && piece.length + part.length > LONGEST) {
      found.push(piece);
      piece = "";
    }
    piece += part;
  }
  return piece ? [...found, piece] : found;
}

/**
 * The innermost blocks of a part that are in sight and hold words.
 * @param {Element} root
 * @returns {Passage[]}
 */
export function passagesOf(root) {
  /** @type {Passage[]} */
  const passages = [];
  for (const element of root.querySelectorAll(BLOCKS)) {
    if (element.closest(SILENT) || element.querySelector(BLOCKS)) continue;
    if (!element.getClientRects().length) continue;
    const sentences = sentencesOf(spokenText(element));
    if (sentences.length) passages.push({ element, sentences });
  }
  return passages;
}

/**
 * A voice of this device for a language. Voices of a service are left alone: they would send the
 * text to another machine.
 * @param {readonly {lang: string, localService: boolean}[]} voices
 * @param {string} language such as `zh-CN`
 * @returns {number} index, or -1
 */
export function chooseVoice(voices, language) {
  const wanted = tag(language);
  const family = wanted.split("-")[0] ?? "";
  let best = -1;
  let most = 0;
  voices.forEach((voice, index) => {
    const lang = tag(voice.lang);
    if (voice.localService === false) return;
    const mandarin = family === "zh" && /^cmn(-|$)/.test(lang);
    let score = lang === family || lang.startsWith(`${family}-`) || mandarin ? 2 : 0;
    if (score && (lang === wanted || /-(hans-)?cn$/.test(lang))) score = 3;
    if (score && /-(hk|mo)$|^yue/.test(lang)) score = 1;
    if (score > most) {
      most = score;
      best = index;
    }
  });
  return best;
}

/** @param {string} language */
function tag(language) {
  return String(language).replace(/_/g, "-").toLowerCase();
}
