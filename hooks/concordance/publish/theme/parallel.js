// Two languages side by side: the other page is fetched when it is asked for, its passages are put
// beside this one's, row by row, and everything is as it was when the reader closes it.
import { light, stops } from "./marks.js";
import { passagesOf } from "./passages.js";
import { compose } from "./rows.js";
import { style } from "./style.js";

const PATIENCE = 15000; // milliseconds
const PASSAGES = { ArrowDown: 1, ArrowUp: -1 };
const MARKS = { ArrowRight: 1, ArrowLeft: -1 };
const nav = document.querySelector(".cc-beside");
const container = nav.parentElement;
const links = [...nav.querySelectorAll("a[hreflang]")];
const own = nav.dataset.code;
const status = make("p", "cc-beside__said");
const alike = make("p", "cc-unseen"); // what a mark that has the focus is in the other language
const close = make("button", "cc-beside__close");
const name = make("span", "cc-beside__own");
let say;
let shown = ""; // the language beside the text
let passages = []; // of this page, as they stand in it
let undo = [];
let turn = 0;

// Back and forth in the browser's history: the mode is as the address says.
addEventListener("popstate", () => {
  const asked = inAddress();
  if (asked === shown) return;
  if (asked) open(asked);
  else {
    const link = links.find((each) => each.hreflang === shown);
    const within = container.contains(document.activeElement);
    leave();
    if (within) link.focus({ preventScroll: true });
  }
});

/** Shows a language beside the text, or says in the reader's words why it cannot be shown. */
export async function open(code) {
  const mine = ++turn;
  const link = links.find((each) => each.hreflang === code);
  try {
    await prepare();
  } catch {
    if (link) location.assign(link.dataset.url); // not a word can be said: the other page, then
    return;
  }
  if (mine !== turn || code === own || code === shown) return;
  if (!link) return tell(fill("unknown", code));
  tell(fill("loading", code));
  try {
    const [page, pairs] = await Promise.all([pageAt(link.dataset.url), json(`../pairs/${file()}`)]);
    if (mine === turn) show(page, pairs, link);
  } catch {
    if (mine === turn) fail(link);
  }
}

async function prepare() {
  say ??= await json(`../say/${encodeURIComponent(own)}.json`);
  if (nav.contains(status)) return;
  await style("parallel.css");
  for (const element of [status, alike]) element.setAttribute("role", "status");
  close.type = "button";
  close.textContent = say["beside.close"];
  close.addEventListener("click", end);
  name.textContent = called(own, document.documentElement.lang);
  nav.append(status, alike);
}

async function fetched(url) {
  const answer = await fetch(url, { signal: AbortSignal.timeout(PATIENCE) });
  if (!answer.ok) throw new Error(answer.status);
  return answer;
}

async function json(path) {
  return (await fetched(new URL(path, import.meta.url))).json();
}

function file() {
  return `${nav.dataset.page.split("/").map(encodeURIComponent).join("/")}.json`;
}

// The other page as a document in which nothing runs and of which nothing is loaded.
async function pageAt(url) {
  const answer = await fetched(url);
  if (new URL(answer.url).origin !== location.origin) throw new Error("another site");
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const text = page.querySelector(".cc-beside")?.parentElement;
  if (!text) throw new Error("no text");
  const dir = page.dir || page.body.getAttribute("dir") || "ltr";
  return { text, dir, lang: page.documentElement.lang, address: answer.url };
}

function show(page, pairs, link) {
  const code = link.hreflang;
  if (!pairs[code] || !pairs[own]) throw new Error("not paired");
  if (!shown) passages = passagesOf(container, pairs[own]);
  const theirs = passagesOf(page.text, pairs[code]);
  const words = { none: fill("none", code), above: say["beside.above"], here: fill("none", own) };
  // Where the address leads is gone to once more, or the bar would stand over it.
  const target = document.querySelector(":target");
  const led = target && (!scrollY || Math.abs(target.getBoundingClientRect().top - 80) < 80);
  keepInView(() => {
    restore();
    const made = compose(passages, theirs, page, words);
    undo = made.undo;
    undo.push(light(container, tellAlike), byKeyboard(made.rows));
    shown = code;
    dress(link);
  });
  if (led) target.scrollIntoView();
}

