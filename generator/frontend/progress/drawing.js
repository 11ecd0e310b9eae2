/** Small drawings of progress. Each says in words what it shows, or stands beside words that do. */

import { svg } from "../elements.js";

/**
 * A ring that closes as the share grows; whole, it holds a tick.
 * @param {Document} document
 * @param {number} share 0…1
 * @param {string} [label] what it shows, when no words beside it say so
 */
export function drawRing(document, share, label) {
  const round = 2 * Math.PI * 10;
  const circle = { cx: 12, cy: 12, r: 10 };
  const parts = [svg(document, "circle", { ...circle, class: "ring-track" })];
  if (share > 0) {
    const drawn = Math.max(0.04, Math.min(1, share)) * round;
    parts.push(
      svg(document, "circle", {
        ...circle,
        class: "ring-drawn",
        "stroke-dasharray": `${drawn.toFixed(2)} ${round.toFixed(2)}`,
        transform: "rotate(-90 12 12)",
      }),
    );
  }
  if (share >= 1) parts.push(svg(document, "path", { class: "ring-tick", d: "M7.5 12.5l3 3 6-6.5" }));
  return picture(document, "ring", "0 0 24 24", label, parts);
}

/**
 * A bar, for a row of a table that gives the number in words.
 * @param {Document} document
 * @param {number} share 0…1
 */
export function drawBar(document, share) {
  const parts = [svg(document, "rect", { class: "bar-track", width: 100, height: 8, rx: 4 })];
  const width = Math.max(0, Math.min(1, share)) * 100;
  if (width > 0) {
    parts.push(svg(document, "rect", { class: "bar-drawn", width: Math.max(8, width), height: 8, rx: 4 }));
  }
  return picture(document, "bar", "0 0 100 8", undefined, parts);
}

/**
 * @param {Document} document
 * @param {string} kind
 * @param {string} box
 * @param {string | undefined} label
 * @param {Node[]} parts
 */
export function picture(document, kind, box, label, parts) {
  const drawn = svg(document, "svg", { class: kind, viewBox: box, focusable: "false" }, parts);
  if (label) {
    drawn.setAttribute("role", "img");
    drawn.setAttribute("aria-label", label);
  } else {
    drawn.setAttribute("aria-hidden", "true");
  }
  return drawn;
}
