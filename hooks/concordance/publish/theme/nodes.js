// Brings passages of another page of the site into this one: text and its mark-up, nothing that runs.
const KEPT = new Set(
  (
    "a abbr b bdi bdo blockquote br caption cite code col colgroup data dd del dfn div dl dt em " +
    "figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp small " +
    "span strong sub sup table tbody td tfoot th thead time tr u ul var wbr"
  ).split(" "),
);
const DROPPED = new Set(
  (
    "applet audio base button canvas embed form frame iframe input link meta noscript object picture " +
    "script select style svg template textarea title video math"
  ).split(" "),
);
const ATTRIBUTES = new Set(
  (
    "alt cite class colspan data-definition data-term data-title datetime dir height lang reversed " +
    "rowspan scope start title value width"
  ).split(" "),
);
const PREFIX = "with-";
const INNER = new Set(["LI", "DT", "DD", "SUMMARY", "LABEL", "FIGCAPTION", "TR"]);

/** Copies a passage: whole, or what is in it where it is a part of something (`LI`, a title). */
export function bring(element, address, inline) {
  const whole = !inline && !INNER.has(element.tagName) && !element.matches(".admonition-title");
  const copied = document.createDocumentFragment();
  const nodes = whole ? [element] : ownNodes(element);
  for (const node of nodes) copied.append(copy(node, address));
  if (inline) return copied;
  let block = copied.firstElementChild;
  if (!whole || !block) {
    block = document.createElement("p");
    block.append(copied);
  }
  const holder = element.parentElement.matches("li, dd") ? element.parentElement : element;
  if (!block.id && holder.firstElementChild === element && holder.id) block.id = PREFIX + holder.id;
  if (!block.id && element.id) block.id = PREFIX + element.id;
  return block;
}

/** Copies a row of a table. */
export function bringRow(row, address) {
  return copy(row, address).firstElementChild ?? document.createElement("tr");
}

/** Gives what is an element's own text: what comes before the blocks that stand in it. */
export function ownNodes(element) {
  const nodes = [...element.childNodes];
  const end = nodes.findIndex(
    (node) => node.nodeType === 1 && node.matches("ul, ol, dl, p, pre, table, blockquote, div, details, figure"),
  );
  return end < 0 ? nodes : nodes.slice(0, end);
}

/** Lets the links that lead to what was brought lead to it here, not to the other page. */
export function relink(cells, address) {
  for (const link of cells.flatMap((cell) => [...cell.querySelectorAll("a[href]")])) {
    const url = new URL(link.href);
    if (!url.hash || url.href.split("#")[0] !== address.split("#")[0]) continue;
    const id = PREFIX + unescaped(url.hash.slice(1));
    if (document.getElementById(id)) link.setAttribute("href", `#${encodeURIComponent(id)}`);
  }
}

/** Writes an address as a link has it: one of this site without its origin. */
export function written({ origin, pathname, search, hash, href }) {
  // A path that begins with two slashes would be another site's name.
  return origin === location.origin && !pathname.startsWith("//") ? pathname + search + hash : href;
}

/** Gives the text of an address's escapes; as it is where they are none. */
export function unescaped(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function copy(node, address) {
  const copied = document.createDocumentFragment();
  if (node.nodeType === Node.TEXT_NODE) copied.append(node.data);
  if (node.nodeType !== Node.ELEMENT_NODE) return copied;
  const name = node.localName;
  if (DROPPED.has(name) || node.matches(".headerlink, [data-pagefind-ignore]")) return copied;
  const into = KEPT.has(name) ? document.createElement(name) : copied;
  if (into !== copied) {
    for (const { name: attribute, value } of node.attributes) {
      if (ATTRIBUTES.has(attribute)) into.setAttribute(attribute, value);
    }
    if (node.id) into.id = PREFIX + node.id;
    for (const attribute of ["href", "src"]) {
      const url = node.hasAttribute(attribute) && safe(node.getAttribute(attribute), address);
      if (url) into.setAttribute(attribute, url);
    }
    copied.append(into);
  }
  for (const child of node.childNodes) into.append(copy(child, address));
  return copied;
}

function safe(value, address) {
  try {
    const url = new URL(value, address);
    return /^(https?|mailto|tel):$/.test(url.protocol) ? written(url) : "";
  } catch {
    return "";
  }
}
