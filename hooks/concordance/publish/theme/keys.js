// What `?` and the button at a page's foot show: the keys of the site, and whether they are in use.
import { style } from "./style.js";

const SINGLE = /^[^↑↓←→]$/u;
const KEPT = "cc-keys"; // on this device alone
let dialog;

/** Shows the keys in the language of a code; `searches` says whether the search is ours. */
export async function show(code, searches) {
  dialog ??= await make(code, searches);
  if (!dialog.open) dialog.showModal();
}

async function make(code, searches) {
  const answer = await fetch(new URL(`../say/${encodeURIComponent(code)}.json`, import.meta.url));
  const [say] = await Promise.all([answer.json(), style("search.css")]);
  const list = element("dl");
  for (const line of say["search.shortcuts"].split("\n").filter(Boolean)) {
    const [keys, meaning] = line.split(": ");
    const term = element("dt");
    const used = keys.split(" ").filter((key) => searches || !key.includes("+"));
    term.append(...used.flatMap((key) => [element("kbd", key, SINGLE.test(key) ? "cc-single" : ""), " "]));
    list.append(term, element("dd", meaning));
  }
  const made = element("dialog", "", "cc-keys md-typeset");
  made.setAttribute("aria-label", say["search.shortcuts_title"]);
  const use = Object.assign(element("input"), { type: "checkbox", checked: true });
  const choice = element("label", ` ${say["search.shortcuts_single"]}`, "cc-keys__use");
  choice.prepend(use);
  use.addEventListener("change", () => {
    keep(use.checked);
    list.toggleAttribute("data-off", !use.checked);
  });
  try {
    use.checked = localStorage.getItem(KEPT) !== "off";
  } catch {
    // they are in use
  }
  list.toggleAttribute("data-off", !use.checked);
  const close = Object.assign(element("button", say["search.close"], "cc-search__close"), { type: "button" });
  close.addEventListener("click", () => made.close());
  made.append(element("h2", say["search.shortcuts_title"]), list, choice, close);
  document.body.append(made);
  return made;
}

function keep(used) {
  if (used) localStorage.removeItem(KEPT);
  else localStorage.setItem(KEPT, "off");
}

function element(name, text = "", className = "") {
  const node = document.createElement(name);
  node.textContent = text;
  if (className) node.className = className;
  return node;
}
