/* Shows a term's definition, or a source's card, on hover, focus and tap. Without it a term and a
   citation are plain links. */
const box = document.createElement("div")
box.id = "term-popover"
box.className = box.id
box.setAttribute("role", "tooltip")
let term = null // whose definition is shown
let touched = false // a finger is down: the click decides, not hover or focus
let timer = 0

const SHOWS = "a.term[data-definition], a[data-cite]"
const termOf = (node) => (node.closest ? node.closest(SHOWS) : null)

function hide() {
  clearTimeout(timer)
  box.remove()
  if (term) term.removeAttribute("aria-describedby")
  term = null
}

function later(action, delay) {
  clearTimeout(timer)
  timer = setTimeout(action, delay)
}

function show(link, x) {
  clearTimeout(timer)
  if (term === link) return
  hide()
  term = link
  if ("cite" in link.dataset) return showSource(link, x)
  const name = document.createElement("strong")
  name.textContent = link.dataset.title
  box.setAttribute("role", "tooltip")
  put(link, x, name, link.dataset.definition)
}

async function showSource(link, x) {
  const parts = await import("./sources.js").then(({ cardOf }) => cardOf(link), () => [])
  if (term !== link || !parts.length) return
  box.setAttribute("role", "note") // it has a link
  put(link, x, ...parts)
}

function put(link, x, ...parts) {
  box.replaceChildren(...parts)
  box.toggleAttribute("data-touch", touched)
  ;(link.closest("main") || document.body).append(box)
  place(link, x)
  link.setAttribute("aria-describedby", box.id)
}

function place(link, x) {
  // A term may be broken over two lines: begin at the part under the pointer, or the first.
  const parts = [...link.getClientRects()]
  const part = parts.find((rect) => x >= rect.left && x <= rect.right) || parts[0]
  const { top, bottom } = link.getBoundingClientRect()
  const origin = box.offsetParent.getBoundingClientRect()
  const gap = 8
  const room = document.documentElement.clientWidth - box.offsetWidth - gap
  const height = box.offsetHeight
  const above = bottom + height + gap > innerHeight && top > height
  box.style.left = `${Math.max(gap, Math.min(part.left, room)) - origin.left}px`
  box.style.top = `${(above ? top - height : bottom) - origin.top}px`
}

const on = (type, action) => document.addEventListener(type, action)
on("pointerover", ({ pointerType, target, clientX }) => {
  if (pointerType === "touch") return
  const link = termOf(target)
  if (link) later(() => show(link, clientX), term ? 0 : 150)
  else if (box.contains(target)) clearTimeout(timer)
  else if (![term, ...box.querySelectorAll("a")].includes(document.activeElement)) later(hide, 250)
})
on("pointerdown", ({ pointerType, target }) => {
  touched = pointerType === "touch"
  if (termOf(target) !== term && !box.contains(target)) hide()
})
on("focusin", ({ target }) => {
  const link = termOf(target)
  if (link && !touched) show(link)
})
on("focusout", ({ target, relatedTarget }) => {
  if (touched || box.contains(relatedTarget) || relatedTarget === term) return
  if (target === term || box.contains(target)) hide()
})
on("click", (event) => {
  const link = termOf(event.target)
  if (touched && link && link !== term) {
    event.preventDefault()
    show(link, event.clientX)
  } else if (touched && term && box.contains(event.target) && !event.target.closest("a")) term.click()
  touched = false
})
on("keydown", (event) => {
  touched = false
  if (event.key === "Escape") {
    if (box.contains(event.target)) term.focus()
    hide()
  }
  if (event.key === "Tab") visit(event)
})

/* A card stands at the end of the page: Tab leads from its citation into it, and on from there. */
function visit(event) {
  const links = term && box.isConnected ? [...box.querySelectorAll("a")] : []
  if (!links.length) return
  const at = links.indexOf(event.target)
  const next = links[at + (event.shiftKey ? -1 : 1)]
  if (at < 0 && (event.target !== term || event.shiftKey)) return
  if (next) event.preventDefault()
  else if (event.shiftKey) event.preventDefault()
  ;(next || term).focus()
  if (!next && !event.shiftKey) hide()
}
addEventListener("beforeprint", hide)

const letters = document.querySelector(".glossary-letters")
if (letters) import("./filter.js").then((module) => module.filter(letters)).catch(() => {})
