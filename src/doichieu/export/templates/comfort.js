/* Comfort only: the page reads the same without it. */
(() => {
  const name = () => decodeURIComponent(location.hash.slice(1));

  /* A cited stretch may be broken into pieces: the browser marks the first, this the others. */
  const mark = () => {
    for (const old of document.querySelectorAll(".also")) old.classList.remove("also");
    for (const piece of document.querySelectorAll("[data-of]")) if (piece.dataset.of === name()) piece.classList.add("also");
  };

  /* Where the pages lie far below the account, a way back to the place one came from. */
  const back = document.createElement("button");
  back.className = "back";
  back.textContent = document.body.dataset.back;
  back.hidden = true;
  back.addEventListener("click", () => history.back());
  document.body.append(back);
  const beside = matchMedia("(min-width: 72rem)");
  const offer = () => { back.hidden = beside.matches || !name().includes(":"); };

  addEventListener("hashchange", () => { mark(); offer(); });
  mark();
})();
