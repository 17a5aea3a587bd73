// What a page needs at once: the search button, the menu's button, the switch of language.
const searcher = document.querySelector(".cc-search-open");
const TYPED = "input:not([type=radio], [type=checkbox]), textarea, select, dialog, [contenteditable]";
const SINGLE = ["/", "?", "s", "f", "n", "p", ".", ","]; // the theme's keys and ours
const BESIDE = ".cc-there"; // what another language says: its ids are of this page alone
const READ = 160; // pixels from the top of the window: what begins below is not read yet
let opening;
let waiting = false; // for the search, which takes what is typed

// Keys of a single character, which speech may say by chance, are left alone where a reader has
// turned them off (WCAG 2.2, 2.1.4): before anybody else hears of them. Where a page has no button
// to turn them on again, `?` is left.
addEventListener("keydown", (event) => {
  if (waiting || !SINGLE.includes(event.key) || !isBare(event) || (event.key === "?" && !shower)) return;
  if (turnedOff()) event.stopImmediatePropagation();
}, true);
document.addEventListener("keydown", (event) => {
  if (event.key === "?" && isBare(event)) showKeys(event, searcher?.dataset.names ?? shower?.dataset.code);
});
const shower = document.querySelector(".cc-keys-line button");
shower?.addEventListener("click", (event) => showKeys(event, shower.dataset.code));

function isBare({ target, ctrlKey, metaKey, altKey }) {
  return !ctrlKey && !metaKey && !altKey && !target.closest?.(TYPED);
}

function turnedOff() {
  try {
    return localStorage.getItem("cc-keys") === "off";
  } catch {
    return false;
  }
}

function showKeys(event, code) {
  event.preventDefault();
  if (code) import("./keys.js").then((module) => module.show(code, Boolean(searcher))).catch(() => {});
}

if (searcher) {
  // From here on the button opens the search itself, not the sentence shown without JavaScript.
  searcher.removeAttribute("popovertarget");
  searcher.addEventListener("click", () => openSearch());
  document.addEventListener("keydown", (event) => {
    const { key, altKey } = event;
    const command = event.ctrlKey || event.metaKey;
    if (command ? key !== "k" || altKey : !["/", "s"].includes(key) || !isBare(event)) return;
    event.preventDefault();
    openSearch();
  });
  // A question in the address is asked; one that led here is marked.
  const { searchParams } = new URL(location);
  const [question, led] = [searchParams.get("q"), searchParams.get("mark")];
  if (question) openSearch(question);
  else if (led) import("./landing.js").then((module) => module.land(searcher, led)).catch(() => {});
}

// The pages of a section as one: in one language, whatever else the address asks for.
const asWhole = document.querySelector("[data-whole]") && new URLSearchParams(location.search).has("whole");
if (asWhole) {
  import("./whole.js").then((module) => module.whole()).catch(() => {});
}

// On paper a citation says its address, and a long drawing goes on overleaf.
addEventListener("beforeprint", () => {
  listSources();
  for (const drawing of document.querySelectorAll(".cc-figure__drawing--wide:not(.cc-in-pieces)")) cut(drawing);
});

// Nothing can be waited for then, hence a request that blocks.
function listSources() {
  const cites = [...document.querySelectorAll("article a[data-cite]")].filter(({ origin }) => origin === location.origin);
  if (!cites.length || document.querySelector(".cc-addresses")) return;
  const request = new XMLHttpRequest();
  request.open("GET", cites[0].href.split("#")[0], false);
  try {
    request.send();
  } catch {
    return; // printed without
  }
  const page = new DOMParser().parseFromString(request.responseText, "text/html");
  const box = made("section", "cc-addresses cc-on-paper");
  const list = made("ul");
  for (const [id, text] of new Map(cites.map((cite) => [cite.hash.slice(1), cite.textContent]))) {
    const href = page.getElementById(id)?.querySelector("a[href^=http]")?.href;
    const item = made("li", "", `${text}, `);
    item.append(Object.assign(made("a", "cc-address", href), { href }));
    if (href) list.append(item);
  }
  const title = page.querySelector("article h1");
  title?.querySelector(".headerlink")?.remove();
  box.append(made("h2", "", title?.textContent.trim()), list);
  const article = cites[0].closest("article");
  const foot = article.querySelector(".cc-provenance");
  if (foot) foot.before(box);
  else article.append(box);
}

