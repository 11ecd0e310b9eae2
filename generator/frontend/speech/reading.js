/** 朗读 in elder mode: of the page and of its questions, where this device has a voice for it. */

import { make, makeButton } from "../elements.js";
import { DISPLAY_CHANGED, readDisplay, whenElder } from "../settings/display.js";
import { words } from "../words.js";
import { buildRates, speechRate } from "./rate.js";
import { createSpeaker } from "./speaker.js";
import { chooseVoice, passagesOf } from "./text.js";

const AT_HAND = ".asking > .question, .sitting-stage > .question";

/**
 * Buttons come only with a voice; some browsers know their voices a little later.
 * @param {Document} document
 * @param {Window} window
 */
export function mountReading(document, window) {
  const synthesis = window.speechSynthesis;
  if (!synthesis || typeof SpeechSynthesisUtterance !== "function") return;
  let mounted = false;
  const tryIt = () => {
    if (mounted || !voiceOf(document, synthesis)) return;
    mounted = true;
    // What the buttons stand in comes with elder mode, maybe later on this page.
    whenElder(document, window, () => mountControls(document, window, synthesis));
  };
  if (synthesis.addEventListener) synthesis.addEventListener("voiceschanged", tryIt);
  tryIt();
}

/**
 * @param {Document} document
 * @param {SpeechSynthesis} synthesis
 * @returns {SpeechSynthesisVoice | undefined}
 */
function voiceOf(document, synthesis) {
  const voices = synthesis.getVoices();
  return voices[chooseVoice(voices, document.documentElement.lang)];
}

/**
 * @param {Document} document
 * @param {Window} window
 * @param {SpeechSynthesis} synthesis
 */
function mountControls(document, window, synthesis) {
  const turn = () => (speaker.status() === "paused" ? speaker.resume() : speaker.pause());
  const player = buildPlayer(document, turn, () => speaker.stop());
  /** @type {Element | null} */
  let marked = null;
  const speaker = createSpeaker({
    cancel: () => synthesis.cancel(),
    speak: (sentence, done, failed) => {
      const utterance = new SpeechSynthesisUtterance(sentence);
      utterance.lang = document.documentElement.lang;
      utterance.voice = voiceOf(document, synthesis) ?? null;
      utterance.rate = speechRate(window);
      utterance.onend = done;
      utterance.onerror = failed;
      synthesis.speak(utterance);
    },
    tell: (status, passage) => {
      player.show(status);
      const element = passage ? passage.element : null;
      if (element === marked) return;
      if (marked) marked.classList.remove("being-read");
      marked = element;
      if (!element) return;
      element.classList.add("being-read");
      bringIntoSight(window, element);
    },
  });
  const main = document.querySelector("main");
  const bar = document.querySelector("[data-part='elder-bar']");
  if (main && bar) {
    bar.append(
      readButton(document, words("speech.page"), () => {
        const passages = passagesOf(main);
        speaker.start(passages, firstInSight(passages));
      }),
    );
  }
  const questionButton = (/** @type {() => Element | null} */ find) => {
    const button = readButton(document, words("speech.question"), () => {
      const question = find();
      if (question) speaker.start(passagesOf(question));
    });
    button.classList.add("read-question");
    return button;
  };
  const steps = document.querySelector(".question-steps");
  if (steps) steps.append(questionButton(() => document.querySelector("section.quiz .question:not(.question-aside)")));
  // In a module quiz and a review one question follows another: each brings its button, and what is
  // read of the one before falls silent.
  const look = () => {
    if (marked && !marked.isConnected) speaker.stop();
    for (const question of document.querySelectorAll(AT_HAND)) {
      const next = question.nextElementSibling;
      if (!next || !next.classList.contains("read-question")) question.after(questionButton(() => question));
    }
  };
  if (main && main.querySelector("module-quiz, learning-centre")) {
    new MutationObserver(look).observe(main, { childList: true, subtree: true });
    look();
  }
  const settings = document.querySelector("[data-part='settings']");
  if (settings) settings.append(buildRates(document, window));

  window.addEventListener("pagehide", () => speaker.stop());
  document.addEventListener(DISPLAY_CHANGED, () => {
    if (!readDisplay(document, window).elder) speaker.stop();
  });
}

/**
 * @param {Document} document
 * @param {string} text
 * @param {() => void} read
 * @returns {HTMLButtonElement}
 */
function readButton(document, text, read) {
  return makeButton(document, text, read, "read-aloud");
}

/**
 * The bar that stays at the foot of the window while something is read.
 * @param {Document} document
 * @param {() => void} turn between reading and a pause
 * @param {() => void} end
 */
function buildPlayer(document, turn, end) {
  const state = make(document, "p", { "aria-live": "polite" });
  const toggle = readButton(document, words("speech.pause"), turn);
  const stop = readButton(document, words("speech.stop"), end);
  const attributes = { class: "speech-player", role: "region", "aria-label": words("speech.player"), hidden: true };
  const bar = make(document, "div", attributes, state, toggle, stop);
  document.body.append(bar);

  const show = (/** @type {import("./speaker.js").Status} */ status) => {
    bar.hidden = status === "idle";
    document.documentElement.classList.toggle("is-reading", status !== "idle");
    toggle.hidden = status === "failed";
    toggle.textContent = words(status === "paused" ? "speech.resume" : "speech.pause");
    stop.textContent = words(status === "failed" ? "speech.close" : "speech.stop");
    // Told when it changes only, so that a screen reader does not talk over the voice.
    const text = status === "idle" ? "" : words(`speech.${status}`);
    if (state.textContent !== text) state.textContent = text;
  };
  return { show };
}

/**
 * Where one looks now, or the beginning.
 * @param {import("./text.js").Passage[]} passages
 * @returns {number}
 */
function firstInSight(passages) {
  const index = passages.findIndex(({ element }) => element.getBoundingClientRect().top > 0);
  return Math.max(0, index);
}

/**
 * @param {Window} window
 * @param {Element} element
 */
function bringIntoSight(window, element) {
  const { top, bottom } = element.getBoundingClientRect();
  if (top < 80 || bottom > window.innerHeight - 120) element.scrollIntoView({ block: "center" });
}
