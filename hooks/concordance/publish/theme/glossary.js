/* Shows a term's definition on hover, focus and tap. Without it a term is a plain link. */
const box = document.createElement("div")
box.id = "term-popover"
box.className = box.id
box.setAttribute("role", "tooltip")
let term = null // whose definition is shown
let touched = false // a finger is down: the click decides, not hover or focus
let timer = 0

const termOf = (node) => (node.closest ? node.closest("a.term[data-definition]") : null)

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
  const name = document.createElement("strong")
  name.textContent = link.dataset.title
  box.replaceChildren(name, link.dataset.definition)
  box.toggleAttribute("data-touch", touched)
  ;(link.closest("main") || document.body).append(box)
  place(link, x)
  term = link
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
  else if (document.activeElement !== term) later(hide, 250)
})
on("pointerdown", ({ pointerType, target }) => {
  touched = pointerType === "touch"
  if (termOf(target) !== term && !box.contains(target)) hide()
})
on("focusin", ({ target }) => {
  const link = termOf(target)
  if (link && !touched) show(link)
})
on("focusout", ({ target }) => {
  if (target === term && !touched) hide()
})
on("click", (event) => {
  const link = termOf(event.target)
  if (touched && link && link !== term) {
    event.preventDefault()
    show(link, event.clientX)
  } else if (touched && term && box.contains(event.target)) term.click()
  touched = false
})
on("keydown", ({ key }) => {
  touched = false
  if (key === "Escape") hide()
})
addEventListener("beforeprint", hide)
