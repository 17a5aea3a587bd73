// Keeps a reader's place and language: a section named in another language, an offer made once.
import { style } from "./style.js";

const PLACE = "cc-language";
const nav = document.querySelector(".cc-beside");

/** Goes to the section that another language's page names as the address does. */
export async function arrive() {
  const id = fragment();
  const path = nav.dataset.page.split("/").map(encodeURIComponent).join("/");
  const { passagesOf } = await import("./passages.js");
  const answer = await fetch(new URL(`../pairs/${path}.json`, import.meta.url));
  if (!answer.ok) return;
  const pairs = await answer.json();
  const named = Object.values(pairs).flatMap((told) => told.filter((each) => each[3] === id));
  const rows = new Set(named.flatMap(([, rows]) => rows));
  const here = passagesOf(nav.parentElement, pairs[nav.dataset.code] ?? []);
  const found = here.find((passage) => passage.rows.some((row) => rows.has(row)));
  if (found?.element.id) location.replace(`#${encodeURIComponent(found.element.id)}`);
}

/** Offers the page in the language that the reader's browser asks for, until an answer is given. */
export async function offer(link) {
  const answer = await fetch(new URL(`../say/${encodeURIComponent(link.hreflang)}.json`, import.meta.url));
  if (!answer.ok) return;
  const say = await answer.json();
  await style("parallel.css");
  const name = new Intl.DisplayNames([link.lang], { type: "language" }).of(link.hreflang);
  const box = document.createElement("aside");
  box.className = "cc-offer";
  box.lang = link.lang;
  box.dataset.pagefindIgnore = "";
  box.setAttribute("aria-label", say["offer.text"].replace("{language}", name));
  const text = document.createElement("p");
  text.textContent = say["offer.text"].replace("{language}", name);
  const go = document.createElement("a");
  go.href = link.dataset.url + location.hash;
  go.textContent = say["offer.open"].replace("{language}", name);
  const stay = document.createElement("button");
  stay.type = "button";
  stay.textContent = say["offer.stay"];
  go.addEventListener("click", () => remember(link.hreflang));
  stay.addEventListener("click", () => {
    remember(nav.dataset.code);
    box.remove();
  });
  box.append(text, go, stay);
  nav.after(box);
}

function fragment() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return "";
  }
}

function remember(code) {
  try {
    localStorage.setItem(PLACE, code);
  } catch {
    // not kept: the reader is not asked again on this page at least
  }
}
