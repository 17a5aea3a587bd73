// The panel of findings stays open or closed as it was left: each save builds the page anew. Where
// that failed, the page is the one from before, and the panel says why.
const aside = document.getElementById("cc-panel");
const panel = aside.querySelector(":scope > details");
const KEY = "cc-panel";

if (panel) {
  panel.open = localStorage.getItem(KEY) !== "closed";
  panel.addEventListener("toggle", () => localStorage.setItem(KEY, panel.open ? "open" : "closed"));
}

if (aside.dataset.failed) {
  const answer = await fetch(aside.dataset.failed, { cache: "no-store" });
  const reason = answer.ok ? (await answer.text()).trim() : "";
  if (reason) {
    const title = document.createElement("strong");
    title.textContent = aside.dataset.title;
    const text = document.createElement("pre");
    text.lang = "en";
    text.textContent = reason;
    aside.prepend(title, text);
  }
}