// What is read stays where it is on the screen, whatever is put beside it or taken away.
function keepInView(change) {
  const edge = shown ? nav.getBoundingClientRect().bottom : 80;
  const read = passages.find(({ element }) => element.getBoundingClientRect().bottom > edge)?.element;
  const top = read?.getBoundingClientRect().top;
  change();
  if (read) scrollBy({ top: read.getBoundingClientRect().top - top, behavior: "instant" });
}

// What the mode changes around the text: its bar, the width, the address, the links that follow.
function dress(link) {
  document.documentElement.classList.add("cc-parallel");
  container.classList.add("cc-columns");
  link.setAttribute("aria-current", "true");
  nav.prepend(name);
  status.before(close);
  address(shown);
  tell(say["beside.keys"]);
  status.dataset.keys = ""; // nothing to say where there are none
  const carry = ({ target }) => keepWith(target.closest?.("a[href]"));
  document.addEventListener("click", carry);
  document.addEventListener("selectionchange", keepColumn);
  document.addEventListener("pointerdown", freeColumns);
  undo.push(() => {
    document.removeEventListener("selectionchange", keepColumn);
    document.removeEventListener("pointerdown", freeColumns);
    delete container.dataset.only;
    document.documentElement.classList.remove("cc-parallel");
    container.classList.remove("cc-columns");
    link.removeAttribute("aria-current");
    name.remove();
    close.remove();
    document.removeEventListener("click", carry);
  });
}

// What is selected from a passage on, by mouse or keyboard, is of its column alone; what begins
// outside the text, as "select all" does, has both.
function keepColumn() {
  const { anchorNode, isCollapsed } = getSelection();
  const element = anchorNode?.nodeType === Node.TEXT_NODE ? anchorNode.parentElement : anchorNode;
  if (isCollapsed || element === container || !container.contains(element)) delete container.dataset.only;
  else container.dataset.only = columnOf(element);
}

// Where a column is left out no selection could begin, and what is between its ends would be dragged.
function freeColumns({ target, button, shiftKey }) {
  const { only } = container.dataset;
  delete container.dataset.only;
  if (only && only !== columnOf(target) && !button && !shiftKey) getSelection().removeAllRanges();
}

function columnOf(element) {
  return element.closest(".cc-there") ? "there" : "here";
}

// A link to another page of the site keeps the mode, in the language it leads to.
function keepWith(link) {
  const path = link && link.origin === location.origin && link.pathname;
  if (!path || link.search || nav.contains(link) || !/(\/|\.html)$/.test(path)) return;
  if (path === location.pathname && link.hash) return;
  const there = link.closest(".cc-there") || link.hreflang === shown;
  link.search = `with=${there ? own : shown}`;
}

function end() {
  const link = links.find((each) => each.hreflang === shown);
  leave();
  address("");
  link?.focus({ preventScroll: true });
}

function leave() {
  turn++;
  keepInView(() => {
    restore();
    tell("");
  });
}

function restore() {
  const pending = undo;
  undo = [];
  shown = "";
  for (const each of pending.reverse()) each();
}

// Opened on a page, it is a step that the browser goes back from.
function address(code) {
  const url = new URL(location);
  if (code) url.searchParams.set("with", code);
  else url.searchParams.delete("with");
  if (code && !inAddress()) history.pushState(history.state, "", url);
  else history.replaceState(history.state, "", url);
}

function inAddress() {
  return new URLSearchParams(location.search).get("with") ?? "";
}

