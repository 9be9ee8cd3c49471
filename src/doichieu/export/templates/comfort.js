/* Comfort only: the page reads the same without. Marks the further pieces of a cited stretch that is broken up. */
(() => {
  const mark = () => {
    for (const old of document.querySelectorAll(".also")) old.classList.remove("also");
    const name = decodeURIComponent(location.hash.slice(1));
    if (!name) return;
    for (const piece of document.querySelectorAll("[data-of]")) if (piece.dataset.of === name) piece.classList.add("also");
  };
  addEventListener("hashchange", mark);
  mark();
})();
