/** Reading aloud, sentence by sentence. Knows no page: who speaks and who is told are parameters. */

/** @typedef {import("./text.js").Passage} Passage */
/** @typedef {"idle" | "speaking" | "paused" | "failed"} Status */

/**
 * @typedef {{
 *   speak: (sentence: string, done: () => void, failed: () => void) => void,
 *   cancel: () => void,
 *   tell: (status: Status, passage: Passage | null) => void,
 * }} Voice
 *   `speak` says one sentence and calls one of the two; `cancel` silences it.
 */

/**
 * A pause silences the voice and says the sentence again later: the pause of some phones never ends.
 * @param {Voice} voice
 */
export function createSpeaker({ speak, cancel, tell }) {
  /** @type {Passage[]} */
  let passages = [];
  let passage = 0;
  let sentence = 0;
  /** @type {Status} */
  let status = "idle";
  // Of a silenced sentence the end may still be told: only the latest is listened to.
  let turn = 0;

  const be = (/** @type {Status} */ next) => {
    status = next;
    tell(status, status === "speaking" || status === "paused" ? (passages[passage] ?? null) : null);
  };
  const stop = () => {
    turn += 1;
    cancel();
    be("idle");
  };
  const say = () => {
    while (passage < passages.length && !passages[passage]?.element.isConnected) passage += 1;
    const words = passages[passage]?.sentences[sentence];
    if (words === undefined) return stop();
    turn += 1;
    const mine = turn;
    be("speaking");
    speak(
      words,
      () => {
        if (mine !== turn) return;
        sentence += 1;
        if (sentence >= (passages[passage]?.sentences.length ?? 0)) {
          passage += 1;
          sentence = 0;
        }
        say();
      },
      () => {
        if (mine !== turn) return;
        turn += 1;
        cancel();
        be("failed");
      },
    );
  };

  return {
    /** @returns {Status} */
    status: () => status,
    /**
     * @param {Passage[]} found
     * @param {number} [from] where to begin
     */
    start(found, from = 0) {
      turn += 1;
      cancel();
      passages = found;
      passage = from;
      sentence = 0;
      say();
    },
    pause() {
      if (status !== "speaking") return;
      turn += 1;
      cancel();
      be("paused");
    },
    resume() {
      if (status === "paused") say();
    },
    stop() {
      if (status !== "idle") stop();
    },
  };
}
