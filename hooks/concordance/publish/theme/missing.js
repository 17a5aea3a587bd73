// On the page for unknown addresses: the reader's language first, the nearest pages, a search.
const SHOWN = 3;
const sections = [...document.querySelectorAll(".cc-error")];
const homes = new Map(sections.map((section) => [section, new URL(section.dataset.home, location).pathname]));
const asked = location.pathname;

// The longest home the address is below: "/es/" before "/".
const mine = sections
  .filter((section) => asked.startsWith(homes.get(section)))
  .sort((a, b) => homes.get(b).length - homes.get(a).length)[0];
if (mine && mine !== sections[0]) welcome(mine);

suggest().catch(() => {}); // without the sitemap the page still says all it must

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
  const text = await (await fetch(sections[0].dataset.sitemap)).text();
  const sitemap = new DOMParser().parseFromString(text, "application/xml");
  const paths = [...sitemap.querySelectorAll("loc")].map((node) => new URL(node.textContent).pathname);
  for (const section of sections) {
    const home = homes.get(section);
    const inner = [...homes.values()].filter((other) => other !== home && other.startsWith(home));
    const own = paths.filter((path) => path.startsWith(home) && !inner.some((other) => path.startsWith(other)));
    const wanted = asked.slice((mine ? homes.get(mine) : home).length);
    const near = own
      .map((path) => ({ path, far: distance(name(wanted), name(path.slice(home.length))) }))
      .filter(({ path, far }) => far <= Math.max(2, name(path.slice(home.length)).length / 2))
      .sort((a, b) => a.far - b.far || (a.path < b.path ? -1 : 1))
      .slice(0, SHOWN);
    if (near.length) await list(section, near.map(({ path }) => path));
  }
}

async function list(section, paths) {
  const items = await Promise.all(
    paths.map(async (path) => {
      const link = document.createElement("a");
      link.href = path;
      link.textContent = await title(path);
      const item = document.createElement("li");
      item.append(link);
      return item;
    }),
  );
  section.querySelector("ul").replaceChildren(...items);
  section.querySelector(".cc-error__near").hidden = false;
}

async function title(path) {
  const page = new DOMParser().parseFromString(await (await fetch(path)).text(), "text/html");
  return page.querySelector("meta[property='og:title']")?.content || page.title || path;
}

// The last word of an address, which is what people mistype.
function name(path) {
  return decodeURIComponent(path).replace(/\/(index\.html)?$/, "").replace(/\.html$/, "").split("/").pop().toLowerCase();
}

// Edits from one word to the other (Levenshtein).
function distance(one, other) {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (one[i - 1] !== other[j - 1]));
    }
    row = next;
  }
  return row[other.length];
}
