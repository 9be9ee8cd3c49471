/* Comfort only: the page reads the same without it. */
(() => {
  const sources = document.querySelector(".sources");
  if (!sources) return;
  const name = () => { try { return decodeURIComponent(location.hash.slice(1)); } catch { return ""; } };
  const roomy = matchMedia("(min-width: 72rem)");
  const close = sources.querySelector(".close");
  let from = null;
  document.body.classList.add("scripted");

  /* A cited stretch may be broken into pieces: the browser marks the first, this the others. A place that no link of
     the page leads to is marked here. */
  const light = (id) => {
    for (const old of document.querySelectorAll("mark.also")) old.classList.remove("also");
    const first = document.getElementById(id);
    if (first) {
      for (const piece of document.querySelectorAll(`[data-of="${CSS.escape(id)}"]`)) piece.classList.add("also");
      return first;
    }
    const [, page, start, end] = /^(p[0-9a-f]+):(\d+)-(\d+)$/.exec(id) ?? [];
    const there = page && document.getElementById(page);
    return there ? places.mark(there, Number(start), Number(end), "also")[0] : null;
  };

  /* Where there is no room for the pages beside the account, they come up over its lower part. */
  const show = () => {
    const id = name();
    const target = id && light(id);
    if (!target) return;
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    if (!sources.contains(target)) return;
    for (const page of places.pages) page.classList.toggle("whole", page.contains(target));
    if (!roomy.matches) {
      document.body.classList.add("reading");
      close.hidden = false;
      close.focus({ preventScroll: true });
    }
    if (target === sources) sources.scrollTop = 0;
    else target.scrollIntoView({ block: target.localName === "mark" ? "center" : "start", behavior: "instant" });
  };
  const hide = () => {
    document.body.classList.remove("reading");
    history.replaceState(null, "", location.pathname + location.search);
    from?.focus({ preventScroll: true });
  };
  close.addEventListener("click", hide);
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && document.body.classList.contains("reading") && !document.querySelector("dialog")) hide();
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link) return;
    if (!sources.contains(link)) from = link;
    if (link.hash === location.hash) show();
  });
  addEventListener("hashchange", show);
  show();

  /* What a small number leads to is said before one goes there. */
  const tell = (event) => {
    const link = event.target.closest?.("a.cite:not([title])");
    if (!link) return;
    const id = decodeURIComponent(link.hash.slice(1));
    const words = document.getElementById(id)?.textContent ?? "";
    const page = document.getElementById(id.split(":")[0])?.querySelector(".label b")?.textContent ?? "";
    link.title = `${page}: ${words.length > 160 ? `${words.slice(0, 160)}…` : words}`;
  };
  document.addEventListener("pointerover", tell);
  document.addEventListener("focusin", tell);

  /* Further places of a value, as links. */
  for (const more of document.querySelectorAll(".more")) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "more", textContent: more.textContent });
    button.addEventListener("click", () => {
      let last = "";
      const links = more.dataset.places.split(" ").map((place) => {
        const [number, range] = place.split(":");
        const link = Object.assign(document.createElement("a"), { className: "cite", textContent: number });
        if (number === last) Object.assign(link, { className: "cite next", textContent: "·" });
        last = number;
        link.href = `#${places.pages[number - 1].id}:${range}`;
        return link;
      });
      button.replaceWith(...links);
      links[0].focus();
    });
    more.replaceWith(button);
  }

  /* Which section is being read. */
  const bar = document.querySelector(".bar ul");
  const entries = new Map([...bar.querySelectorAll("a")].map((link) => [link.hash.slice(1), link]));
  const watch = new IntersectionObserver((seen) => {
    const here = seen.filter((each) => each.isIntersecting).pop();
    if (!here) return;
    for (const link of entries.values()) link.removeAttribute("aria-current");
    const link = entries.get(here.target.id);
    link.setAttribute("aria-current", "true");
    bar.scrollTo({ left: link.offsetLeft - 24 });
  }, { rootMargin: "-15% 0px -75% 0px" });
  for (const id of entries.keys()) if (id !== "pages" && document.getElementById(id)) watch.observe(document.getElementById(id));

  addEventListener("beforeprint", () => { for (const fold of document.querySelectorAll("#conflicts details, #claims details, #people details, #figures details, #timeline details, .visit details, #background details")) fold.open = true; });
})();
