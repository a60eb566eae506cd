"use strict";

// Everything is decided and written as HTML on the other side; here it is fetched and put in place.

const at = (id) => document.getElementById(id);
const says = (id) => at(`says-${id}`).innerHTML;
const lang = document.documentElement.lang;
const KEPT = "henvend-try";
const LOOK_EVERY = 1000;
const TYPING = 350;

async function ask(what, sent) {
  const answer = await fetch(what, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ lang, ...sent }),
  });
  const found = await answer.json();
  if (!answer.ok) throw new Error(found.error);
  return found;
}

function after(wait, act) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(act, wait);
  };
}

function put(place, html) {
  const open = new Set([...place.querySelectorAll("details[open]")].map((d) => d.dataset.name));
  place.innerHTML = html;
  for (const each of place.querySelectorAll("details")) each.open = open.has(each.dataset.name);
}

function tell(text, bad = false) {
  const banner = at("banner");
  banner.textContent = text;
  banner.hidden = !text;
  banner.classList.toggle("bad", bad);
}

// --- the conversation -----------------------------------------------------------------

let session = null;
let turns = 0;
let pressed = Promise.resolve();

function remembered() {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT));
  } catch {
    return null;
  }
}

function setup() {
  const chosen = Object.fromEntries(new FormData(at("setup")));
  return { ...chosen, lang };
}

function inAddress(chosen) {
  const query = Object.entries(chosen).filter(([, value]) => value);
  return `?${new URLSearchParams(query)}`;
}

async function send(event, quiet = false) {
  const number = ++turns;
  const chat = at("chat");
  const focused = chat.contains(document.activeElement) ? document.activeElement : null;
  const key = focused && focused.dataset.key;
  let found;
  try {
    found = await ask("turn", { setup: setup(), session, event });
  } catch (error) {
    if (!(error instanceof TypeError)) {
      session = null; // what cannot be gone on with begins anew at the next press
      sessionStorage.removeItem(KEPT);
    }
    tell(error instanceof TypeError ? says("lost") : String(error.message), true);
    return;
  }
  if (number !== turns) return;
  session = found.session;
  sessionStorage.setItem(KEPT, JSON.stringify(session));
  put(chat, found.chat);
  put(at("why"), found.why);
  if (found.place !== undefined) at("place").value = found.place;
  const said = at("at-said");
  at("at").setAttribute("aria-invalid", String(Boolean(found.wrong)));
  said.classList.toggle("wrong", Boolean(found.wrong));
  said.textContent = found.wrong || found.at;
  history.replaceState(null, "", inAddress(setup()));
  if (quiet) return;
  const again = key && chat.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (again) again.focus();
  else {
    chat.scrollTop = 0;
    const heading = chat.querySelector("h3");
    if (focused && heading) heading.focus({ preventScroll: true });
    const screen = chat.querySelector(".screen");
    if (screen && event && event.kind !== "show") bring(chat, screen);
  }
}

// The newest screen comes into view under the bar, with what was said above it.
function bring(chat, screen) {
  const bar = chat.querySelector(".bar");
  const above = bar ? bar.offsetHeight + 12 : 0;
  const notice = chat.querySelector(".notice") || screen;
  if (chat.scrollHeight > chat.clientHeight) {
    chat.scrollTop = notice.offsetTop - chat.offsetTop - above;
  } else if (chat.getBoundingClientRect().top < 0) {
    chat.scrollIntoView({ block: "start" });
  }
}

// Presses are taken one after the other; one whose screen is gone by then was a slip.
function take(event) {
  pressed = pressed.then(() => {
    const there = !event.stamp || at("chat").innerHTML.includes(event.stamp);
    return there ? send(event) : undefined;
  });
}

at("chat").addEventListener("click", (press) => {
  const button = press.target.closest("[data-event]");
  if (button) take(JSON.parse(button.dataset.event));
});

at("chat").addEventListener("submit", (press) => {
  press.preventDefault();
  const field = press.target.querySelector("input");
  if (field.value.trim()) take({ kind: "write", text: field.value });
});

at("setup").addEventListener("submit", (press) => {
  press.preventDefault();
  send({ kind: "show" }, true);
});

at("setup").addEventListener("change", (press) => {
  const name = press.target.name;
  if (name === "lang" || name === "flow") {
    const chosen = Object.fromEntries(new FormData(at("setup")));
    if (name === "flow") chosen.link = "";
    location.search = inAddress(chosen);
  } else if (name !== "at") {
    send({ kind: "show" }, true);
  }
});

at("at").addEventListener("input", after(TYPING, () => send({ kind: "show" }, true)));

// --- the content ----------------------------------------------------------------------

let version = "";

