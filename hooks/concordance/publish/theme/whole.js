// A section's pages as one, to read or to print: fetched when it is asked for, in their order.
import { unescaped, written } from "./nodes.js";

const link = document.querySelector("[data-whole]");
const line = link.parentElement;
const container = line.parentElement;
const APART = "[data-pagefind-ignore]:not(.cc-figure), .cc-beside, .headerlink";

/** Puts the pages of the section in the place of this one's text, or says why it cannot. */
export async function whole() {
  const urls = link.dataset.whole.split(" ").map((path) => new URL(path, location.href.split(/[?#]/)[0]).href);
  const answer = await fetch(new URL(`../say/${encodeURIComponent(link.dataset.code)}.json`, import.meta.url));
  const say = await answer.json();
  const shown = new URL(location);
  shown.searchParams.delete("with"); // one language at a time
  history.replaceState(history.state, "", shown.href.replace(/([?&]whole)=(?=&|#|$)/, "$1"));
  link.setAttribute("aria-busy", "true");
  try {
    const parts = (await Promise.all(urls.map(pageAt))).map((page, at) => partOf(page, urls, at));
    for (const node of [...container.children]) {
      if (node !== line && !node.matches(".cc-provenance")) node.remove();
    }
    line.after(...parts);
    document.querySelector(".md-skip")?.setAttribute("href", `#${parts[0].id}`);
    const contents = document.querySelector(".md-sidebar--secondary"); // of one page
    if (contents) contents.style.visibility = "hidden"; // and the lines keep their length
    link.textContent = say["whole.close"];
    line.replaceChildren(link);
    link.href = location.pathname;
    document.getElementById(unescaped(location.hash.slice(1)))?.scrollIntoView();
  } catch {
    link.after(` ${say["whole.failed"]}`);
  }
  link.removeAttribute("aria-busy");
}

async function pageAt(url) {
  const answer = await fetch(url);
  if (!answer.ok || new URL(answer.url).origin !== location.origin) throw new Error("no page");
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

// The text of a page: its ids made its own, its addresses those of where it now stands.
function partOf(page, urls, at) {
  const text = page.querySelector(".cc-progress")?.parentElement;
  if (!text) throw new Error("no text");
  for (const node of text.querySelectorAll(APART)) node.remove();
  for (const node of text.querySelectorAll("[id]")) node.id = named(at, node.id);
  for (const node of text.querySelectorAll("[aria-labelledby], [aria-describedby]")) {
    for (const name of ["aria-labelledby", "aria-describedby"]) {
      const ids = node.getAttribute(name)?.split(" ");
      if (ids) node.setAttribute(name, ids.map((id) => named(at, id)).join(" "));
    }
  }
  for (const name of ["href", "src"]) {
    for (const node of text.querySelectorAll(`[${name}]`)) {
      node.setAttribute(name, address(node.getAttribute(name), urls, at));
    }
  }
  const part = document.createElement("section");
  part.id = named(at, "");
  part.className = "cc-part";
  part.append(...text.childNodes);
  return part;
}

function address(value, urls, at) {
  const url = new URL(value, urls[at]);
  const there = urls.indexOf(url.href.split("#")[0]);
  return there >= 0 ? `#${named(there, url.hash.slice(1))}` : written(url);
}

function named(at, id) {
  return id ? `p${at + 1}-${id}` : `p${at + 1}`;
}
