// On a glossary's index: a field that leaves the entries with what is typed, in term or definition.
import { fold } from "./words.js";

/** Puts the field above the letters of an index. */
export function filter(letters) {
  const block = letters.parentElement;
  const lists = [...block.querySelectorAll("dl")];
  const entries = lists.flatMap((list) => [...list.querySelectorAll("dt")].map((term) => {
    const definition = term.nextElementSibling;
    return { term, definition, text: fold(`${term.textContent} ${definition.textContent}`) };
  }));
  const label = document.createElement("label");
  label.className = "glossary-filter";
  const input = document.createElement("input");
  input.type = "search";
  input.autocomplete = "off";
  label.append(letters.dataset.filter, " ", input);
  const status = document.createElement("p");
  status.setAttribute("role", "status");
  letters.before(label);
  letters.after(status);
  input.addEventListener("input", () => {
    const asked = fold(input.value.trim());
    let count = 0;
    for (const { term, definition, text } of entries) {
      const shown = text.includes(asked);
      term.hidden = definition.hidden = !shown;
      count += shown;
    }
    for (const list of lists) {
      const empty = !list.querySelector("dt:not([hidden])");
      list.hidden = list.previousElementSibling.hidden = empty;
      const link = letters.querySelector(`a[href="#${CSS.escape(list.previousElementSibling.id)}"]`);
      if (link) link.hidden = empty;
    }
    status.textContent = count ? "" : letters.dataset.none;
  });
}