function fail(link) {
  const again = make("button", "");
  again.type = "button";
  again.textContent = say["beside.retry"];
  again.addEventListener("click", () => open(link.hreflang));
  const alone = make("a", "");
  alone.href = link.dataset.url;
  alone.textContent = say["beside.open"];
  tell(fill("failed", link.hreflang), again, alone);
}

function tell(...parts) {
  delete status.dataset.keys;
  status.replaceChildren(...parts.flatMap((part) => [part, " "]));
}

// Read out where a mark has the focus: what it is in the other language, in its voice.
function tellAlike(others) {
  alike.replaceChildren(
    ...others.map((other) => {
      const copied = make("span", "");
      copied.lang = other.closest("[lang]").lang;
      copied.textContent = other.textContent;
      return copied;
    }),
  );
}

// One stop for Tab among the passages; arrows go from one to the next, and through its marks.
function byKeyboard(rows) {
  const frames = rows.map(({ frame }) => frame).filter((frame) => !frame.closest("summary, label"));
  const parts = new Map(rows.map(({ frame, here, there }) => [frame, [here, ...there]]));
  const below = (frame) => nav.compareDocumentPosition(frame) & Node.DOCUMENT_POSITION_FOLLOWING;
  let current = Math.max(frames.findIndex(below), 0);
  frames.forEach((frame, place) => {
    frame.tabIndex = place === current ? 0 : -1;
    if (frame.tagName === "TR") return; // a row of a table is one, and says so
    frame.setAttribute("role", "group");
    const text = say["beside.pair"].replace("{number}", place + 1).replace("{count}", frames.length);
    frame.setAttribute("aria-label", text);
  });
  const go = (place) => {
    frames[current].tabIndex = -1;
    current = Math.min(Math.max(place, 0), frames.length - 1);
    frames[current].tabIndex = 0;
    frames[current].focus();
  };
  const press = (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (nav.contains(event.target)) {
      if (event.key !== "ArrowDown") return;
      const { bottom } = nav.getBoundingClientRect();
      go(frames.findIndex((each) => below(each) && each.getBoundingClientRect().bottom > bottom));
      event.preventDefault();
      return;
    }
    const frame = frames.find((each) => parts.get(each).some((part) => part.contains(event.target)));
    const here = frames.includes(event.target) ? event.target : frame;
    if (!here || (event.target !== here && !stops(parts.get(here)).includes(event.target))) return;
    const place = frames.indexOf(here);
    if (event.key in PASSAGES) go(place + PASSAGES[event.key]);
    else if (event.key === "Escape" && event.target !== here) go(place);
    else if (event.key in MARKS) along(stops(parts.get(here)), event.target, MARKS[event.key]);
    else return;
    event.preventDefault();
  };
  const arrive = ({ target }) => {
    const place = frames.indexOf(target);
    if (place >= 0 && place !== current) go(place);
  };
  container.addEventListener("keydown", press);
  container.addEventListener("focusin", arrive);
  return () => {
    container.removeEventListener("keydown", press);
    container.removeEventListener("focusin", arrive);
    for (const frame of frames) {
      for (const attribute of ["tabindex", "role", "aria-label"]) frame.removeAttribute(attribute);
    }
  };
}

function along(marks, from, step) {
  const place = marks.indexOf(from);
  marks[place < 0 ? (step > 0 ? 0 : marks.length - 1) : place + step]?.focus();
}

function fill(key, code) {
  const name = called(code, document.documentElement.lang);
  return say[`beside.${key}`].replace("{language}", () => name);
}

// A language's name in another one, as it stands in a sentence; else its code, were it nonsense.
function called(code, tag) {
  const lang = links.find((each) => each.hreflang === code)?.lang ?? code;
  try {
    return new Intl.DisplayNames([tag], { type: "language", languageDisplay: "standard" }).of(lang);
  } catch {
    return code.slice(0, 20);
  }
}

function make(tag, className) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  return element;
}
