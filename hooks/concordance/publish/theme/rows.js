// Puts the passages of another page beside those of this one, each pair in a row of its own.
import { markBoth } from "./marks.js";
import { bring, bringRow, ownNodes, relink } from "./nodes.js";
import { allTextNodes, textNodes } from "./passages.js";

const PHRASING = "dt, summary, label, .admonition-title"; // what holds no blocks
const INNER = `li, dd, figcaption, ${PHRASING}`; // what is paired within, not as a whole
const HOLDERS = new Set(["LI", "DD", "TR"]); // beside which stands nothing but its like

/**
 * Pairs the passages of a page with another's, in place.
 *
 * `page` says where the other one comes from and in which language and direction it is, `words`
 * what is said where a passage has none: `none`, `above`, and `here` for one this page lacks.
 * Gives the rows in order, each with the elements that hold it, and what undoes it all.
 */
export function compose(mine, theirs, page, words) {
  const undo = [];
  const rows = new Map(); // by this page's passage
  const used = new Set();
  for (const passage of mine) {
    const there = theirs.filter(({ rows: theirRows }) => meet(passage.rows, theirRows));
    const fresh = there.filter((each) => !used.has(each));
    for (const each of fresh) used.add(each);
    if (same(passage, fresh)) continue;
    const missing = there.length ? words.above : words.none;
    rows.set(passage, beside(passage, fresh, page, missing, undo));
  }
  const extra = alone(mine, theirs, rows, page, words.here, undo);
  const all = [...rows.values(), ...extra].sort(byPlace);
  relink(all.flatMap((row) => row.there), page.address);
  for (const [place, row] of all.entries()) markRow(row, place, undo);
  return { rows: all, undo };
}

function meet(some, others) {
  return some.some((row) => others.includes(row));
}

// Code that is the same in both languages stands there once.
function same({ element }, others) {
  return (
    element.tagName === "PRE" &&
    others.length === 1 &&
    others[0].element.textContent === element.textContent
  );
}

function beside(passage, theirs, page, missing, undo) {
  const { element } = passage;
  if (element.tagName === "TR") return rowBelow(passage, theirs, page, missing, undo);
  const tag = element.matches(PHRASING) ? "span" : "div";
  const frame = make(tag, "cc-pair");
  let here = element;
  if (element.matches(INNER)) {
    here = make(tag, "cc-here");
    const nodes = ownNodes(element);
    nodes[0].before(frame);
    here.append(...nodes);
    undo.push(() => frame.replaceWith(...here.childNodes));
  } else {
    element.before(frame);
    undo.push(() => frame.replaceWith(element));
  }
  const parts = theirs.map((each) => bring(each.element, page.address, tag === "span"));
  const cell = parts.length ? inTheir(make(tag, "cc-there"), page) : make(tag, "cc-there cc-none");
  cell.append(...(parts.length ? parts : [missing]));
  frame.append(here, cell);
  return { frame, passage, theirs, here, there: [cell] };
}

// The rows of a table keep their width: the other language's stands below each.
function rowBelow(passage, theirs, page, missing, undo) {
  const { element } = passage;
  const there = theirs.map((each) => inTheir(bringRow(each.element, page.address), page));
  if (!there.length) {
    const row = make("tr", "cc-none");
    const cell = document.createElement("td");
    cell.colSpan = element.cells.length;
    cell.append(missing);
    row.append(cell);
    there.push(row);
  }
  for (const row of there) row.classList.add("cc-there");
  element.after(...there);
  undo.push(() => there.forEach((row) => row.remove()));
  return { frame: element, passage, theirs, here: element, there };
}

// What the other page alone has stands where it would: below what comes before it there.
function alone(mine, theirs, rows, page, missing, undo) {
  const extra = [];
  let last = [...rows.values()][0]?.frame;
  for (const passage of theirs) {
    const own = mine.find((each) => meet(each.rows, passage.rows));
    if (own) {
      last = rows.get(own)?.frame ?? last;
      continue;
    }
    if (!last) continue;
    const frame = make("div", "cc-pair");
    const here = make("div", "cc-none");
    here.append(missing);
    const cell = inTheir(make("div", "cc-there"), page);
    cell.append(bring(passage.element, page.address, false));
    frame.append(here, cell);
    const put = holder(last, frame);
    const after = HOLDERS.has(last.parentElement.tagName) ? last.parentElement : last;
    after.after(put);
    undo.push(() => put.remove());
    extra.push({ frame, theirs: [passage], here, there: [cell] });
    last = frame;
  }
  return extra;
}

function holder(last, frame) {
  const inside = last.tagName === "TR" ? last : last.parentElement;
  if (!HOLDERS.has(inside.tagName)) return frame;
  const put = document.createElement(inside.tagName);
  if (inside.tagName !== "TR") {
    put.append(frame);
    return put;
  }
  const cell = document.createElement("td");
  cell.colSpan = inside.cells.length;
  cell.append(frame);
  put.append(cell);
  return put;
}

function byPlace(one, other) {
  return one.frame.compareDocumentPosition(other.frame) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}

function markRow({ passage, theirs, here, there }, place, undo) {
  if (!passage || !theirs.length) return;
  const sides = [
    { nodes: textNodes(here), marks: passage.marks },
    { nodes: there.flatMap(allTextNodes), marks: theirs.flatMap(({ marks }) => marks) },
  ];
  undo.push(markBoth(sides, place));
}

function inTheir(element, { lang, dir }) {
  element.lang = lang;
  element.dir = dir;
  return element;
}

function make(tag, name) {
  const element = document.createElement(tag);
  element.className = name;
  return element;
}
