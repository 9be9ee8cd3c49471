/* Search over the stories: marks of tone and case don't count, every word must begin one of the story's. */
(() => {
  const form = document.querySelector(".find");
  if (!form) return;
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/đ/g, "d");
  const words = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  const stories = [...document.querySelectorAll(".stories > li")].map((item) => ({
    item,
    text: ` ${words(`${item.querySelector("h2").textContent} ${item.dataset.names} ${item.querySelector(".facts").textContent}`).join(" ")}`,
    differs: item.hasAttribute("data-differs"),
  }));
  const [asked, only] = form.querySelectorAll("input");
  const count = form.querySelector("output");
  const run = () => {
    const wanted = words(asked.value);
    let shown = 0;
    for (const { item, text, differs } of stories) {
      const fits = (!only.checked || differs) && wanted.every((word) => text.includes(` ${word}`));
      item.hidden = !fits;
      shown += fits;
    }
    count.textContent = wanted.length || only.checked ? `${shown} / ${stories.length}` : "";
  };
  form.addEventListener("input", run);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  run();
})();
