// The panel of findings stays open or closed as it was left: each save builds the page anew.
const panel = document.querySelector("#cc-panel > details");
const KEY = "cc-panel";

if (panel) {
  panel.open = localStorage.getItem(KEY) !== "closed";
  panel.addEventListener("toggle", () => localStorage.setItem(KEY, panel.open ? "open" : "closed"));
}
