/** The search page: question in the address, hits below the field. */

import { loadData } from "../data.js";
import { words } from "../words.js";
import { confirmNext, find } from "./finding.js";
import { mountArrows, TYPE } from "./keyboard.js";
import { findNear } from "./nearness.js";
import { FACETS, LONGEST_QUERY, parseWords } from "./query.js";
import { showHit, showNear } from "./results.js";

/** Milliseconds without a key after which a search begins. */
const PAUSE = 200;

/**
 * @param {Document} document
 * @param {Window} window
 */
export function mountSearchPage(document, window) {
  const form = /** @type {HTMLFormElement | null} */ (
    document.querySelector("form[data-part='search']")
  );
  if (form) new SearchPage(document, window, form).open();
}

class SearchPage {
  /**
   * @param {Document} document
   * @param {Window} window
   * @param {HTMLFormElement} form
   */
  constructor(document, window, form) {
    const part = (/** @type {string} */ name) =>
      /** @type {HTMLElement} */ (document.querySelector(`[data-part='search-${name}']`));
    this.document = document;
    this.window = window;
    this.form = form;
    this.field = /** @type {HTMLInputElement} */ (document.getElementById("search-query"));
    this.status = part("status");
    this.list = part("results");
    this.near = part("near");
    this.more = /** @type {HTMLButtonElement} */ (part("more"));
    this.absent = part("absent");
    this.manifest = { pages: Number(form.dataset.pages), shards: Number(form.dataset.shards) };
    /** Counts the searches, so that a late answer is not shown. */
    this.turn = 0;
    this.timer = 0;
    /** What the hits on the page answer. @type {{words: string[]}} */
    this.asked = { words: [] };
    /** @type {number[]} */
    this.ranked = [];
    this.hits = 0;
    this.next = 0;
    this.composing = false;
    /** @type {import("./finding.js").Read} */
    this.read = (name) => loadData(window, name, form.dataset.revision);
  }

  /** Take the question from the address; until there is one nothing is read. */
  open() {
    const asked = new URLSearchParams(this.window.location.search);
    this.field.value = (asked.get("q") ?? "").slice(0, LONGEST_QUERY);
    for (const select of this.selects()) {
      const value = asked.get(select.name) ?? "";
      if ([...select.options].some((option) => option.value === value)) select.value = value;
    }
    this.absent.hidden = true;
    this.form.hidden = false;
    this.listen();
    if (this.window.location.hash === TYPE) this.field.focus();
    if (this.isAsked()) void this.search();
  }

  listen() {
    const { field, form } = this;
    field.addEventListener("compositionstart", () => (this.composing = true));
    field.addEventListener("compositionend", () => {
      this.composing = false;
      this.searchSoon();
    });
    field.addEventListener("input", () => this.composing || this.searchSoon());
    for (const select of this.selects()) {
      select.addEventListener("change", () => void this.search());
    }
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.search();
    });
    this.more.addEventListener("click", () => void this.showMore());
    mountArrows(field, this.list, () => {
      field.value = "";
      void this.search();
    });
  }

  selects() {
    return FACETS.map(
      (name) => /** @type {HTMLSelectElement} */ (this.form.elements.namedItem(name)),
    ).filter(Boolean);
  }

  question() {
    const facets = this.selects()
      .filter((select) => select.value)
      .map((select) => `${select.name}:${select.value}`);
    return { words: parseWords(this.field.value), facets };
  }

  isAsked() {
    const { words: asked, facets } = this.question();
    return asked.length + facets.length > 0;
  }

  searchSoon() {
    this.window.clearTimeout(this.timer);
    this.timer = this.window.setTimeout(() => void this.search(), PAUSE);
  }

  /** Answer what is asked now. */
  async search() {
    this.window.clearTimeout(this.timer);
    const turn = (this.turn += 1);
    const question = this.question();
    this.writeAddress();
    if (!this.isAsked()) {
      this.clear("");
      return;
    }
    this.status.textContent = words("search.searching");
    try {
      const { ranked } = await find(this.read, this.manifest, question);
      const shown = await confirmNext(this.read, ranked, question.words, 0);
      if (turn !== this.turn) return;
      this.clear("");
      this.asked = question;
      this.ranked = ranked;
      this.hits = 0;
      this.next = 0;
      if (shown.hits.length) this.show(shown);
      else await this.showNothing(question, turn);
    } catch {
      if (turn === this.turn) this.clear(words("search.failed"));
    }
  }

  /** @param {{hits: import("./confirming.js").Hit[], next: number}} shown */
  show({ hits, next }) {
    const { document, list } = this;
    this.next = next;
    this.hits += hits.length;
    for (const hit of hits) list.append(showHit(document, hit));
    const done = next >= this.ranked.length;
    // Hits that were looked at are known; the rest is what the index says.
    const count = this.hits + this.ranked.length - next;
    this.status.textContent = done
      ? words("search.exact", { count })
      : words("search.about_shown", { count, shown: this.hits });
    this.more.hidden = done;
  }

  async showMore() {
    const turn = this.turn;
    const before = this.list.querySelectorAll("a.result-link").length;
    try {
      const { read, ranked, asked, next } = this;
      const shown = await confirmNext(read, ranked, asked.words, next);
      // Pressed twice, it brings them once.
      if (turn !== this.turn || next !== this.next) return;
      this.show(shown);
      const first = /** @type {HTMLElement | undefined} */ (
        this.list.querySelectorAll("a.result-link")[before]
      );
      if (first) first.focus();
    } catch {
      if (turn === this.turn) this.status.textContent = words("search.failed");
    }
  }

  /**
   * @param {{words: string[]}} question
   * @param {number} turn
   */
  async showNothing(question, turn) {
    const near = await findNear(this.read, this.manifest, question.words);
    const pages = await Promise.all(near.pages.map((page) => this.read(`search/text/${page}`)));
    if (turn !== this.turn) return;
    this.status.textContent = words("search.none");
    this.near.append(...showNear(this.document, near, pages, (text) => this.address(text)));
  }

  /** @param {string} said in the place of the count */
  clear(said) {
    this.status.textContent = said;
    this.list.textContent = "";
    this.near.textContent = "";
    this.more.hidden = true;
  }

  /**
   * The address of this page with another query.
   * @param {string} query
   */
  address(query) {
    const asked = new URLSearchParams();
    if (query) asked.set("q", query);
    for (const select of this.selects()) if (select.value) asked.set(select.name, select.value);
    const text = asked.toString();
    return `${this.window.location.pathname}${text ? `?${text}` : ""}`;
  }

  /** So that the page can be kept, sent and come back to. */
  writeAddress() {
    try {
      this.window.history.replaceState(null, "", this.address(this.field.value.trim()));
    } catch {
      // Refused for some pages from `file://`: the search works all the same.
    }
  }
}
