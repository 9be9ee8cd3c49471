/* Places in the pages: offsets count code points of a page's text, as everywhere in the dossier. */
const places = (() => {
  const pages = [...document.querySelectorAll(".sources .page")];
  const length = (text) => (/[\ud800-\udfff]/.test(text) ? [...text].length : text.length);
  const units = (text, points) => ([...text].slice(0, points).join("").length);

  /* The pieces of text between two offsets of a page, or of a copy of it: [node, from, to]. */
  const pieces = (page, start, end) => {
    const found = [];
    for (const block of page.querySelectorAll("[data-at]")) {
      let at = Number(block.dataset.at);
      if (at >= end) break;
      const walk = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      for (let node = walk.nextNode(); node && at < end; node = walk.nextNode()) {
        const gap = node.parentElement.dataset.gap;
        const size = gap ? Number(gap) : length(node.data);
        const from = Math.max(start - at, 0), to = Math.min(end - at, size);
        if (!gap && from < to) found.push([node, units(node.data, from), units(node.data, to)]);
        at += size;
      }
    }
    return found;
  };

  /* Marks the text between two offsets; the marks, in order. */
  const mark = (page, start, end, name) =>
    pieces(page, start, end).map(([node, from, to]) => {
      const range = document.createRange();
      range.setStart(node, from);
      range.setEnd(node, to);
      const piece = document.createElement("mark");
      piece.className = name;
      range.surroundContents(piece);
      return piece;
    });

  return { pages, mark };
})();
