// On a page that a search led to: what was asked for is marked, and said so, until it is dismissed.
import { finder, LONGEST } from "./find.js";
import { marked } from "./found.js";
import { style } from "./style.js";

/** Marks the query of the address in the article, where it is understood. */
export async function land(button, query) {
  if (query.length > LONGEST) return; // the search has answered no such question
  const base = new URL(button.dataset.base, location);
  const { load, understood } = finder(base, button.dataset.names);
  const [{ say, amounts }] = await Promise.all([load(), style("search.css")]);
  const asked = await understood(query);
  const article = document.querySelector("article");
  if (!article || !asked.typed.length) return;
  const texts = document.createTreeWalker(article, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest("script, style, svg, mark, [data-pagefind-ignore], .headerlink") || !node.data.trim()
      ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  const all = [];
  while (texts.nextNode()) all.push(texts.currentNode);
  let count = 0;
  for (const node of all) {
    const parts = marked(node.data, asked, amounts);
    if (parts.length < 2) continue;
    count += (parts.length - 1) / 2;
    for (const part of parts) if (part.nodeType) part.className = "cc-found";
    node.replaceWith(...parts.filter((part) => part !== ""));
  }
  if (!count) return;
  const note = document.createElement("p");
  note.className = "cc-found-note";
  note.setAttribute("role", "status");
  const stop = document.createElement("button");
  stop.type = "button";
  stop.textContent = say.unmark;
  note.append(say.marked.replace("{query}", () => query), " ", stop);
  stop.addEventListener("click", () => {
    note.remove();
    for (const mark of article.querySelectorAll("mark.cc-found")) mark.replaceWith(...mark.childNodes);
    article.normalize();
    const address = new URL(location);
    address.searchParams.delete("mark");
    history.replaceState(history.state, "", address);
  });
  article.append(note);
}
