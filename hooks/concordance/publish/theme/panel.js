// The panel of findings stays open or closed as it was left, and so does what is opened on the page:
// each save builds it anew. Where that failed, the page is the one from before, and the panel says why.
const aside = document.getElementById("cc-panel");
const panel = aside.querySelector(":scope > details");
const KEY = "cc-panel";

if (panel) {
  panel.open = localStorage.getItem(KEY) !== "closed";
  panel.addEventListener("toggle", () => localStorage.setItem(KEY, panel.open ? "open" : "closed"));
}

// A reload closes what the reader has opened, and the page is then where it was without it.
const KEPT = "cc-opened";
const folds = [...document.querySelectorAll("details")].filter((each) => each !== panel);
const reloaded = performance.getEntriesByType("navigation")[0]?.type === "reload";
const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "{}");
if (reloaded && kept.page === location.pathname && kept.open.length === folds.length) {
  for (const [at, fold] of folds.entries()) fold.open = kept.open[at];
  scrollTo({ top: kept.top, behavior: "instant" });
}
addEventListener("pagehide", () => {
  const open = folds.map((each) => each.open);
  const now = { page: location.pathname, open, top: scrollY };
  sessionStorage.setItem(KEPT, JSON.stringify(now));
});

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
