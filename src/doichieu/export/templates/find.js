/* Search over the stories: marks of tone and case don't count, every word must begin one of the story's. A number
   must be one of the story's; a date, day or year first, is one of its days or of the days between them. */
(() => {
  const form = document.querySelector(".find");
  if (!form) return;
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/đ/g, "d");
  const words = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  const iso = (year, month, day) =>
    [year, month, day].filter(Boolean).map((part) => part.padStart(2, "0")).join("-");
  const notations = [
    [/(?<![\d/.-])(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?![\d/.-])/g, (year, month, day) => iso(year, month, day)],
    [/(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?![\d/.-])/g, (day, month, year) => iso(year, month, day)],
    [/(?<![\d/.-])(\d{1,2})[/.-](\d{4})(?![\d/.-])/g, (month, year) => iso(year, month)],
  ];
  const read = (asked) => {
    const days = [];
    let rest = asked;
    for (const [notation, value] of notations) {
      rest = rest.replace(notation, (_, ...parts) => {
        days.push(value(...parts.slice(0, 3).filter((part) => typeof part === "string")));
        return " ";
      });
    }
    return { days, words: words(rest) };
  };
  const dated = (days, asked) =>
    days.length > 0 && days[0].slice(0, asked.length) <= asked && asked <= days[days.length - 1].slice(0, asked.length);
  const told = (text, word) => text.includes(/^\p{N}+$/u.test(word) ? ` ${word} ` : ` ${word}`);
  const stories = [...document.querySelectorAll(".stories > li")].map((item) => ({
    item,
    text: ` ${words(`${item.querySelector("h2").textContent} ${item.dataset.names} ${item.querySelector(".facts").textContent}`).join(" ")} `,
    days: item.dataset.days.split(" ").filter(Boolean),
    differs: item.hasAttribute("data-differs"),
  }));
  const [asked, only] = form.querySelectorAll("input");
  const count = form.querySelector("output");
  const run = () => {
    const wanted = read(asked.value);
    let shown = 0;
    for (const { item, text, days, differs } of stories) {
      const fits =
        (!only.checked || differs) &&
        wanted.days.every((day) => dated(days, day)) &&
        wanted.words.every((word) => told(text, word));
      item.hidden = !fits;
      shown += fits;
    }
    count.textContent = asked.value.trim() || only.checked ? `${shown} / ${stories.length}` : "";
  };
  form.addEventListener("input", run);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  run();
})();