// A drawing longer than a sheet is printed in pieces, each of them whole: a rule begins each.
function cut(drawing) {
  const { width, height } = drawing.viewBox.baseVal;
  const tops = [...drawing.querySelectorAll(".cc-figure__rule")].map((rule) => rule.getAttribute("d").split(/[ L]/)[1] - 1);
  if (height < 1.4 * width || tops.length < 2) return;
  const edges = [0, ...tops.slice(1), height];
  const pieces = edges.slice(1).map((edge, at) => {
    const piece = drawing.cloneNode(true);
    piece.setAttribute("viewBox", `0 ${edges[at]} ${width} ${edge - edges[at]}`);
    piece.setAttribute("class", "cc-figure__piece cc-on-paper");
    for (const name of ["width", "height", "aria-labelledby"]) piece.removeAttribute(name);
    for (const node of piece.querySelectorAll("[id]")) node.removeAttribute("id");
    return piece;
  });
  drawing.classList.add("cc-in-pieces");
  drawing.after(...pieces);
}

function made(tag, className = "", textContent = "") {
  return Object.assign(document.createElement(tag), { className, textContent });
}

async function openSearch(question) {
  // What is typed while it is fetched is the question's, and none of the page's own keys.
  let typed = "";
  const take = (event) => {
    if (event.key.length > 1 || event.ctrlKey || event.metaKey || event.altKey) return;
    typed += event.key;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  addEventListener("keydown", take, true);
  waiting = true;
  try {
    opening ??= import("./search.js").then((module) => module.prepare(searcher));
    const open = await opening;
    open(question ?? (typed || undefined));
    if (typed) document.activeElement.setSelectionRange?.(typed.length, typed.length);
  } catch {
    opening = undefined;
    const sentence = searcher.nextElementSibling;
    sentence.textContent = searcher.dataset.failed;
    sentence.showPopover();
  } finally {
    waiting = false;
    removeEventListener("keydown", take, true);
  }
}

// A second language beside the text: nothing of it is loaded before it is asked for.
const beside = document.querySelector(".cc-beside");
const others = [...(beside?.querySelectorAll("a[hreflang]") ?? [])];

for (const link of others) {
  link.dataset.url = link.href;
  link.href = `?with=${link.hreflang}`;
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    openBeside(link.hreflang);
  });
}
if (beside) {
  const asked = new URLSearchParams(location.search).get("with");
  if (asked && !asWhole) openBeside(asked);
  const wanted = offered();
  const place = (use) => import("./place.js").then(use).catch(() => {}); // the page is there without
  if (location.hash.length > 1 && !named()) place((module) => module.arrive());
  if (wanted && wanted.hreflang !== asked) place((module) => module.offer(wanted));
}

function openBeside(code) {
  import("./parallel.js").then(
    (module) => module.open(code),
    () => {
      const link = others.find((each) => each.hreflang === code);
      if (link) location.assign(link.dataset.url); // without its script: the other page
    },
  );
}

function named() {
  try {
    return document.getElementById(decodeURIComponent(location.hash.slice(1)));
  } catch {
    return null; // no address that this site has written
  }
}

// The page in the language that the reader's browser prefers, unless an answer was given before.
function offered() {
  try {
    if (!(localStorage instanceof Storage) || localStorage.getItem("cc-language")) return undefined;
  } catch {
    return undefined; // what cannot be remembered would be asked on each page
  }
  const base = (tag) => tag.toLowerCase().split("-")[0];
  for (const tag of navigator.languages) {
    if (base(tag) === base(document.documentElement.lang)) return undefined;
    const link = others.find((each) => base(each.lang) === base(tag));
    if (link) return link;
  }
  return undefined;
}

// Switching language keeps the place: the section in view, or what the address names in view.
for (const link of document.querySelectorAll(".md-select__link[hreflang]")) {
  link.addEventListener("click", () => {
    link.hash = placeInView();
    if (asWhole) link.search = "whole";
    try {
      localStorage.setItem("cc-language", link.hreflang);
    } catch {
      // without storage the language is offered again, no more
    }
  });
}

