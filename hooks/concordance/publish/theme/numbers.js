// Amounts of a text read by value, with the tables of `concordance.quantities` for its language.
import { fold } from "./words.js";

const LARGEST = 10n ** 21n;
const SPACE = "[ \\u00a0\\u2009\\u202f]";
const END = "(?![\\p{L}\\p{N}])";
const NUMERAL = new RegExp(
  `\\d{1,3}(?:${SPACE}\\d{3})+(?!\\d)(?:[.,]\\d+)?|\\d{1,3}(?:['’]\\d{3})+(?!\\d)(?:[.,]\\d+)?|\\d+(?:[.,]\\d+)*`, "uy");

/** Gives the function that finds the amounts of a text: where, their values, unit, and `bare`. */
export function reader(given) {
  if (!given) return () => [];
  const table = { ...given, words: typed(given.words), names: typed(given.names) };
  const of = `(?:${table.of || "(?!)"})?`;
  const word = sticky(any(Object.keys(table.words)) + END, "iuy");
  const joiner = sticky(table.joiners, "iuy");
  const gap = sticky(`[\\s-]\\s*${of}`, "iuy");
  const half = sticky(table.half + END, "iuy");
  const short = sticky(`${SPACE}?(${any(Object.keys(table.short))})(?![\\p{L}\\p{N}/²³])`, "uy");
  const money = any(Object.keys(table.money));
  const symbol = sticky(`${SPACE}?-?(?:(${money})|(${any(Object.keys(table.symbols))})(?:/(${any(Object.keys(table.rates))}))?)(?![\\p{L}\\p{N}²³/])`, "uy");
  const name = sticky(`(?:\\s+${of}|-)(${any(Object.keys(table.names))})${END}`, "iuy");
  const before = new RegExp(`(?:^|[^\\p{L}\\p{N}$])(${money})\\s?$`, "u");
  const room = Math.max(0, ...Object.keys(table.money).map((sign) => sign.length)) + 2;
  const start = new RegExp(`(?<![\\p{L}\\p{N}@/.,-])(?:\\d|${any(Object.keys(table.words))}${END})`, "giu");

  return (text) => {
    const found = [];
    let end = 0;
    for (const { index } of text.matchAll(start)) {
      if (index < end) continue;
      const one = amount(text, index);
      if (!one) continue;
      found.push(one);
      end = one.end;
    }
    return found;
  };

  function amount(text, at) {
    const digits = match(NUMERAL, text, at);
    let values, end, scaled = false;
    if (digits) {
      const after = at + digits[0].length;
      if (/^\p{L}/u.test(text.slice(after)) && !match(short, text, after) && !match(symbol, text, after)) return;
      ({ values, end } = scale(text, readings(digits[0]), after));
      scaled = end > after;
    } else {
      const spelled = spell(text, at);
      if (!spelled) return;
      values = [[spelled.value, 0]];
      ({ end } = spelled);
      scaled = true;
    }
    const sign = before.exec(text.slice(Math.max(0, at - room), at));
    let unit = sign ? table.money[sign[1]] : "";
    const begin = sign ? at - sign[0].length + sign[0].indexOf(sign[1]) : at;
    if (digits && !scaled) {
      const factor = match(short, text, end);
      if (factor && (sign || match(symbol, text, end + factor[0].length)?.[1])) {
        values = values.map(([value, places]) => [value * BigInt(table.short[factor[1]]), places]);
        end += factor[0].length;
        scaled = true;
      }
    }
    const after = match(symbol, text, end);
    const called = after ? null : match(name, text, end);
    if (after) {
      unit = after[1] ? table.money[after[1]] : table.symbols[after[2]] + (after[3] ? `/${table.rates[after[3]]}` : "");
      end += after[0].length;
    } else if (called) {
      unit = table.names[called[1].toLowerCase().replace(/\s+/g, " ")] ?? "";
      end += called[0].length;
    }
    const bare = !scaled && !unit && /^\d+$/.test(digits[0]);
    return { start: begin, end, values: values.map(plain), unit, bare };
  }

  // The values that digits may have: a mark that the language does not use may be either.
  function readings(digits) {
    const marks = digits.match(/[^\d]/g) ?? [];
    const last = marks.at(-1);
    const whole = [BigInt(digits.replace(/\D/g, "")), 0];
    if (!last) return [whole];
    const places = digits.length - digits.lastIndexOf(last) - 1;
    const fraction = [whole[0], places];
    if (!/[.,]/.test(last)) return [whole];
    if (marks.filter((mark) => mark === last).length > 1) return [whole];
    if (marks.length > 1 || places !== 3) return [fraction];
    if (table.decimals.includes(last)) return [fraction];
    return table.groups.includes(last) ? [whole] : [whole, fraction];
  }

  // The scale words after a numeral: "mil millones", "million et demi".
  function scale(text, values, end) {
    let factor = 1n, largest = 0n;
    for (;;) {
      const space = match(gap, text, end);
      const next = space && match(word, text, end + space[0].length);
      const [role, value] = next ? look(next[0]) : [];
      if (!/scale|round|hundred/.test(role ?? "") || value < largest || factor * value >= LARGEST) break;
      factor *= value;
      largest = value;
      end += space[0].length + next[0].length;
    }
    const and = factor > 1n && match(half, text, end);
    if (and) end += and[0].length;
    return { end, values: values.map(([value, places]) => [value * factor + (and ? (factor / 2n) * 10n ** BigInt(places) : 0n), places]) };
  }

  function look(text) {
    const [role, value, room] = table.words[text.toLowerCase()] ?? table.words[text.toLowerCase().replace(/\s+/g, " ")];
    return [role, BigInt(value), BigInt(room)];
  }

  // A number in words; "un" is one only before a scale.
  function spell(text, at) {
    const first = match(word, text, at);
    if (!first) return;
    let parts = [], group = null, room = 0n, end = at, good = null;
    const total = () => parts.reduce((sum, [value]) => sum + value, group ?? 0n);
    for (let found = first, skipped = 0; found; ) {
      const [role, value, most] = look(found[0]);
      const one = end === at && /one|article/.test(role);
      if (!take(role, value, most)) break;
      end += skipped + found[0].length;
      if (!one) good = { end, value: total() };
      [found, skipped] = follow(text, end);
    }
    const and = good?.end === end && parts.length && group === null && match(half, text, end);
    if (and) good = { end: end + and[0].length, value: total() + room / 2n };
    return good;

    function take(role, value, most) {
      if (/add|one|article/.test(role)) {
        if ((group !== null || parts.length) && value >= room) return false;
        group = (group ?? 0n) + value;
        room = most;
        return true;
      }
      if (role === "hundred") {
        if (group !== null && !(group >= 1n && group < 100n)) return false;
        group = (group ?? 1n) * 100n;
        room = 100n;
        return true;
      }
      const below = parts.filter(([, scale]) => scale < value);
      const above = parts.slice(0, parts.length - below.length);
      const count = !below.length && group === null ? 1n : below.reduce((sum, [part]) => sum + part, group ?? 0n);
      if (count * value >= LARGEST || (above.length && count * value >= above.at(-1)[1])) return false;
      parts = [...above, [count * value, value]];
      group = null;
      room = value;
      return true;
    }
  }

  function follow(text, end) {
    for (const between of [joiner, gap]) {
      const space = match(between, text, end);
      const found = space && match(word, text, end + space[0].length);
      if (found && (between === joiner || /scale|round/.test(look(found[0])[0]))) return [found, space[0].length];
    }
    return [null, 0];
  }
}

// Who asks may leave out the accents.
function typed(known) {
  return { ...Object.fromEntries(Object.entries(known).map(([word, told]) => [fold(word), told])), ...known };
}

/** The word of the index that stands for a value and a unit. */
export function token(value, unit) {
  const sign = unit.toLowerCase().replace(/[^a-z0-9]/gu, (one) => one.codePointAt(0).toString(16));
  return `qz${value.replace(".", "d")}${sign}zq`;
}

function plain([value, places]) {
  const digits = value.toString().padStart(places + 1, "0");
  const whole = digits.slice(0, digits.length - places);
  const rest = digits.slice(digits.length - places).replace(/0+$/, "");
  return rest && places ? `${whole}.${rest}` : whole;
}

function match(pattern, text, at) {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function sticky(source, flags) {
  return new RegExp(source, flags);
}

function any(list) {
  const sorted = [...list].filter(Boolean).sort((a, b) => b.length - a.length);
  return sorted.length ? `(?:${sorted.map((one) => one.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&").replace(/ /g, "\\s+")).join("|")})` : "(?!)";
}
