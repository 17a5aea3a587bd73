// Search in the page's language: a dialog made on first use, which shows what `find.js` finds.
import { make } from "./dialog.js";
import { finder } from "./find.js";
import { style } from "./style.js";

/** Makes the dialog of the button that opens it, and gives the function that shows it. */
export async function prepare(button) {
  const base = new URL(button.dataset.base, location);
  const search = finder(base, button.dataset.names);
  const [data] = await Promise.all([search.load(), style("search.css")]);
  const { say } = data;
  const view = make(data, { update, showOthers, forget: () => keep("") });
  let turn = 0;
  let current = {};

  return (query) => {
    if (query !== undefined) view.input.value = query;
    if (!view.dialog.open) view.dialog.showModal();
    view.input.select();
    if (view.input.value) update();
  };

  async function update() {
    const mine = ++turn;
    const query = view.input.value.trim();
    keep(query);
    if (!query) return view.show({ pages: [], near: [] }, say.start, query);
    view.status.textContent ||= say.loading;
    const answer = await search.ask(query).catch(() => ({ pages: [], near: [], failed: true }));
    if (mine !== turn) return;
    current = { query, answer, mine };
    view.show(answer, message(answer).replace("{query}", () => query), query);
    if (!answer.pages.length && !view.others.hidden) showOthers();
  }

  // The other languages are asked when a reader wants them, or where this one has no answer.
  async function showOthers() {
    const { query, answer, mine } = current;
    if (!answer || current.shown) return;
    current.shown = true;
    const found = await search.elsewhere(query, answer.asked).catch(() => []);
    if (mine === turn) view.showOthers(found, query);
  }

  function message({ pages, near, many, long, partial, failed }) {
    if (failed) return say.failed;
    if (long) return say.long;
    if (partial) return say.partial;
    if (!pages.length) return near.length ? say.near : say.none;
    if (pages.length === 1) return say.one;
    return (many ? say.first : say.many).replace("{count}", pages.length);
  }
}

// The question stands in the address, so that it can be kept, sent and come back to.
function keep(query) {
  const address = new URL(location);
  if (query) address.searchParams.set("q", query);
  else address.searchParams.delete("q");
  if (address.href !== location.href && address.href.length < 2000) history.replaceState(history.state, "", address);
}
