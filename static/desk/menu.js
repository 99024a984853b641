// The side menu: folded and unfolded, made wider and narrower; and one's own menu at its foot.

const root = document.documentElement
const wide = window.matchMedia(root.dataset.frame === "rail" ? "not all" : "(width >= 1280px)")
const menu = document.getElementById("nav-sidebar")
const toggles = document.querySelectorAll("[data-side-toggle]")
const isOpen = () => (wide.matches ? root.dataset.side !== "folded" : root.dataset.side === "open")
const tell = () => {
    for (const toggle of toggles) toggle.ariaExpanded = String(isOpen())
}

for (const toggle of toggles) {
    toggle.addEventListener("click", () => {
        const opens = !isOpen()
        if (wide.matches) localStorage.setItem("sidebarOpen", opens ? "1" : "0")
        if (opens === wide.matches) delete root.dataset.side
        else root.dataset.side = opens ? "open" : "folded"
        tell()
    })
}
wide.addEventListener("change", tell)
tell()
menu?.querySelector("#nav-sidebar-apps a.active")?.scrollIntoView({ block: "nearest" })

// The menu's edge follows the pointer that holds it.
const edge = menu?.querySelector("[data-side-edge]")
edge?.addEventListener("pointerdown", (event) => {
    event.preventDefault()
    edge.setPointerCapture(event.pointerId)
})
edge?.addEventListener("pointermove", (event) => {
    if (!edge.hasPointerCapture(event.pointerId)) return
    const width = Math.round(Math.min(360, Math.max(220, event.clientX)))
    root.style.setProperty("--side-width", `${width}px`)
    localStorage.setItem("sidebarWidth", width)
})

// A menu that lies over the page closes by Escape, and by a press beside it.
function closeOver() {
    if (wide.matches || root.dataset.side !== "open") return
    root.dataset.side = "folded"
    tell()
}
document.addEventListener("click", (event) => {
    if (!menu?.contains(event.target) && !event.target.closest?.("[data-side-toggle]")) closeOver()
})
menu?.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || wide.matches || root.dataset.side !== "open") return
    closeOver()
    document.querySelector("#main [data-side-toggle]")?.focus()
})

const own = menu?.querySelector("details.shell-user")
document.addEventListener("click", (event) => {
    if (own?.open && !own.contains(event.target)) own.open = false
})
own?.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !own.open) return
    own.open = false
    own.querySelector("summary").focus()
})
