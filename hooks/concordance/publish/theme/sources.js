// What the card of a citation shows: the source as the page of sources has it, and where it is.
import { bring, unescaped } from "./nodes.js";

const pages = new Map(); // by address, each fetched once

/** Gives what stands in the card of a link that cites a source; nothing where that is unknown. */
export async function cardOf(link) {
  const url = new URL(link.href);
  if (url.origin !== location.origin) return [];
  const id = unescaped(url.hash.slice(1));
  url.hash = "";
  if (!pages.has(url.href)) pages.set(url.href, pageAt(url.href));
  const page = await pages.get(url.href).catch(() => pages.delete(url.href) && undefined);
  const entry = page?.getElementById(id);
  if (!entry) return [];
  const text = bring(entry, url.href, true);
  for (const each of text.querySelectorAll("[id]")) each.removeAttribute("id");
  const [away] = [...text.querySelectorAll("a[href^=http]")];
  const place = document.createElement("small");
  const group = groupOf(page, entry);
  place.append([group, away && new URL(away.href).host.replace(/^www\./, "")].filter(Boolean).join(" · "));
  return [text, place];
}

async function pageAt(address) {
  const answer = await fetch(address);
  if (!answer.ok || new URL(answer.url).origin !== location.origin) throw new Error("no sources");
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

// The part of the list it stands in, which may be its language, whatever it is divided into.
function groupOf(page, entry) {
  const above = [...page.querySelectorAll("h2")].filter(
    (heading) => heading.compareDocumentPosition(entry) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  const heading = above.at(-1)?.cloneNode(true);
  for (const anchor of heading?.querySelectorAll(".headerlink") ?? []) anchor.remove();
  return heading?.textContent.trim() ?? "";
}
