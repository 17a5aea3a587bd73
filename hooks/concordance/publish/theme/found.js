// Marks in a text what a question asks for: its words, and the amounts of the same value.
import { alike, fold } from "./words.js";

const WORDS = /[\p{L}\p{N}]+/gu;

/** The places of a text that answer: pairs of start and end, in order, none over another. */
export function places(text, asked, amounts) {
  const found = [];
  if (asked.amounts.length) {
    for (const { start, end, values } of amounts(text)) {
      if (asked.amounts.some((one) => one.values.some((value) => values.includes(value)))) found.push([start, end]);
    }
  }
  for (const { 0: word, index } of text.matchAll(WORDS)) {
    const folded = fold(word);
    const hit = asked.beside.some((one) => (one.length < 3 ? one === folded : alike(one, folded) || (one >= "\u3040" && folded.includes(one))));
    if (hit && !found.some(([start, end]) => index < end && index + word.length > start)) found.push([index, index + word.length]);
  }
  return found.sort((a, b) => a[0] - b[0]);
}

/** Gives a text with its places marked, as nodes. */
export function marked(text, asked, amounts) {
  const nodes = [];
  let last = 0;
  for (const [start, end] of places(text, asked, amounts)) {
    nodes.push(text.slice(last, start), mark(text.slice(start, end)));
    last = end;
  }
  return [...nodes, text.slice(last)];
}

function mark(text) {
  const node = document.createElement("mark");
  node.textContent = text;
  return node;
}
