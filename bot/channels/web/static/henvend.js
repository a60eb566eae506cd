// Comfort only: every page works without this file.
"use strict";
(() => {
  const { body } = document;
  const find = (selector) => document.querySelector(selector);

  // Reading goes on where something new stands.
  const news = find("#fejl") || find(".notice") || (body.hasAttribute("data-turn") && find("h1"));
  if (news && !location.hash) news.focus({ preventScroll: news.tagName === "H1" });

  // The browser's Back and Reload ask for a page by its address alone. Each page leaves the
  // conversation's number and its question in its own entry of the history, so that the
  // question comes again, with the answers that were given.
  const back = find("form.return");
  const here = () => back && body.dataset.number && { number: body.dataset.number, again: body.dataset.again || "" };
  const again = (left) => {
    back.elements.id.value = left.number;
    if (back.elements.start) back.elements.start.remove();
    back.elements.do.value = `return:${left.again}`;
    back.submit();
  };
  const left = history.state;
  if (left && left.number && !body.hasAttribute("data-turn") && back) again(left);
  else if (here()) history.replaceState(here(), "");
  window.addEventListener("pageshow", (event) => {
    if (event.persisted && here()) again(here());
  });

  // Out: nothing is waited for, and the page is not left behind in this entry of the history.
  const leaving = find("form.leaving");
  if (leaving && body.dataset.leave) leaving.addEventListener("submit", (event) => {
    event.preventDefault();
    history.replaceState(null, "");
    const sent = new URLSearchParams(new FormData(leaving, event.submitter));
    fetch(leaving.action, { method: "POST", body: sent, keepalive: true, redirect: "manual" });
    body.hidden = true;
    document.title = "…";
    const to = body.dataset.leave;
    try { window.top.location.replace(to); } catch { location.replace(to); }
  });

  // How many are ticked; the line is read aloud when it changes.
  const count = find(".count");
  if (count) find(".ticks").addEventListener("change", () => {
    const ticked = document.querySelectorAll(".ticks input:checked").length;
    count.textContent = ticked ? count.dataset.template.replace("{count}", ticked) : "";
  });

  // Copy and print.
  const said = find("#copied");
  const does = {
    print: (text) => {
      body.classList.toggle("notes-alone", Boolean(text));
      window.print();
      body.classList.remove("notes-alone");
    },
    copy: async (text) => {
      try {
        await navigator.clipboard.writeText(text.value ?? text.textContent);
        said.textContent = said.dataset.done;
      } catch {
        text.closest("details").open = true;
        if (text.select) text.select();
        else getSelection().selectAllChildren(text);
        said.textContent = document.execCommand("copy") ? said.dataset.done : said.dataset.failed;
      }
    },
  };
  for (const button of document.querySelectorAll("[data-does]")) {
    button.hidden = false;
    const text = button.dataset.of ? document.getElementById(button.dataset.of) : null;
    button.addEventListener("click", () => does[button.dataset.does](text));
  }
})();