async function look() {
  let found;
  try {
    found = await ask("state", { version });
  } catch {
    tell(says("lost"), true);
    version = "lost";
    return;
  }
  if (found.version === version) return;
  const first = version === "";
  version = found.version;
  put(at("problems"), found.problems);
  const health = at("health");
  health.textContent = found.health;
  health.className = `health ${found.level}`;
  tell(found.banner || (first ? "" : says("reloaded")), Boolean(found.banner));
  listed(found.files);
  if (!first) {
    await send({ kind: "show" }, true);
    if (!dirty()) await open(file.name);
    else judge();
  }
}

async function looking() {
  if (!document.hidden) await look();
  setTimeout(looking, LOOK_EVERY);
}

// --- the editor -----------------------------------------------------------------------

const text = at("text");
const drafts = new Map();
let file = { name: "", text: "", digest: "" };
let judged = 0;

const dirty = () => text.value !== file.text;

function listed(files) {
  const choice = at("file");
  if (files.join() === [...choice.options].map((each) => each.value).join()) return;
  choice.replaceChildren(...files.map((name) => new Option(name, name, false, name === file.name)));
}

function lines(marks = []) {
  const worst = new Map(marks.map((mark) => [mark.line, mark]));
  const numbers = text.value.split("\n").map((_, index) => {
    const number = document.createElement("div");
    const mark = worst.get(index + 1);
    number.textContent = index + 1;
    if (mark) {
      number.className = mark.severity;
      number.title = mark.text;
    }
    return number;
  });
  at("gutter").replaceChildren(...numbers);
  scrolled();
}

function scrolled() {
  at("gutter").scrollTop = text.scrollTop;
}

function standing(said) {
  at("save").disabled = !dirty();
  at("saved").textContent = said || (dirty() ? says("unsaved") : says("unchanged"));
}

async function open(name, line = 0) {
  if (file.name && dirty()) drafts.set(file.name, { ...file, typed: text.value });
  else drafts.delete(file.name);
  const draft = drafts.get(name);
  const found = draft && name !== file.name ? null : await ask("open", { name });
  if (found && found.error) {
    standing(found.error);
    return;
  }
  file = found ? { name, text: found.text, digest: found.digest } : draft;
  text.value = found ? found.text : draft.typed;
  at("file").value = name;
  lines(found ? found.marks : []);
  standing();
  if (found) put(at("typed"), found.typed);
  else await judge();
  if (line) show(line);
}

function show(line) {
  const before = text.value.split("\n").slice(0, line - 1).join("\n");
  const start = before.length + (line > 1 ? 1 : 0);
  const end = text.value.indexOf("\n", start);
  text.focus();
  text.setSelectionRange(start, end < 0 ? text.value.length : end);
  const height = parseFloat(getComputedStyle(text).lineHeight);
  text.scrollTop = Math.max(0, (line - 4) * height);
  text.scrollLeft = 0;
  text.closest(".editing").scrollIntoView({ block: "center" });
}

async function judge() {
  const number = ++judged;
  try {
    const found = await ask("check", { name: file.name, text: text.value });
    if (number !== judged) return;
    put(at("typed"), found.typed);
    lines(found.marks);
  } catch (error) {
    tell(error instanceof TypeError ? says("lost") : String(error.message), true);
  }
}

async function save() {
  const typed = text.value;
  let found;
  try {
    found = await ask("save", { name: file.name, text: typed, digest: file.digest });
  } catch (error) {
    standing(error instanceof TypeError ? says("lost") : String(error.message));
    return;
  }
  if (found.error) {
    standing(found.error);
    if (found.changed) offer();
    return;
  }
  file = { name: file.name, text: typed, digest: found.digest };
  drafts.delete(file.name);
  standing(says("saved"));
  await look();
}

// The disk holds another text: the one here can only be kept by copying it.
function offer() {
  const again = document.createElement("button");
  again.type = "button";
  again.className = "small";
  again.textContent = says("fetch_again");
  again.addEventListener("click", () => {
    text.value = file.text;
    open(file.name);
  });
  at("saved").append(" ", again);
}

const typing = after(TYPING, judge);
text.addEventListener("input", () => {
  standing();
  lines();
  typing();
});
text.addEventListener("scroll", scrolled);
at("save").addEventListener("click", save);
at("file").addEventListener("change", (choice) => open(choice.target.value));
text.addEventListener("keydown", (press) => {
  if ((press.ctrlKey || press.metaKey) && press.key === "s") {
    press.preventDefault();
    if (dirty()) save();
  }
});
document.addEventListener("click", (press) => {
  const link = press.target.closest("[data-file]");
  if (link) open(link.dataset.file, Number(link.dataset.line));
});
addEventListener("beforeunload", (leaving) => {
  if (dirty()) leaving.preventDefault();
});

// --- beginning ------------------------------------------------------------------------

session = remembered();
send(session ? { kind: "show" } : null, true);
look().then(() => open(at("file").value)).then(() => setTimeout(looking, LOOK_EVERY));
