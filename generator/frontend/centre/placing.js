/** A place to go on, in words and as a card. */

import { siteRoot } from "../data.js";
import { make, makeButtonLink } from "../elements.js";
import { offerOf } from "../progress/review.js";
import { words } from "../words.js";
import { formatRoute } from "./route.js";

/** @typedef {import("../progress/place.js").Place} Place */
/** @typedef {import("./state.js").State} State */

/**
 * What the place is called, where exactly in it, and what pressing does.
 * @param {Place} place
 * @returns {{title: string, note: string, action: string, href: string}}
 */
export function wordPlace(place) {
  if (place.kind === "done") {
    return {
      title: words("centre.place.done"),
      note: words("centre.place.done_note"),
      action: "",
      href: "",
    };
  }
  if (place.kind === "quiz" || place.kind === "module-quiz") {
    const title = words("centre.place.quiz", { module: place.module.title });
    const [note, action] =
      place.kind === "quiz"
        ? [words("centre.place.quiz_note", { answered: place.answered, size: place.size }), "go_on"]
        : [words(place.tried ? "centre.place.quiz_again" : "centre.place.quiz_ready"), "quiz_start"];
    return { title, note, action: words(`centre.place.${action}`), href: place.href };
  }
  const title = place.case.title;
  if (place.kind === "question") {
    const note = words("centre.place.question", { number: place.number, of: place.of });
    return { title, note, action: words("centre.place.go_on"), href: place.href };
  }
  if (place.kind === "section") {
    const section = sectionName(place.anchor);
    const note = section
      ? words("centre.place.section", { section })
      : words("centre.place.middle");
    return { title, note, action: words("centre.place.go_on"), href: place.href };
  }
  const note = words(place.begun ? "centre.place.begun" : "centre.place.lesson", {
    minutes: place.case.minutes,
  });
  const action = words(place.begun ? "centre.place.go_on" : "centre.place.start");
  return { title, note, action, href: place.href };
}

/**
 * The name of a section of a case page; null for an anchor that is none.
 * @param {string} anchor
 * @returns {string | null}
 */
function sectionName(anchor) {
  if (anchor.startsWith("q-")) return words("centre.sections.questions");
  const key = `centre.sections.${anchor.replace(/-/g, "_")}`;
  const name = words(key);
  return name === key ? null : name;
}

/**
 * The place to go on and the reviews that wait, for home, module and learning centre.
 * @param {Document} document
 * @param {State} state
 * @param {Place} place
 * @returns {Node[]}
 */
export function placeCard(document, state, place) {
  const root = siteRoot(document);
  const { title, note, action, href } = wordPlace(place);
  const offer = offerOf(state.review);
  const heading = href ? make(document, "a", { href: root + href }, title) : title;
  const buttons = [
    href ? makeButtonLink(document, action, root + href, "button-primary") : null,
    offer.count
      ? makeButtonLink(document, wordOffer(offer), `${root}centre.html${formatRoute({ view: "review" })}`)
      : null,
  ];
  return [
    make(document, "p", { class: "continue-kicker" }, words("centre.place.title")),
    make(document, "p", { class: "continue-title" }, heading),
    make(document, "p", { class: "continue-note" }, note),
    make(document, "p", { class: "buttons" }, buttons),
  ];
}

/**
 * “今天复习 5 题，约 3 分钟”.
 * @param {{count: number, minutes: number}} offer
 */
export function wordOffer({ count, minutes }) {
  return words("centre.review.offer", { count, minutes });
}
