/* Two pages side by side, the text they share marked in both: made when asked for, of what the page holds. */
(() => {
  const say = document.body.dataset;
  const make = (tag, text, onclick) => Object.assign(document.createElement(tag), { textContent: text, onclick });
  const passages = [...document.querySelectorAll("#passages [data-kind]")].map((item) => ({
    kind: item.dataset.kind,
    label: item.dataset.label,
    places: new Set([...item.querySelectorAll(".cite")].map((cite) => decodeURIComponent(cite.hash.slice(1)))),
  }));

  const column = (page, shared) => {
    const copy = document.getElementById(page).cloneNode(true);
    copy.removeAttribute("id");
    copy.tabIndex = 0;
    for (const piece of copy.querySelectorAll("mark")) {
      const place = piece.id || piece.dataset.of;
      piece.removeAttribute("id");
      piece.classList.remove("also");
      shared.forEach((passage, at) => {
        if (!passage.places.has(place)) return;
        piece.classList.add(passage.kind);
        piece.dataset.at = `${piece.dataset.at ?? ""} ${at}`.trim();
      });
    }
    return copy;
  };

  const show = (pages) => {
    const on = (place) => pages.findIndex((page) => place.startsWith(`${page}:`));
    const shared = passages.filter(({ places }) => new Set([...places].map(on).filter((side) => side >= 0)).size === 2);
    const columns = pages.map((page) => column(page, shared));
    const order = [...new Set([...columns[0].querySelectorAll("[data-at]")].flatMap((piece) => piece.dataset.at.split(" ")))];
    const board = document.createElement("dialog");
    const count = make("p", "");
    count.setAttribute("aria-live", "polite");
    let step = -1;

    const go = (to) => {
      if (!order.length) return;
      step = (to + order.length) % order.length;
      for (const piece of board.querySelectorAll(".now")) piece.classList.remove("now");
      for (const side of columns) {
        const pieces = side.querySelectorAll(`[data-at~="${order[step]}"]`);
        for (const piece of pieces) piece.classList.add("now");
        side.scrollTop += pieces[0].getBoundingClientRect().top - side.getBoundingClientRect().top - side.clientHeight / 3;
      }
      count.textContent = `${step + 1} / ${order.length} · ${shared[order[step]].label}`;
    };
    const keys = { ArrowRight: 1, n: 1, j: 1, ArrowLeft: -1, p: -1, k: -1 };
    board.addEventListener("keydown", (event) => {
      if (!(event.key in keys) || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      go(step + keys[event.key]);
    });
    board.addEventListener("click", (event) => {
      const piece = event.target.closest("[data-at]");
      if (piece) go(order.indexOf(piece.dataset.at.split(" ").pop()));
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
    button.onclick = () => show(button.dataset.pages.split(" "));
  }
})();
