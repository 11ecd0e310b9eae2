import fc from "../vendor/fast-check.js";
import { createSpeaker } from "../../../generator/frontend/speech/speaker.js";
import { equal, test, truthy } from "../harness.js";

/** A voice that says nothing until it is told that a sentence has ended. */
function fakeVoice() {
  const said = [];
  const states = [];
  let pending = null;
  const voice = {
    speak: (sentence, done, failed) => {
      said.push(sentence);
      pending = { done, failed };
    },
    cancel: () => {},
    tell: (status, passage) => states.push([status, passage && passage.name]),
  };
  return { voice, said, states, end: () => pending.done(), fail: () => pending.failed(), pending: () => pending };
}

const passage = (name, ...sentences) => ({ name, sentences, element: { isConnected: true } });

test("all sentences are said in order, then it is still", () => {
  const { voice, said, states, end } = fakeVoice();
  const speaker = createSpeaker(voice);
  speaker.start([passage("a", "一。", "二。"), passage("b", "三。")]);
  end();
  end();
  end();
  equal(said, ["一。", "二。", "三。"]);
  equal(states[states.length - 1], ["idle", null]);
  equal(states.map(([, name]) => name), ["a", "a", "b", null]);
});

test("after a pause the sentence is said again", () => {
  const { voice, said } = fakeVoice();
  const speaker = createSpeaker(voice);
  speaker.start([passage("a", "一。", "二。")]);
  speaker.pause();
  equal(speaker.status(), "paused");
  speaker.resume();
  equal([said, speaker.status()], [["一。", "一。"], "speaking"]);
});

test("the late end of a silenced sentence changes nothing", () => {
  const { voice, said, pending } = fakeVoice();
  const speaker = createSpeaker(voice);
  speaker.start([passage("a", "一。", "二。")]);
  const late = pending();
  speaker.pause();
  late.done();
  late.failed();
  equal([said, speaker.status()], [["一。"], "paused"]);
});

test("a voice that fails is told", () => {
  const { voice, fail } = fakeVoice();
  const speaker = createSpeaker(voice);
  speaker.start([passage("a", "一。")]);
  fail();
  equal(speaker.status(), "failed");
  speaker.stop();
  equal(speaker.status(), "idle");
});

test("what has left the page is passed over", () => {
  const { voice, said } = fakeVoice();
  const gone = { ...passage("a", "一。"), element: { isConnected: false } };
  createSpeaker(voice).start([gone, passage("b", "二。")]);
  equal(said, ["二。"]);
});

test("whatever is pressed and whenever it ends, it speaks only while it says so", () => {
  const acts = fc.array(fc.constantFrom("pause", "resume", "stop", "start", "end", "late"), { maxLength: 30 });
  fc.assert(
    fc.property(acts, (list) => {
      const { voice, said, pending } = fakeVoice();
      const speaker = createSpeaker(voice);
      let first = null;
      for (const act of list) {
        const before = said.length;
        const was = speaker.status();
        if (act === "start") speaker.start([passage("a", "一。", "二。"), passage("b", "三。")]);
        else if (act === "end") pending()?.done();
        else if (act === "late") first?.done();
        else speaker[act]();
        first ??= pending();
        if (said.length > before) truthy(speaker.status() === "speaking");
        if (act === "stop") equal(speaker.status(), "idle");
        if (was === "idle" && act !== "start") equal(said.length, before);
      }
    }),
  );
});
