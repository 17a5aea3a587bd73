// What two passages have in common lights up in both: values, terms, names.
/** Marks in the text nodes of two sides what both have in common; gives what undoes it. */
export function markBoth(sides, pair) {
  const keys = sides.map(({ marks }) => new Set(marks.map(([, key]) => key)));
  const shared = ([, key]) => keys.every((set) => set.has(key));
  const spans = sides.flatMap(({ nodes, marks }) => mark(nodes, marks.filter(shared), pair));
  return () => {
    for (const span of spans.reverse()) {
      const parent = span.parentNode;
      span.replaceWith(...span.childNodes);
      parent?.normalize();
    }
  };
}

/** Lets what is pointed at, or has the focus, light up wherever it stands; `say` tells its likes. */
export function light(container, say) {
  const stop = new AbortController();
  const on = (type, action) => container.addEventListener(type, action, { signal: stop.signal });
  let lit = "";
  const show = (key) => {
    if (key === lit) return;
    for (const span of container.querySelectorAll(".cc-lit")) span.classList.remove("cc-lit");
    lit = key;
    for (const span of likes(container, key)) span.classList.add("cc-lit");
  };
  on("pointerover", ({ target }) => show(markOf(target)?.dataset.key ?? keyOfFocus(container)));
  on("pointerleave", () => show(keyOfFocus(container)));
  on("focusin", ({ target }) => {
    const span = markOf(target);
    show(span?.dataset.key ?? "");
    if (span) say(likes(container, lit).filter((other) => side(other) !== side(span)));
  });
  on("focusout", () => show(""));
  return () => {
    show("");
    stop.abort();
  };
}

/** Gives what can be focused of a pair's marks, in order: the mark, or the link it stands in. */
export function stops(parts) {
  const marks = parts.flatMap((part) => [...part.querySelectorAll(".cc-mark")]);
  return [...new Set(marks.map((span) => span.closest("a[href]") ?? span))];
}

function markOf(node) {
  return node.closest?.(".cc-mark") ?? node.closest?.("a")?.querySelector(".cc-mark");
}

function keyOfFocus(container) {
  const focused = document.activeElement;
  return container.contains(focused) ? (markOf(focused)?.dataset.key ?? "") : "";
}

function likes(container, key) {
  return key ? [...container.querySelectorAll(`.cc-mark[data-key="${CSS.escape(key)}"]`)] : [];
}

function side(span) {
  return !!span.closest(".cc-there");
}

function mark(nodes, marks, pair) {
  const text = nodes.map((node) => node.data.replace(/\s/g, " ")).join("");
  const ranges = [];
  let from = 0;
  for (const [said, key] of marks) {
    const start = text.indexOf(said.replace(/\s/g, " "), from);
    if (start < 0) continue;
    from = start + said.length;
    ranges.push([start, from, key]);
  }
  const spans = [];
  for (const [start, end, key] of ranges.reverse()) {
    let at = 0;
    for (const node of nodes) {
      const [first, last] = [Math.max(start - at, 0), Math.min(end - at, node.length)];
      at += node.length;
      if (first >= last) continue;
      spans.push(wrap(node, first, last, `${pair}.${key}`));
    }
  }
  return spans;
}

function wrap(node, first, last, key) {
  const span = document.createElement("span");
  span.className = "cc-mark";
  span.dataset.key = key;
  span.tabIndex = -1;
  if (last < node.length) node.splitText(last);
  const part = first ? node.splitText(first) : node;
  part.replaceWith(span);
  span.append(part);
  return span;
}
