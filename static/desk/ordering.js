// A list that people put in order: a row is dragged by its handle, or moved with the arrow keys while it has the focus.
// The numbers go into the fields of the list's form, so that an order is kept when the list is saved.

const list = document.querySelector("#result_list[data-ordering-field]")
const words = document.getElementById("shell-words")?.dataset ?? {}

function number() {
    const fields = list.querySelectorAll(`td.field-${CSS.escape(list.dataset.orderingField)} input`)
    for (const [place, field] of fields.entries()) {
        field.value = place
        field.dispatchEvent(new Event("input", { bubbles: true }))
    }
}

function put(row, before) {
    if (before === row || before === row.nextElementSibling) return
    list.insertBefore(row, before)
    number()
}

// Moving a row in the page lets go of a captured pointer: so the window listens, wherever the pointer goes.
let dragged = null
function drag(event) {
    if (!dragged) return
    const below = document.elementFromPoint(event.clientX, event.clientY)?.closest("#result_list > tbody")
    if (!below || below === dragged) return
    const middle = below.getBoundingClientRect().top + below.offsetHeight / 2
    put(dragged, event.clientY < middle ? below : below.nextElementSibling)
}

function step(event, handle, row) {
    const above = row.previousElementSibling
    const below = row.nextElementSibling
    if (event.key === "ArrowUp" && above?.matches("tbody")) put(row, above)
    else if (event.key === "ArrowDown" && below) put(row, below.nextElementSibling)
    else return
    event.preventDefault()
    handle.focus()
}

for (const row of list?.tBodies ?? []) {
    const handle = row.querySelector("tr.data-row > td:first-child > div")
    if (!handle) continue
    Object.assign(handle, { tabIndex: 0, role: "button", ariaLabel: words.drag })
    handle.classList.add("shell-handle")
    handle.addEventListener("pointerdown", () => (dragged = row))
    handle.addEventListener("keydown", (event) => step(event, handle, row))
}
if (list) {
    window.addEventListener("pointermove", drag)
    for (const end of ["pointerup", "pointercancel"]) window.addEventListener(end, () => (dragged = null))
}
