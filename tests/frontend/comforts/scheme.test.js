import { nextScheme, parseScheme, SCHEMES } from "../../../generator/frontend/comforts/scheme.js";
import { readPreference, writePreference } from "../../../generator/frontend/preferences.js";
import fc from "../vendor/fast-check.js";
import { equal, test, truthy } from "../harness.js";

test("each scheme follows another until the first comes back", () => {
  equal(SCHEMES.map(nextScheme), ["light", "dark", "auto"]);
});

test("whatever was stored, a known scheme is read", () => {
  fc.assert(fc.property(fc.anything(), (stored) => SCHEMES.includes(parseScheme(stored))));
});

test("blocked storage neither throws nor pretends to have saved", () => {
  const blocked = {
    get localStorage() {
      throw new DOMException("blocked", "SecurityError");
    },
  };
  equal(readPreference(blocked, "key"), null);
  equal(writePreference(blocked, "key", "dark"), false);
});

test("what was written is read again", () => {
  const kept = new Map();
  const window = {
    localStorage: {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => kept.set(key, value),
    },
  };
  truthy(writePreference(window, "key", "dark"));
  equal(readPreference(window, "key"), "dark");
});
