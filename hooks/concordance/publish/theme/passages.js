// Finds in a built page the passages that its pairs tell of, by the digest of their text.
export const LEAVES =
  "h1, h2, h3, h4, h5, h6, p, li, dt, dd, tr, pre, summary, figcaption, .tabbed-labels > label";
const LARGEST = 9_000_000; // comparisons: 3,000 passages of each side
const NEAR = 50; // passages that one side may have more
const UNREAD =
  ".headerlink, .footnote-ref, .footnote-backref, .cc-there, .cc-unseen, button, noscript, script, style, svg, [data-pagefind-ignore]";

/** Gives the passages of a container, in order: its element, and the rows, marks of the pairs. */
export function passagesOf(container, told) {
  const found = [...container.querySelectorAll(LEAVES)]
    .filter((element) => !element.closest("[data-pagefind-ignore], .cc-there"))
    .map((element) => ({ element, digest: digest(textOf(element)) }))
    .filter((each) => each.digest !== undefined);
  const known = told.map(([digest, rows, marks, id]) => ({ digest, rows, marks, id }));
  const pairs = inOrder(found, known);
  between(found, known, pairs);
  elsewhere(found, known, pairs);
  return found
    .filter((each) => pairs.has(each))
    .map((each) => ({ ...pairs.get(each), element: each.element }));
}

/** Gives the text nodes of an element that are its own, not a passage's within it. */
export function textNodes(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_ALL, (node) => {
    if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
    if (node.nodeType !== Node.ELEMENT_NODE) return NodeFilter.FILTER_REJECT;
    return node.matches(`${LEAVES}, ${UNREAD}`) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
  });
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes;
}

/** Gives every text node of an element. */
export function allTextNodes(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes;
}

function textOf(element) {
  return textNodes(element)
    .map((node) => node.data)
    .join("");
}

// CRC-32 (ISO 3309) of the letters and digits, as the build makes it.
function digest(text) {
  const letters = text.normalize("NFC").replace(/[^\p{L}\p{N}]/gu, "");
  if (!letters) return undefined;
  let sum = -1;
  for (const byte of new TextEncoder().encode(letters)) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (0xedb88320 & -(sum & 1));
  }
  return ~sum >>> 0;
}

// What stands in both, in the same order: the ends that are alike, and between them the longest
// common subsequence; where that is too long to compute, runs that are alike.
function inOrder(found, known) {
  let [from, to, at] = [0, found.length, known.length];
  const same = (i, j) => found[i].digest === known[j].digest;
  while (from < Math.min(to, at) && same(from, from)) from++;
  while (Math.min(to, at) > from && same(to - 1, at - 1)) to--, at--;
  const middle = [found.slice(from, to), known.slice(from, at)];
  const rest = (to - from) * (at - from) > LARGEST ? runs(...middle) : longest(...middle);
  const ends = found.slice(0, from).map((each, i) => [each, known[i]]);
  for (let i = to; i < found.length; i++) ends.push([found[i], known[at + i - to]]);
  return new Map([...ends, ...rest]);
}

// What comes next in the one is looked for in the other, from where the last was found.
function runs(found, known) {
  const pairs = new Map();
  let next = 0;
  for (const each of found) {
    const far = known.slice(next, next + NEAR).findIndex(({ digest }) => digest === each.digest);
    if (far < 0) continue;
    pairs.set(each, known[next + far]);
    next += far + 1;
  }
  return pairs;
}

function longest(found, known) {
  const [n, m] = [found.length, known.length];
  const best = Array.from({ length: n + 1 }, () => new Uint16Array(m + 1));
  for (let i = n - 1; i >= 0; i--) {
    for (let j = m - 1; j >= 0; j--) {
      const same = found[i].digest === known[j].digest;
      best[i][j] = same ? best[i + 1][j + 1] + 1 : Math.max(best[i + 1][j], best[i][j + 1]);
    }
  }
  const pairs = new Map();
  for (let i = 0, j = 0; i < n && j < m; ) {
    if (found[i].digest === known[j].digest) pairs.set(found[i++], known[j++]);
    else if (best[i + 1][j] >= best[i][j + 1]) i++;
    else j++;
  }
  return pairs;
}

// Between two that are known, as many of the one as of the other: a plugin has changed their words.
function between(found, known, pairs) {
  const taken = new Set(pairs.values());
  let [mine, theirs, at] = [[], [], 0];
  for (const each of [...found, undefined]) {
    if (each && !pairs.has(each)) {
      mine.push(each);
      continue;
    }
    while (at < known.length && !taken.has(known[at])) theirs.push(known[at++]);
    if (mine.length === theirs.length) mine.forEach((one, place) => pairs.set(one, theirs[place]));
    [mine, theirs] = [[], []];
    at++;
  }
}

// What stands elsewhere in the built page than in its source, as footnotes do.
function elsewhere(found, known, pairs) {
  const taken = new Set(pairs.values());
  const left = new Map();
  for (const each of found) {
    if (pairs.has(each)) continue;
    if (!left.has(each.digest)) left.set(each.digest, []);
    left.get(each.digest).push(each);
  }
  for (const one of known) {
    const there = !taken.has(one) && left.get(one.digest)?.shift();
    if (there) pairs.set(there, one);
  }
}
