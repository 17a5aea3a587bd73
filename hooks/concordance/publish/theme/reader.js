// What a page needs at once: the search button, the menu's button, the switch of language.
const searcher = document.querySelector(".cc-search-open");
const TYPED = "input:not([type=radio], [type=checkbox]), textarea, select, dialog, [contenteditable]";
let opening;

if (searcher) {
  // From here on the button opens the search itself, not the sentence shown without JavaScript.
  searcher.removeAttribute("popovertarget");
  searcher.addEventListener("click", openSearch);
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.(TYPED);
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key !== "/" && event.key !== "s") return;
    event.preventDefault();
    openSearch();
  });
}

async function openSearch() {
  try {
    opening ??= import("./search.js").then((module) => module.prepare(searcher));
    (await opening)();
  } catch {
    opening = undefined;
    const sentence = searcher.nextElementSibling;
    sentence.textContent = JSON.parse(searcher.dataset.concordanceSearch).failed;
    sentence.showPopover();
  }
}

// Switching language keeps the section: its id is the same in every language.
for (const link of document.querySelectorAll(".md-select__link[hreflang]")) {
  link.addEventListener("click", () => {
    link.hash = location.hash;
  });
}

// What hovering or focusing opens, Escape closes (WCAG 2.2, 1.4.13).
for (const select of document.querySelectorAll(".md-select")) {
  for (const type of ["pointerleave", "focusin", "click"]) {
    select.addEventListener(type, () => delete select.dataset.closed);
  }
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (select.contains(document.activeElement)) select.querySelector("button").focus();
    select.dataset.closed = "";
  });
}

const narrow = matchMedia("(max-width: 76.2344em)");

// The theme's menu, by keyboard: a button opens it, its labels take the focus and both keys.
const drawer = document.getElementById("__drawer");
const menu = document.querySelector(".cc-menu");
const sidebar = document.querySelector(".md-sidebar--primary");

if (drawer && menu && sidebar) {
  menu.addEventListener("click", () => setMenu(!drawer.checked));
  drawer.addEventListener("change", () => {
    menu.setAttribute("aria-expanded", drawer.checked);
    if (drawer.checked) enter(sidebar);
  });
  // A part that opens covers the list it was in, and so the focus moves with it.
  sidebar.addEventListener("change", ({ target }) => {
    if (!narrow.matches || !target.matches(".md-nav__toggle")) return;
    if (target.checked) enter(target.parentElement.querySelector(":scope > .md-nav"));
    else target.parentElement.querySelector(":scope > .md-nav__link").focus({ preventScroll: true });
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
  const stops = [...part.querySelectorAll("a, label[tabindex='0']")];
  stops.find((stop) => stop.checkVisibility({ visibilityProperty: true }))?.focus({ preventScroll: true });
}

function setMenu(open) {
  drawer.checked = open;
  drawer.dispatchEvent(new Event("change"));
}

const labels = document.querySelectorAll(".md-sidebar--primary label[for]:not([tabindex='0'])");
narrow.addEventListener("change", reach);
reach();

// On a wide screen these labels fold nothing; on a narrow one they are the way in and back.
function reach() {
  for (const label of labels) label.tabIndex = narrow.matches ? 0 : -1;
}
document.addEventListener("keydown", (event) => {
  if (event.key === " " && event.target.matches?.("label[tabindex]")) {
    event.preventDefault();
    event.target.click();
  }
});
