/** Nickname and 居民区: what a learner may say about themselves, and how they are named. */

import { loadData } from "../../data.js";
import { make } from "../../elements.js";
import { words } from "../../words.js";
import { readCommunity, readNickname } from "../learners.js";
import { newElementId } from "./panels.js";

/** @typedef {import("../learners.js").Learner} Learner */

/**
 * How a learner is called on the screen.
 * @param {Learner} learner
 */
export function nameOf({ tag, nickname, community }) {
  const name = nickname || words("log.learners.unnamed");
  return words(community ? "log.learners.name_community" : "log.learners.name", { name, community, tag });
}

/**
 * @param {Document} document
 * @param {Window} window
 * @param {Learner | null} learner
 * @param {string} submit key of the button's words
 * @param {(profile: {nickname: string, community: string}) => void} done
 */
export function makeProfileForm(document, window, learner, submit, done) {
  const nickname = field(document, "nickname", learner?.nickname ?? "");
  const community = field(document, "community", learner?.community ?? "");
  const listId = newElementId();
  const list = make(document, "datalist", { id: listId });
  community.input.setAttribute("list", listId);
  loadData(window, "outline").then(
    (outline) => list.append(...outline.communities.map((/** @type {{name: string}} */ { name }) => make(document, "option", { value: name }))),
    () => undefined,
  );
  const form = make(
    document,
    "form",
    { class: "log-form" },
    nickname.box,
    community.box,
    list,
    make(document, "button", { type: "submit", class: "button button-primary" }, words(submit)),
  );
  form.noValidate = true;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const name = readNickname(nickname.input.value);
    const place = readCommunity(community.input.value);
    nickname.tell("wrong" in name ? name.wrong : "");
    community.tell("wrong" in place ? place.wrong : "");
    if ("wrong" in name) nickname.input.focus();
    else if ("wrong" in place) community.input.focus();
    else done({ ...name, ...place });
  });
  return form;
}

/**
 * @param {Document} document
 * @param {"nickname" | "community"} name
 * @param {string} value
 */
function field(document, name, value) {
  const [id, hintId, errorId] = [newElementId(), newElementId(), newElementId()];
  const input = make(document, "input", {
    id,
    type: "text",
    autocomplete: "off",
    "aria-describedby": `${hintId} ${errorId}`,
  });
  input.value = value;
  const error = make(document, "p", { id: errorId, class: "log-error", role: "alert" });
  const box = make(
    document,
    "div",
    { class: "log-field" },
    make(document, "label", { for: id }, words(`log.learners.${name}`)),
    make(document, "p", { id: hintId, class: "log-hint" }, words(`log.learners.${name}_hint`)),
    input,
    error,
  );
  const tell = (/** @type {string} */ wrong) => {
    error.textContent = wrong ? words(`log.learners.${name}_${wrong}`) : "";
    if (wrong) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  };
  return { box, input, tell };
}
