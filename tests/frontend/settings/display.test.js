import fc from "../vendor/fast-check.js";
import {
  applyDisplay,
  changeDisplay,
  parseSize,
  readDisplay,
  SIZES,
  stepped,
  textSize,
} from "../../../generator/frontend/settings/display.js";
import { equal, test, truthy } from "../harness.js";

const displays = fc.record({
  elder: fc.boolean(),
  size: fc.constantFrom(null, ...SIZES),
  elderSize: fc.constantFrom(null, ...SIZES),
});

/** A window whose storage is a plain map, or refuses. */
function fakeWindow(stored) {
  return {
    localStorage: {
      getItem: (key) => {
        if (!stored) throw new Error("blocked");
        return stored.has(key) ? stored.get(key) : null;
      },
      setItem: (key, value) => {
        if (!stored) throw new Error("blocked");
        stored.set(key, value);
      },
    },
  };
}

const newDocument = () => document.implementation.createHTMLDocument();

test("what is stored is a size that we offer, or none", () => {
  equal(["18", "30", "19", "", null, "18px"].map(parseSize), [18, 30, null, null, null, null]);
});

test("elder mode begins at 20 and is never below 18", () => {
  equal(textSize({ elder: true, size: null, elderSize: null }), 20);
  equal(textSize({ elder: true, size: 26, elderSize: null }), 26);
  fc.assert(
    fc.property(displays, (display) => !display.elder || textSize(display) >= 18),
  );
});

test("steps go up to 30, down to the standard size, and one way undoes the other", () => {
  fc.assert(
    fc.property(displays, (display) => {
      const up = textSize(stepped(display, 1));
      const down = textSize(stepped(display, -1));
      truthy(up >= textSize(display) && down <= textSize(display));
      truthy(up <= 30 && down >= (display.elder ? 18 : 17));
      if (up > textSize(display)) {
        equal(textSize(stepped(stepped(display, 1), -1)), textSize(display));
      }
    }),
  );
});

test("leaving elder mode gives back the size from before", () => {
  const before = { elder: false, size: 22, elderSize: null };
  const inside = stepped({ ...before, elder: true }, 1);
  equal(textSize(inside), 24);
  equal(textSize({ ...inside, elder: false }), 22);
});

test("what was chosen is kept and put on the page", () => {
  const stored = new Map();
  const [first, second] = [newDocument(), newDocument()];
  changeDisplay(first, fakeWindow(stored), { elder: true, size: null, elderSize: 28 });
  applyDisplay(second, fakeWindow(stored));
  const { elder, textSize: size, large } = second.documentElement.dataset;
  equal([elder, size, large], ["on", "28", "on"]);
});

test("with blocked storage it lasts as long as the page", () => {
  const page = newDocument();
  changeDisplay(page, fakeWindow(null), { elder: true, size: null, elderSize: null });
  equal(readDisplay(page, fakeWindow(null)).elder, true);
  equal(readDisplay(newDocument(), fakeWindow(null)).elder, false);
});
