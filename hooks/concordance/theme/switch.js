// Switching language keeps the section: the ids are the same in every language.
for (const link of document.querySelectorAll(".md-select__link[hreflang]")) {
  link.addEventListener("click", () => {
    link.hash = location.hash;
  });
}
