// Answers a question with pages: by the names of entries, by words, by the value of amounts.
import { reader, token } from "./numbers.js";
import { alike, common, distance, fold, words } from "./words.js";

export const LONGEST = 200; // characters of a question
const QUESTIONS = 8; // ways to read the amounts of one
const SHOWN = 16; // pages
const NEAR = 6; // pages that are no exact answer
const PATIENCE = 10000; // milliseconds

/** Gives what answers questions in one language of the site, whose names are in file `code`. */
export function finder(base, code) {
  let loading, starting, tongues;
  return { load, ask, byName, elsewhere, understood };

  /** What there is to know before a question: the names of pages, and what the dialog says. */
  function load() {
    loading ??= patient(names(base, code));
    loading.catch(() => (loading = undefined));
    return loading;
  }

  /** What a question asks for. */
  async function understood(query) {
    return understand(query, await load());
  }

  function engine(language) {
    starting ??= start(base, language);
    starting.catch(() => (starting = undefined));
    return patient(starting);
  }

  /**
   * Answers a question: `pages` that have all of it, or else those `near` it and what may have been
   * `meant`. `long`: it is not answered. `partial`: names alone were searched. `asked` is what was
   * understood; another language's finder is given it.
   */
  async function ask(query, given) {
    const data = await load();
    if (query.length > LONGEST) return { pages: [], near: [], long: true };
    const asked = understand(query, data, given);
    if (!asked.typed.length) return { asked, pages: [], near: [] };
    const named = data.pages
      .map((page) => ({ page, rank: rank(page, asked) }))
      .filter(({ rank }) => rank)
      .sort((a, b) => b.rank - a.rank);
    try {
      const search = (text) => engine(data.language).then((one) => patient(one.search(text)));
      const { exact, other, many } = await written(search, asked);
      const pages = ordered(data, named, exact.length ? exact : await synonyms(search, named), 2);
      if (pages.length) return { asked, pages, near: [], many };
      const meant = given ? null : corrected(asked, data);
      const again = meant && (await ask(meant));
      if (again?.pages.length) return { asked: again.asked, pages: [], near: again.pages.slice(0, NEAR), meant };
      return { asked, pages, near: given ? [] : ordered(data, named, [...(await some(search, asked)), ...other], 1).slice(0, NEAR) };
    } catch {
      const meant = named.length || given ? null : corrected(asked, data);
      const near = meant ? data.pages.filter((page) => rank(page, understand(meant, data)) > 1) : [];
      return { asked, pages: ordered(data, named, [], 2), near: near.map((page) => ({ page })), meant, partial: true };
    }
  }

  /** The pages whose names have all of a question, or nearly; the text of pages is not read. */
  async function byName(query) {
    const data = await load();
    const find = (text) => {
      const asked = understand(text, data);
      const ranked = data.pages.map((page) => [rank(page, asked), page]).filter(([most]) => most > 1);
      return ranked.sort((a, b) => b[0] - a[0]).map(([, page]) => page);
    };
    const asked = understand(query, data);
    if (!asked.typed.length) return [];
    const found = find(query);
    const meant = found.length ? null : corrected(asked, data);
    return meant ? find(meant) : found;
  }

  /** The same question in the other languages of the site: for each its name, and the pages. */
  async function elsewhere(query, asked) {
    const { others } = await load();
    tongues ??= others.map((one) => ({ ...one, finder: finder(base, one.code) }));
    const found = await Promise.all(tongues.map(async (one) => {
      const answer = await one.finder.ask(query, asked);
      return { ...one, ...answer, data: await one.finder.load() };
    }));
    return found.filter(({ pages }) => pages.length);
  }
}

async function names(base, code) {
  const answer = await fetch(new URL(`pagefind/names.${code}.json`, base));
  if (!answer.ok) throw new Error(answer.status);
  const data = await answer.json();
  data.amounts = reader(data.numbers);
  data.common = new Set(data.common.map(fold));
  data.pages = data.pages.map(([path, title, own = [], other = [], definition = ""]) => ({
    url: new URL(path, base).pathname, title, definition, entry: own.length > 0,
    own: [title, ...own].map((name) => folded(name, data)),
    other: other.map((name) => folded(name, data)),
  }));
  data.byUrl = new Map(data.pages.map((page) => [page.url, page]));
  return data;
}

