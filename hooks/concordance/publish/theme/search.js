// Search in the page's language: a dialog made on first use, fed by Pagefind.
const LONGEST = 200; // characters of a question
const SHOWN = 16; // pages
const PATIENCE = 10000; // milliseconds

/** Makes the dialog of the button that opens it, and gives the function that shows it. */
export function prepare(button) {
  const say = JSON.parse(button.dataset.concordanceSearch);
  const base = new URL(button.dataset.base, location);
  const view = make(say, search);
  let pagefind;
  let turn = 0;

  return () => {
    if (view.dialog.open) return;
    view.dialog.showModal();
    view.input.select();
    load().catch(() => {});
  };

  function load() {
    pagefind ??= (async () => {
      const module = await import(new URL("pagefind/pagefind.js", base));
      await module.options({ baseUrl: base.pathname, excerptLength: 22 });
      await module.init();
      return module;
    })();
    pagefind.catch(() => (pagefind = undefined));
    return patient(pagefind);
  }

  async function search() {
    const mine = ++turn;
    const query = view.input.value.trim();
    if (!query) return view.show([], say.start);
    if (query.length > LONGEST) return view.show([], say.long);
    const asked = words(query);
    if (!asked.length) return view.show([], said(say.none, query));
    view.status.textContent ||= say.loading;
    try {
      const engine = await load();
      const found = await patient(engine.search(asked.join(" ")));
      const pages = await patient(Promise.all(found.results.slice(0, SHOWN).map((r) => r.data())));
      if (mine !== turn) return;
      const exact = pages.filter((page) => answers(page, asked));
      exact.sort((a, b) => named(b, asked) - named(a, asked));
      view.show(exact, said(count(exact.length, found.results.length), query));
    } catch {
      if (mine === turn) view.show([], say.failed);
    }
  }

  function count(exact, found) {
    if (!exact) return found ? say.near : say.none;
    if (exact === 1) return say.one;
    return (exact === SHOWN && found > SHOWN ? say.first : say.many).replace("{count}", exact);
  }
}

function said(sentence, query) {
  return sentence.replace("{query}", () => query);
}

// Pagefind answers everything with its nearest prefix: a page counts when each word asked for
// begins as a word of the page does, endings apart.
function answers(page, asked) {
  const there = [...new Set(words(`${page.meta.title} ${page.content}`).map(fold))];
  return asked.map(fold).every((one) => there.some((word) => alike(one, word)));
}

function alike(asked, word) {
  if (word.startsWith(asked) || (asked.length > 3 && word === asked.replace(/e?s$/, ""))) return true;
  let same = 0;
  while (same < asked.length && asked[same] === word[same]) same++;
  return same >= Math.max(4, asked.length - 3);
}

// An entry comes first for its own term, and a page for its own title.
function named(page, asked) {
  const query = asked.map(fold).join(" ");
  const names = [page.meta.title, ...(page.meta.terms ?? "").split("|")]
    .map((name) => words(name).map(fold).join(" "))
    .filter(Boolean);
  if (names.some((name) => name.length <= query.length && alike(query, name))) return 3;
  if (!page.meta.terms) return 0;
  if (names.some((name) => ` ${name} `.includes(` ${query} `))) return 2;
  return names.some((name) => name.startsWith(query)) ? 1 : 0;
}

// The words of a text; single letters, elided ones most often, only where there is nothing else.
function words(text) {
  const all = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  const long = all.filter((word) => word.length > 1);
  return long.length ? long : all;
}

function fold(word) {
  return word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function patient(promise) {
  const late = new Promise((_, reject) => setTimeout(reject, PATIENCE, new Error("late")));
  return Promise.race([promise, late]);
}

function make(say, search) {
  const dialog = element("dialog", { class: "cc-search", "aria-label": say.label });
  const form = element("form", { class: "cc-search__form", role: "search", method: "dialog" });
  const input = element("input", {
    class: "cc-search__input", type: "search", "aria-label": say.label, placeholder: say.label,
    autocomplete: "off", spellcheck: "false", enterkeyhint: "search", maxlength: "20000",
  });
  const close = element("button", { class: "cc-search__close", type: "button" }, say.close);
  const status = element("p", { class: "cc-search__status", role: "status" }, say.start);
  const list = element("ol", { class: "cc-search__list" });
  const keys = element("p", { class: "cc-search__keys" }, say.keys);
  form.append(input, close);
  const bar = element("div", { class: "cc-search__bar" });
  bar.append(status, keys);
  dialog.append(form, bar, list);
  document.body.append(dialog);

  let waiting;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, 120);
  });
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
    else if (event.target.closest?.(".cc-search__list a")) dialog.close();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    links()[0]?.click();
  });
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.isComposing) {
      event.preventDefault(); // a search field would only be emptied
      dialog.close();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.isComposing) return;
    event.preventDefault();
    const stops = [input, ...links()];
    const at = stops.indexOf(document.activeElement);
    stops[Math.min(Math.max(at + step, 0), stops.length - 1)].focus();
  });

  function links() {
    return [...list.querySelectorAll("a")];
  }

  function show(pages, message) {
    list.replaceChildren(...pages.map(result));
    status.textContent = message;
  }

  return { dialog, input, status, show };
}

function result(page) {
  const item = element("li", { class: "cc-search__page" });
  item.append(link("cc-search__title", page.url, page.meta.title, page.excerpt));
  const parts = page.sub_results.filter((part) => part.url !== page.url && part.title !== page.meta.title).slice(0, 3);
  if (parts.length) {
    const list = element("ul", { class: "cc-search__parts" });
    for (const part of parts) {
      const entry = element("li");
      entry.append(link("cc-search__part", part.url, part.title, part.excerpt));
      list.append(entry);
    }
    item.append(list);
  }
  return item;
}

function link(name, url, title, excerpt) {
  const node = element("a", { class: name, href: url });
  const text = element("span", { class: "cc-search__excerpt" });
  // The excerpt is HTML; only its text and its marks are taken.
  const read = new DOMParser().parseFromString(excerpt, "text/html").body;
  for (const child of read.childNodes) {
    text.append(child.nodeName === "MARK" ? element("mark", {}, child.textContent) : joined(child.textContent));
  }
  bound(text);
  node.append(element("span", { class: "cc-search__name" }, title), text);
  return node;
}

// An excerpt is cut between any two words: it says so where that is amid a sentence.
function bound(text) {
  const { firstChild: first, lastChild: last } = text;
  if (first?.nodeType === Node.TEXT_NODE) first.data = first.data.replace(/^[\s,;:.)\]»”]+/u, "");
  if (/^\p{Ll}/u.test(text.textContent)) text.prepend("… ");
  if (last?.nodeType === Node.TEXT_NODE) last.data = last.data.replace(/[\s,;:([«“]+$/u, "");
  if (text.textContent && !/[.!?…]$/u.test(text.textContent)) text.append(" …");
}

// The index holds a space after an elision, where there is none.
function joined(text) {
  return text.replace(/\u2060\s?/gu, "");
}

function element(name, attributes = {}, text = "") {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  if (text) node.textContent = joined(text);
  return node;
}
