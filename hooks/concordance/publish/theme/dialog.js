// The dialog of the search: a field, the pages found, those near, the other languages folded.
import { marked } from "./found.js";
import { shown } from "./words.js";

const PARTS = 3; // sections of a page
const ELSEWHERE = 5; // pages of another language

/** Makes the dialog; `update` is called when the question changes, `forget` when it is closed. */
export function make({ say, amounts, others: languages }, { update, showOthers, forget }) {
  const dialog = element("dialog", { class: "cc-search", "aria-label": say.label });
  const form = element("form", { class: "cc-search__form", role: "search", method: "dialog" });
  const input = element("input", {
    class: "cc-search__input", type: "search", "aria-label": say.label, placeholder: say.label,
    autocomplete: "off", spellcheck: "false", enterkeyhint: "search", maxlength: "20000",
  });
  const close = element("button", { class: "cc-search__close", type: "button" }, say.close);
  const status = element("p", { class: "cc-search__status", role: "status" }, say.start);
  const meant = element("p", { class: "cc-search__meant", hidden: "" }, `${say.meant} `);
  const suggestion = element("button", { type: "button" });
  const list = element("ol", { class: "cc-search__list" });
  const others = element("details", { class: "cc-search__others", hidden: "" });
  const summary = element("summary", {}, say.others);
  const groups = element("div", { class: "cc-search__list" });
  const keys = element("p", { class: "cc-search__keys" }, say.keys);
  const bar = element("div", { class: "cc-search__bar" });
  form.append(input, close);
  bar.append(status, keys);
  meant.append(suggestion);
  others.append(summary, groups);
  dialog.append(form, bar, meant, list, others);
  document.body.append(dialog);

  let waiting;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(update, 120);
  });
  suggestion.addEventListener("click", () => {
    input.value = suggestion.textContent;
    input.focus();
    update();
  });
  others.addEventListener("toggle", () => others.open && showOthers());
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => {
    clearTimeout(waiting); // what was typed last would come back into the address
    forget();
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
    // A result elsewhere leaves the page with the question in its address, to come back to.
    const link = event.target.closest?.(".cc-search__list a");
    if (link && link.pathname + link.search === location.pathname + location.search) dialog.close();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    links()[0]?.click();
  });
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.isComposing) {
      event.preventDefault(); // a search field would only be emptied
      dialog.close();
      // Where nothing had the focus before, the field would have the next key too.
      if (dialog.contains(document.activeElement)) document.activeElement.blur();
    }
    // What is typed amid the results goes on with the question.
    if (event.target.closest("a") && event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey) input.focus();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.isComposing) return;
    event.preventDefault();
    const stops = [input, ...links()];
    const at = stops.indexOf(document.activeElement);
    stops[Math.min(Math.max(at + step, 0), stops.length - 1)].focus();
  });

  function links() {
    return [...dialog.querySelectorAll(".cc-search__list a")].filter((link) => link.checkVisibility());
  }

  function show({ asked, pages, near, meant: better, partial }, message, query) {
    status.textContent = message;
    keys.hidden = !pages.length && !near.length;
    meant.hidden = !better;
    suggestion.textContent = better ?? "";
    const draw = result({ asked, amounts, say, query });
    list.replaceChildren(...(pages.length ? pages : near).map(draw));
    others.hidden = !languages.length || !asked?.typed.length || Boolean(partial);
    others.open = false;
    summary.textContent = say.others;
    groups.replaceChildren();
  }

  function fillOthers(found, query) {
    const count = found.reduce((sum, { pages }) => sum + pages.length, 0);
    summary.textContent = `${say.others} (${count})`;
    groups.replaceChildren(...found.map(({ name, language, pages, asked, data }) => {
      const group = element("section");
      const items = element("ol", { lang: language });
      items.append(...pages.slice(0, ELSEWHERE).map(result({ asked, amounts: data.amounts, say: data.say, query })));
      group.append(element("h2", { class: "cc-search__language" }, name), items);
      return group;
    }));
  }

  return { dialog, input, status, others, show, showOthers: fillOthers };
}

// Gives the function that draws one page: an entry by its definition, another by what it says.
function result({ asked, amounts, say, query }) {
  const text = (excerpt, title) => {
    const read = new DOMParser().parseFromString(excerpt, "text/html").body.textContent;
    return marked(bounded(below(title, shown(read).trim())), asked, amounts);
  };
  return ({ page, rank, text: found }) => {
    const item = element("li", { class: "cc-search__page" });
    const title = page?.title ?? shown(found.meta.title);
    const parts = (found?.sub_results ?? []).filter((part) => part.url !== found.url && part.title !== found.meta.title);
    const defined = page?.definition && (rank || !found);
    const twice = parts.some((part) => part.excerpt === found.excerpt);
    const excerpt = defined ? marked(page.definition, asked, amounts) : found && !twice ? text(found.excerpt, title) : [];
    const main = link("cc-search__title", address(page?.url ?? found.url, query), title, excerpt);
    if (page?.entry) main.prepend(element("span", { class: "cc-search__kind" }, say.entry));
    item.append(main);
    if (parts.length) {
      const list = element("ul", { class: "cc-search__parts" });
      for (const part of parts.slice(0, PARTS)) {
        const entry = element("li");
        entry.append(link("cc-search__part", address(part.url, query), shown(part.title), text(part.excerpt, shown(part.title))));
        list.append(entry);
      }
      item.append(list);
    }
    return item;
  };
}

// An excerpt without the title that stands above it, though it may begin amid that.
function below(title, excerpt) {
  const [heading, flat] = [title, excerpt].map((text) => text.replace(/\s/gu, " "));
  if (flat.startsWith(heading)) return excerpt.slice(heading.length).replace(/^[.\s]+/u, "");
  const words = heading.split(" ");
  const ends = words.map((_, at) => `${words.slice(at).join(" ")}.`);
  const end = ends.find((one) => flat.startsWith(one));
  return end ? excerpt.slice(end.length).trimStart() : excerpt;
}

// What was asked for goes with the link, to be marked where it leads.
function address(url, query) {
  const made = new URL(url, location);
  made.searchParams.set("mark", query);
  return made.pathname + made.search + made.hash;
}

function link(name, href, title, excerpt) {
  const node = element("a", { class: name, href });
  const text = element("span", { class: "cc-search__excerpt" });
  text.append(...excerpt);
  node.append(element("span", { class: "cc-search__name" }, title), text);
  return node;
}

// An excerpt is cut between any two words: it says so where that is amid a sentence, and leaves out
// the rest of a number that was cut, such as "000".
function bounded(text) {
  const plain = text.replace(/^(0\d\d(?!\d)\s?)+/u, "").replace(/^[\s,;:.)\]»”]+/u, "").replace(/(\s\S{1,5}[’'])?[\s,;:([«“]*$/u, "");
  return (/^\p{Ll}/u.test(plain) ? "… " : "") + plain + (plain && !/[.!?…]$/u.test(plain) ? " …" : "");
}

function element(name, attributes = {}, text = "") {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  if (text) node.textContent = text;
  return node;
}