async function start(base, language) {
  const module = await import(new URL("pagefind/pagefind.js", base));
  const root = document.documentElement;
  const own = root.lang;
  root.lang = language; // Pagefind takes the page's language when an instance is made
  const engine = module.createInstance({});
  root.lang = own;
  await engine.options({ baseUrl: base.pathname, excerptLength: 26 });
  await engine.init();
  return engine;
}

// The words of a name or a question that tell something, folded.
function folded(text, data) {
  const all = words(text).map(fold);
  const telling = all.filter((word) => !data.common.has(word));
  return telling.length ? telling : all;
}

function understand(query, data, given) {
  const amounts = given?.amounts ?? data.amounts(query);
  let rest = query;
  for (const { start, end, bare } of given ? [] : [...amounts].reverse()) {
    if (!bare) rest = `${rest.slice(0, start)} ${rest.slice(end)}`;
  }
  const typed = folded(query, data);
  const bare = amounts.filter((amount) => amount.bare);
  // What is left of a question beside its amounts.
  const beside = words(given?.rest ?? rest).map(fold).filter((word) => !data.common.has(word));
  const joined = (query.match(/[\p{L}\p{N}]+/gu) ?? []).map(fold).join("");
  return { joined, typed, amounts, bare, rest: given?.rest ?? rest, beside: amounts.length ? beside : typed };
}

// 4: a name of the page; 3: another name of what it is about; 2: a part of one; 1: named in it.
function rank({ own, other, entry }, { typed, joined }) {
  if (own.some((name) => same(typed, joined, name))) return entry ? 4 : 3.5;
  if (other.some((name) => same(typed, joined, name))) return 3;
  if (own.some((name) => holds(name, typed))) return entry ? 2.5 : 2;
  if (entry && other.some((name) => holds(name, typed))) return 2;
  return entry && own.some((name) => name.length < typed.length && holds(typed, name)) ? 1 : 0;
}

// Written in one word or two, in the singular or the plural.
function same(asked, joined, name) {
  if (asked.length === name.length && asked.every((word, at) => ends(word, name[at]))) return true;
  const whole = name.join("");
  return [asked.join(""), joined].some((one) => one === whole || (one.length > 5 && ends(one, whole)));
}

// Alike but for an ending, as that of a plural.
function ends(one, other) {
  if (one === other) return true;
  if (/\d/.test(one + other)) return false;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short.length < 3 || long.length - short.length > 2) return false;
  return long.startsWith(short) || (short.length > 4 && common(short, long) >= short.length - 1);
}

// Whether a run of the name's words begins as those asked for do; the last may be half typed, but
// for a number alone, which is a value.
function holds(name, asked) {
  const last = asked.length - 1;
  const half = last > 0 || /\D/.test(asked[0]);
  for (let at = 0; at + last < name.length; at++) {
    const there = (word, i) => ends(word, name[at + i]) || (half && i === last && name[at + i].startsWith(word));
    if (asked.every(there)) return true;
  }
  return false;
}

// The pages whose text has all that is asked for. An amount is sought with its unit, then by its
// value, then as it is typed; a plain number both ways, since it may be a name's.
async function written(search, { typed, beside, amounts, bare }) {
  const tokens = (unit) => amounts.map((one) => one.values.map((value) => token(value, unit ? one.unit : "")));
  const all = { words: typed, tokens: [] };
  const ways = !amounts.length ? [[all]]
    : amounts.length === bare.length ? [[all, { words: beside.filter((word) => !/^\d+$/.test(word)), tokens: tokens() }]]
    : [[{ words: beside.filter((word) => !bare.length || !/^\d+$/.test(word)), tokens: tokens(true) }],
       [{ words: beside.filter((word) => !bare.length || !/^\d+$/.test(word)), tokens: tokens() }], [all]];
  const other = new Map();
  for (const way of ways) {
    const exact = new Map();
    let many = false;
    for (const one of way) {
      for (const question of questions(one)) {
        const { results } = await search(question);
        const pages = await patient(Promise.all(results.slice(0, SHOWN).map((result) => result.data())));
        for (const page of pages) (answers(page, one) ? exact : other).set(page.url, page);
        many ||= results.length > SHOWN && exact.size >= SHOWN;
      }
    }
    if (exact.size) return { exact: [...exact.values()], other: [], many };
  }
  return { exact: [], other: [...other.values()].filter((page) => nearly(page, typed)) };
}

