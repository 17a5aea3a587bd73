// What `?` shows: the keys of the site.
import { finder } from "./find.js";
import { style } from "./style.js";

let dialog;

/** Shows the keys in the language of the search's button. */
export async function show(button) {
  if (!dialog) {
    const base = new URL(button.dataset.base, location);
    const [{ say }] = await Promise.all([finder(base, button.dataset.names).load(), style("search.css")]);
    const list = document.createElement("dl");
    for (const line of say.shortcuts.split("\n").filter(Boolean)) {
      const [keys, meaning] = line.split(": ");
      const term = document.createElement("dt");
      term.append(...keys.split(" ").flatMap((key) => [kbd(key), " "]));
      const detail = document.createElement("dd");
      detail.textContent = meaning;
      list.append(term, detail);
    }
    const title = document.createElement("h2");
    title.textContent = say.shortcuts_title;
    dialog = document.createElement("dialog");
    dialog.className = "cc-keys md-typeset";
    dialog.setAttribute("aria-label", say.shortcuts_title);
    const close = document.createElement("button");
    close.type = "button";
    close.className = "cc-search__close";
    close.textContent = say.close;
    close.addEventListener("click", () => dialog.close());
    dialog.append(title, list, close);
    document.body.append(dialog);
  }
  if (!dialog.open) dialog.showModal();
}

function kbd(key) {
  const node = document.createElement("kbd");
  node.textContent = key;
  return node;
}