function placeInView() {
  const place = named();
  const box = place?.getBoundingClientRect();
  if (box && box.bottom > 0 && box.top < innerHeight && !place.closest(BESIDE)) return location.hash;
  const passed = [...document.querySelectorAll("h2[id], h3[id], h4[id]")].filter(
    (heading) => !heading.closest(`[data-pagefind-ignore], ${BESIDE}`) && heading.getBoundingClientRect().top < READ,
  );
  return passed.length && scrollY ? `#${passed.at(-1).id}` : "";
}

// What hovering or focusing opens, Escape closes (WCAG 2.2, 1.4.13).
for (const select of document.querySelectorAll(".md-select")) {
  for (const type of ["pointerleave", "focusin", "click"]) {
    select.addEventListener(type, () => delete select.dataset.closed);
  }
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !select.matches(":hover, :focus-within")) return;
    if (select.contains(document.activeElement)) select.querySelector("button").focus();
    select.dataset.closed = "";
  });
}

// The theme's menu, by keyboard: a button opens it, its check boxes fold its parts.
const drawer = document.getElementById("__drawer");
const menu = document.querySelector(".cc-menu");
const sidebar = document.querySelector(".md-sidebar--primary");

if (drawer && menu && sidebar) {
  menu.addEventListener("click", () => setMenu(!drawer.checked));
  drawer.addEventListener("change", () => {
    menu.setAttribute("aria-expanded", drawer.checked);
    if (drawer.checked) enter(sidebar);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && drawer.checked) {
      setMenu(false);
      menu.focus();
    }
  });
  sidebar.addEventListener("focusout", ({ relatedTarget }) => {
    if (drawer.checked && relatedTarget && !sidebar.contains(relatedTarget)) setMenu(false);
  });
}

function enter(part) {
  const stops = [...part.querySelectorAll("a, input")];
  stops.find((stop) => stop.checkVisibility({ visibilityProperty: true }))?.focus({ preventScroll: true });
}

function setMenu(open) {
  drawer.checked = open;
  drawer.dispatchEvent(new Event("change"));
}

for (const folder of document.querySelectorAll(".md-nav__toggle")) {
  const tell = () => folder.setAttribute("aria-expanded", folder.checked);
  folder.addEventListener("change", tell);
  folder.addEventListener("keydown", (event) => {
    if (event.key === "Enter") folder.click();
  });
  tell();
}

// A table wider than its place is a region that the keyboard reaches and scrolls; its edge fades
// where it goes on. Of a table that is not Markdown's the theme makes the place, once the page is read.
const fits = new ResizeObserver((seen) => seen.forEach(({ target }) => measure(target)));

function measure(place) {
  const hidden = place.scrollWidth - place.clientWidth;
  place.toggleAttribute("data-cc-more", hidden - Math.abs(place.scrollLeft) > 1);
  if (hidden > 1 === place.hasAttribute("tabindex")) return;
  if (hidden <= 1) return ["tabindex", "role", "aria-label"].forEach((name) => place.removeAttribute(name));
  place.tabIndex = 0;
  place.setAttribute("role", "region");
  place.setAttribute("aria-label", titleOf(place));
}

// A table's caption, else the heading it stands under.
function titleOf(place) {
  const caption = place.querySelector("caption")?.textContent.trim();
  if (caption) return caption;
  const headings = [...document.querySelectorAll("article :is(h1, h2, h3, h4, h5, h6)")];
  const above = headings.filter((one) => one.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING);
  const heading = above.at(-1)?.cloneNode(true);
  heading?.querySelector(".headerlink")?.remove();
  return heading?.textContent.trim() || document.title;
}

// The theme's script asks for a sitemap beside every alternate that it finds when the page is read.
const alternates = document.querySelectorAll("link[rel=alternate]");
for (const link of alternates) link.rel = "";
document.addEventListener("DOMContentLoaded", () => {
  for (const link of alternates) link.rel = "alternate";
  for (const place of document.querySelectorAll(".cc-table, .md-typeset__scrollwrap")) {
    place.addEventListener("scroll", () => measure(place), { passive: true });
    fits.observe(place);
  }
});