// Where a text has another name of what was asked for: the pages that have the entry's own term.
async function synonyms(search, named) {
  if (!(named[0]?.rank >= 3) || !named[0].page.entry) return [];
  const typed = named[0].page.own[1];
  return (await written(search, { typed, beside: typed, amounts: [], bare: [] })).exact;
}

// One question for each reading of the amounts; of many amounts, the last are read in one way.
function questions({ words, tokens }) {
  return tokens.reduce((all, readings) => {
    const taken = all.length * readings.length > QUESTIONS ? readings.slice(0, 1) : readings;
    return all.flatMap((one) => taken.map((each) => `${one} ${each}`));
  }, [words.join(" ")]);
}

function there(page) {
  page.there ??= new Set(words(`${page.meta.title} ${page.content}`).map(fold));
  return page.there;
}

// Pagefind answers everything with its nearest prefix: a page counts when each word asked for
// begins as a word of the page does, endings apart, and each amount is there.
function answers(page, { words, tokens }) {
  const all = there(page);
  return tokens.every((readings) => readings.some((one) => all.has(one)))
    && words.every((one) => all.has(one) || [...all].some((word) => alike(one, word)));
}

function nearly(page, typed) {
  return typed.some((one) => [...there(page)].some((word) => common(one, word) >= Math.max(4, Math.ceil(one.length * 0.6))));
}

// Pages that have some of the words, those with the rarer ones first.
async function some(search, { typed }) {
  const telling = typed.filter((word) => word.length > 2);
  if (typed.length < 2) return [];
  const found = new Map();
  for (const word of telling) {
    const { results } = await search(word);
    const pages = await patient(Promise.all(results.slice(0, SHOWN).map((result) => result.data())));
    const good = pages.filter((page) => answers(page, { words: [word], tokens: [] }));
    for (const page of good) {
      const sum = found.get(page.url)?.sum ?? 0;
      found.set(page.url, { page, sum: sum + 1 / Math.min(results.length, 100) });
    }
  }
  return [...found.values()].sort((a, b) => b.sum - a.sum).map(({ page }) => page);
}

// Named pages first, then those whose text has it, each once. `least` is the rank that a name must
// have to be an answer by itself.
function ordered(data, named, texts, least) {
  const left = new Map(texts.map((text) => [new URL(text.url, location).pathname, text]));
  const first = [];
  for (const { page, rank } of named) {
    const text = left.get(page.url);
    if (!text && rank < least) continue;
    first.push({ page, rank, text });
    left.delete(page.url);
  }
  const rest = [...left].map(([url, text]) => ({ page: data.byUrl.get(url), text }));
  return [...first, ...rest].slice(0, SHOWN);
}

// The question with the nearest words of the site's names; null where none is near.
function corrected({ typed }, data) {
  const known = new Set(data.pages.flatMap(({ own, other }) => [...own, ...other]).flat());
  const better = typed.map((word) => {
    if (word.length < 4 || known.has(word) || /\d/.test(word)) return word;
    const most = word.length > 5 ? 2 : 1;
    let best = word, least = most + 1;
    for (const one of known) {
      if (one.length < 4 || Math.abs(one.length - word.length) > most) continue;
      const far = distance(word, one);
      if (far < least) [best, least] = [one, far];
    }
    return best;
  });
  const text = better.join(" ");
  return text === typed.join(" ") ? null : text;
}

function patient(promise) {
  const late = new Promise((_, reject) => setTimeout(reject, PATIENCE, new Error("late")));
  return Promise.race([promise, late]);
}
