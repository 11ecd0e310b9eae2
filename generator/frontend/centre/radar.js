/** The boards as a radar: a picture of what the table beside it says. */

import { svg } from "../elements.js";
import { picture } from "../progress/drawing.js";
import { words } from "../words.js";

const [WIDTH, HEIGHT, RADIUS] = [320, 270, 88];
const RINGS = [1 / 3, 2 / 3, 1];

/**
 * @param {Document} document
 * @param {readonly {title: string, lessons: number, completed: number}[]} boards at least three
 */
export function drawRadar(document, boards) {
  /** @type {(index: number, share: number) => [number, number]} */
  const at = (index, share) => {
    const angle = (2 * Math.PI * index) / boards.length - Math.PI / 2;
    return [
      WIDTH / 2 + Math.cos(angle) * RADIUS * share,
      HEIGHT / 2 + Math.sin(angle) * RADIUS * share,
    ];
  };
  const polygon = (/** @type {string} */ name, /** @type {(index: number) => number} */ share) =>
    svg(document, "polygon", {
      class: name,
      points: boards.map((_, index) => at(index, share(index)).map(tidy).join(",")).join(" "),
    });
  const spokes = boards.map((_, index) => {
    const [x2, y2] = at(index, 1);
    return svg(document, "line", {
      class: "radar-ring", x1: WIDTH / 2, y1: HEIGHT / 2, x2: tidy(x2), y2: tidy(y2),
    });
  });
  const labels = boards.map(({ title }, index) => {
    const [x, y] = at(index, 1.16);
    const side = Math.abs(x - WIDTH / 2) < 4 ? "middle" : x > WIDTH / 2 ? "start" : "end";
    const text = svg(document, "text", {
      class: "radar-label", x: tidy(x), y: tidy(y + (y > HEIGHT / 2 ? 8 : 2)), "text-anchor": side,
    });
    text.textContent = title;
    return text;
  });
  const said = boards
    .map(({ title, lessons, completed }) => words("centre.boards.one", { title, lessons, completed }))
    .join(words("centre.comma"));
  return picture(document, "radar", `0 0 ${WIDTH} ${HEIGHT}`, words("centre.boards.picture", { boards: said }), [
    ...RINGS.map((share) => polygon("radar-ring", () => share)),
    ...spokes,
    polygon("radar-shape", (index) => {
      const board = boards[index];
      return board && board.lessons ? board.completed / board.lessons : 0;
    }),
    ...labels,
  ]);
}

/** @param {number} value */
function tidy(value) {
  return Math.round(value * 10) / 10;
}
