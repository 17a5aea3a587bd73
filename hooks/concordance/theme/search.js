// Search in the page's language: a dialog made on first use, fed by Pagefind.
const LONGEST = 200;
const SHOWN = 8;
const PATIENCE = 10000;

/** Makes the dialog of the button that opens it, and gives the function that shows it. */
export function prepare(button) {
  const say = JSON.parse(button.dataset.concordanceSearch);
  const base = new URL(button.dataset.base, location);
  const view = make(say, search);
  let pagefind;
  let turn = 0;

  return (query = "") => {
    if (view.dialog.open) return;
    view.dialog.showModal();
    if (query) view.input.value = query;
    view.input.select();
    load().catch(() => {});
    if (query) search();
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
    view.status.textContent ||= say.loading;
    try {
      const engine = await load();
      const found = await patient(engine.search(query));
      const pages = await patient(Promise.all(found.results.slice(0, SHOWN * 2).map((r) => r.data())));
      if (mine !== turn) return;
      const exact = pages.filter((page) => answers(page, query));
      exact.sort((a, b) => named(b, query) - named(a, query));
      view.show(exact.slice(0, SHOWN), count(exact, found, query));
    } catch {
      if (mine === turn) view.show([], say.failed);
    }
  }

  function count(exact, found, query) {
    if (exact.length === 1) return say.one;
    if (exact.length) return say.many.replace("{count}", exact.length);
    return (found.results.length ? say.near : say.none).replace("{query}", query);
  }
}

// Pagefind answers everything with its nearest prefix: a page counts when each word asked for
// and a word marked in it share their beginning, endings apart.
function answers(page, query) {
  const marked = words(
    [page.excerpt, ...page.sub_results.map((part) => part.excerpt)]
      .flatMap((text) => [...text.matchAll(/<mark>(.*?)<\/mark>/gs)].map((match) => match[1]))
      .join(" ") + " " + page.meta.title,
  );
  return words(query).every((asked) => marked.some((word) => alike(asked, word)));
}

function alike(asked, word) {
  if (word.startsWith(asked)) return true;
  let same = 0;
  while (same < asked.length && asked[same] === word[same]) same++;
  return same >= Math.max(3, asked.length - 3) && same >= Math.min(4, asked.length);
}

// An entry comes first for its own term.
function named(page, query) {
  const title = words(page.meta.title).join(" ");
  const asked = words(query).join(" ");
  if (title === asked) return 3;
  if (!page.url.includes("/glossary/")) return 0;
  return ` ${title} `.includes(` ${asked} `) ? 2 : title.startsWith(asked) ? 1 : 0;
}

function words(text) {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu)?.filter((word, _, all) => word.length > 1 || all.length === 1) ?? [];
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
  dialog.append(form, status, list, keys);
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
    text.append(child.nodeName === "MARK" ? element("mark", {}, child.textContent) : child.textContent);
  }
  node.append(element("span", { class: "cc-search__name" }, title), text);
  return node;
}

function element(name, attributes = {}, text = "") {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  if (text) node.textContent = text;
  return node;
}
