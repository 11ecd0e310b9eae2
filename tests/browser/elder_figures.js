// Read by test_elder_mode_meets_its_figures.py: every miss on the page as it stands, by figure.
(() => {
  const px = (value) => parseFloat(value) || 0;
  const name = (element) => element.outerHTML.replace(/\s+/g, " ").slice(0, 110);
  const misses = { size: [], leading: [], paragraphs: [], controls: [], links: [], contrast: [] };

  const clipped = (element) => element.closest(".visually-hidden, .skip, [aria-hidden='true'] svg");
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || /^(SCRIPT|STYLE|OPTION|NOSCRIPT)$/.test(element.tagName)) continue;
    if (element.checkVisibility() && !clipped(element)) texts.push(element);
  }
  const elements = new Set(texts);

  const channels = (color) => color.match(/[\d.]+/g).map(Number);
  const luminance = ([red, green, blue]) =>
    [red, green, blue]
      .map((channel) => channel / 255)
      .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
      .reduce((sum, c, index) => sum + c * [0.2126, 0.7152, 0.0722][index], 0);
  const paper = (element) => {
    for (let node = element; node; node = node.parentElement) {
      const color = channels(getComputedStyle(node).backgroundColor);
      if (color.length < 4 || color[3] === 1) return color;
      if (color[3] !== 0) throw new Error(`a translucent ground: ${name(node)}`);
    }
    return [255, 255, 255];
  };

  for (const element of elements) {
    const style = getComputedStyle(element);
    const size = px(style.fontSize);
    if (size < 17.99) misses.size.push([size, name(element)]);
    if (!(px(style.lineHeight) / size >= 1.499)) misses.leading.push([style.lineHeight, size, name(element)]);
    const [light, dark] = [luminance(channels(style.color)), luminance(paper(element))].sort((a, b) => b - a);
    const ratio = (light + 0.05) / (dark + 0.05);
    if (ratio < 7 || style.opacity !== "1") misses.contrast.push([ratio, style.opacity, name(element)]);
  }

  // Between a paragraph and the next: 1.3 times what stands between two lines of one.
  for (const after of document.querySelectorAll("main p + p, footer p + p")) {
    const before = after.previousElementSibling;
    if (!before.checkVisibility() || !after.checkVisibility()) continue;
    // Nor is a row of buttons one.
    if (after.matches(".buttons") || /flex|grid/.test(getComputedStyle(after.parentElement).display)) continue;
    const style = getComputedStyle(before);
    // A figure and its caption are no two paragraphs.
    if (style.fontSize !== getComputedStyle(after).fontSize) continue;
    const gap = after.getBoundingClientRect().top - before.getBoundingClientRect().bottom;
    const lines = px(style.lineHeight) - px(style.fontSize);
    if (gap < 1.3 * lines - 0.5) misses.paragraphs.push([gap, lines, name(after)]);
  }

  // A link is a part of its sentence, unless it is all that its line says.
  const inSentence = (element) =>
    getComputedStyle(element).display === "inline" &&
    element.textContent.trim() !== element.parentElement.textContent.trim();
  for (const element of document.querySelectorAll(
    "button, summary, select, textarea, input:not([type='hidden']), nav a, main :not(sup) > a, .button, .tool, .cite-rows a, [role='button']",
  )) {
    if (!element.checkVisibility() || clipped(element) || inSentence(element)) continue;
    // A box or a dot is pressed by its label.
    const label = /^(checkbox|radio)$/.test(element.type) ? element.closest("label") : null;
    const box = (label || element).getBoundingClientRect();
    if (box.height < 59.9 || box.width < 59.9) misses.controls.push([box.width, box.height, name(element)]);
  }

  for (const link of document.querySelectorAll("main a")) {
    if (!link.checkVisibility() || !link.textContent.trim() || link.matches(".button")) continue;
    const line = getComputedStyle(link).textDecorationLine;
    if (line !== "underline") misses.links.push([line, name(link)]);
  }
  return { texts: elements.size, misses };
})();
