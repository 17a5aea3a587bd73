// On the page for unknown addresses: the reader's language first, the nearest pages, a search.
import { finder, LONGEST } from "./find.js";
import { distance } from "./words.js";

const SHOWN = 3;
const sections = [...document.querySelectorAll(".cc-error")];
const homes = new Map(sections.map((section) => [section, new URL(section.dataset.home, location).pathname]));
const asked = location.pathname;

// The longest home the address is below: "/es/" before "/".
const mine = sections
  .filter((section) => asked.startsWith(homes.get(section)))
  .sort((a, b) => homes.get(b).length - homes.get(a).length)[0];
if (mine && mine !== sections[0]) welcome(mine);

// Without the names of the pages the page still says all it must.
if (sections[0].dataset.names) suggest().catch(() => {});

// A host with one error page for all languages serves the first one's: make it the reader's.
function welcome(section) {
  const root = document.documentElement;
  for (const part of document.querySelectorAll("body > header, .md-sidebar, footer, .md-skip, .md-top")) {
    part.lang = root.lang;
  }
  root.lang = section.lang;
  sections[0].before(section);
  retitle(sections[0], "h2");
  retitle(section, "h1");
  document.title = document.title.replace(
    sections[0].firstElementChild.textContent, section.firstElementChild.textContent);
  const button = document.querySelector(".cc-search-open");
  if (button) Object.assign(button.dataset, { names: section.dataset.names, failed: section.dataset.failed });
}

function retitle(section, name) {
  const heading = document.createElement(name);
  heading.textContent = section.firstElementChild.textContent;
  section.firstElementChild.replaceWith(heading);
}

async function suggest() {
  const base = new URL(sections[0].dataset.base, location);
  for (const section of sections) {
    const home = homes.get(section);
    const wanted = name(asked.slice((mine ? homes.get(mine) : home).length));
    section.querySelector("input").value = wanted.replace(/[-_]+/g, " ");
    const { load, byName } = finder(base, section.dataset.names);
    const near = (await load()).pages
      .map((page) => ({ page, far: distance(wanted, name(page.url)) }))
      .filter(({ page, far }) => far <= most(wanted, name(page.url)))
      .sort((a, b) => a.far - b.far || (a.page.url < b.page.url ? -1 : 1));
    // A reader guesses the address from the title, in the language of the page.
    const named = await byName(wanted.replace(/[-_]+/g, " "));
    const pages = new Set([...near.map(({ page }) => page), ...named]);
    if (pages.size) list(section, [...pages].slice(0, SHOWN));
    else if (section === document.querySelector(".cc-error")) section.querySelector(".cc-error__none").hidden = false;
  }
}

// How many edits leave a word what it is.
function most(one, other) {
  const length = Math.min(one.length, other.length);
  return length < 3 ? 0 : Math.max(1, Math.floor(length / 3.5));
}

function list(section, pages) {
  const items = pages.map(({ url, title }) => {
    const link = document.createElement("a");
    link.href = url;
    link.textContent = title;
    const item = document.createElement("li");
    item.append(link);
    return item;
  });
  section.querySelector("ul").replaceChildren(...items);
  section.querySelector(".cc-error__near").hidden = false;
}

// The last word of an address, which is what people mistype.
function name(path) {
  let text = path;
  try {
    text = decodeURIComponent(path);
  } catch {
    // an address in no known encoding is taken as it is
  }
  return text.replace(/\/(index\.html)?$/, "").replace(/\.html$/, "").split("/").pop().toLowerCase().slice(0, LONGEST);
}
