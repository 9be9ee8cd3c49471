/* Two pages side by side, the text they share marked in both: made when asked for, of what the page holds. */
(() => {
  const data = document.getElementById("shared");
  if (!data) return;
  const say = document.body.dataset;
  const make = (tag, text, onclick) => Object.assign(document.createElement(tag), { textContent: text, onclick });
  const passages = JSON.parse(data.textContent);
  const strength = ["paraphrase", "near", "verbatim"];

  const column = (number) => {
    const copy = places.pages[number - 1].cloneNode(true);
    copy.removeAttribute("id");
    copy.tabIndex = 0;
    copy.classList.add("whole");
    for (const old of copy.querySelectorAll("mark")) old.replaceWith(...old.childNodes);
    copy.normalize();
    return copy;
  };

  const show = (numbers) => {
    const shared = passages.filter(([, spans]) => numbers.every((number) => spans.some(([page]) => page === number)));
    shared.sort(([one], [other]) => strength.indexOf(one) - strength.indexOf(other));
    const columns = numbers.map((number) => {
      const side = column(number);
      shared.forEach(([kind, spans], at) => {
        for (const [page, start, end] of spans) {
          if (page === number) for (const piece of places.mark(side, start, end, kind)) piece.dataset.at = at;
        }
      });
      return side;
    });
    const order = [...new Set([...columns[0].querySelectorAll("mark[data-at]")].map((piece) => piece.dataset.at))];
    const board = document.createElement("dialog");
    const count = make("p", "");
    count.setAttribute("aria-live", "polite");
    let step = -1;

    const go = (to) => {
      if (!order.length) return;
      step = (to + order.length) % order.length;
      for (const piece of board.querySelectorAll(".now")) piece.classList.remove("now");
      for (const side of columns) {
        const pieces = side.querySelectorAll(`mark[data-at="${order[step]}"]`);
        for (const piece of pieces) piece.classList.add("now");
        if (pieces[0]) side.scrollTop += pieces[0].getBoundingClientRect().top - side.getBoundingClientRect().top - side.clientHeight / 3;
      }
      count.textContent = `${step + 1} / ${order.length} · ${say[shared[order[step]][0]]}`;
    };
    const keys = { ArrowRight: 1, n: 1, j: 1, ArrowLeft: -1, p: -1, k: -1 };
    board.addEventListener("keydown", (event) => {
      if (!(event.key in keys) || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      go(step + keys[event.key]);
    });
    board.addEventListener("click", (event) => {
      const piece = event.target.closest("mark[data-at]");
      if (piece) go(order.indexOf(piece.dataset.at));
    });
    board.addEventListener("close", () => board.remove());

    const bar = document.createElement("header");
    bar.append(
      make("button", say.previous, () => go(step - 1)),
      make("button", say.next, () => go(step + 1)),
      count,
      make("button", say.close, () => board.close()),
    );
    board.className = "beside";
    board.setAttribute("aria-label", say.beside);
    board.append(bar, ...columns);
    document.body.append(board);
    board.showModal();
    go(0);
  };

  for (const button of document.querySelectorAll("button[data-pages]")) {
    button.hidden = false;
    button.onclick = () => show(button.dataset.pages.split(" ").map(Number));
  }
  const pick = document.querySelector(".pick");
  if (!pick) return;
  const [one, other] = pick.querySelectorAll("select");
  places.pages.forEach((page, at) => {
    const label = `${at + 1} ${page.querySelector(".label b").textContent}`;
    for (const list of [one, other]) list.append(new Option(label, at + 1));
  });
  other.selectedIndex = 1;
  pick.hidden = false;
  pick.querySelector("button").onclick = () => { if (one.value !== other.value) show([Number(one.value), Number(other.value)]); };
})();
