/** Buttons that copy a list as plain text, to be pasted into a chat. */

/**
 * The lines of a part of the page, one for each list item; a nested note follows in brackets.
 * @param {Element} part
 * @returns {string}
 */
export function linesOf(part) {
  const items = [...part.querySelectorAll("h2, li")];
  const lines = (items.length ? items : [part]).map((item) => {
    const text = (item.textContent ?? "").replace(/\s+/g, " ").trim();
    return item.tagName === "LI" ? `□ ${text}` : text;
  });
  return lines.filter(Boolean).join("\n");
}

/**
 * Copy by whatever this browser offers; plain http and old phones lack the clipboard object.
 * @param {Document} document
 * @param {Window} window
 * @param {string} text
 * @returns {Promise<boolean>} whether it worked
 */
export async function copyText(document, window, text) {
  try {
    if (window.navigator.clipboard && window.isSecureContext) {
      await window.navigator.clipboard.writeText(text);
      return true;
    }
  } catch {
    // Refused: the older way may still be allowed.
  }
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "visually-hidden";
  document.body.append(field);
  field.select();
  let done = false;
  try {
    done = document.execCommand("copy");
  } catch {
    done = false;
  }
  field.remove();
  return done;
}

/**
 * @param {Document} document
 * @param {Window} window
 */
export function mountCopyButtons(document, window) {
  for (const element of document.querySelectorAll("button[data-action='copy']")) {
    const button = /** @type {HTMLButtonElement} */ (element);
    const target = document.getElementById((button.dataset.target ?? "").slice(1));
    if (!target) continue;
    const status = document.createElement("span");
    status.setAttribute("role", "status");
    status.className = "copy-status";
    button.after(status);
    button.addEventListener("click", async () => {
      const done = await copyText(document, window, linesOf(target));
      status.textContent = (done ? button.dataset.done : button.dataset.failed) ?? "";
      button.focus();
    });
    button.hidden = false;
  }
}
