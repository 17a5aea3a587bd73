// Words of a text, and how far one is from another.
const UNSPACED = "\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff";
const WORD = new RegExp(`[${UNSPACED}]|(?:(?![${UNSPACED}])[\\p{L}\\p{N}])+`, "gu");
// What the index holds beside the text: a mark between two words, the normal form of an amount.
const ADDED = /\u2060?\s?qz\w+zq|\u2060\s?/gu;

/** The words of a text; single letters, elided most often, only where there is nothing else. */
export function words(text) {
  const all = text.match(WORD) ?? [];
  const long = all.filter((word) => word.length > 1 || /\d/.test(word) || word >= "\u3040");
  return long.length ? long : all;
}

/** A word without accents and capitals. */
export function fold(word) {
  return word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** A text as it stands in the page. */
export function shown(text) {
  return text.replace(ADDED, "");
}

/** Whether a word begins as the one asked for does, endings apart; both are folded. */
export function alike(asked, word) {
  if (/^\d+$/.test(asked)) return word === asked;
  if (word.startsWith(asked) || (asked.length > 3 && word === asked.replace(/e?s$/, ""))) return true;
  if (/\d/.test(asked)) return false;
  return common(asked, word) >= Math.max(4, asked.length - 3);
}

/** How many letters two words have in common from their first on. */
export function common(one, other) {
  let same = 0;
  while (same < one.length && one[same] === other[same]) same++;
  return same;
}

/** Edits from one word to the other, two letters that changed places being one (optimal string alignment). */
export function distance(one, other) {
  let before, row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (one[i - 1] !== other[j - 1]));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    [before, row] = [row, next];
  }
  return row[other.length];
}
