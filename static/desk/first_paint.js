// What runs before a page is drawn; all other scripts come after.

// What a page must know, or it would be seen to change: light or dark, the side menu's place.
{
    const root = document.documentElement
    // At a story the menu is a rail of symbols, and only its button lays the whole menu over the page.
    const wide = window.matchMedia(root.dataset.frame === "rail" ? "not all" : "(width >= 1280px)")
    const dark = window.matchMedia("(prefers-color-scheme: dark)")

    const dress = () => {
        if (root.dataset.theme === "auto") root.classList.toggle("dark", dark.matches)
    }
    // The menu stands open beside a wide page unless this person folded it; over a narrow one it never does by itself.
    const place = () => {
        delete root.dataset.side
        if (wide.matches && localStorage.getItem("sidebarOpen") === "0") root.dataset.side = "folded"
    }

    dress()
    place()
    dark.addEventListener("change", dress)
    wide.addEventListener("change", place)
    const width = Number(localStorage.getItem("sidebarWidth"))
    if (width >= 220 && width <= 360) root.style.setProperty("--side-width", `${width}px`)
}

// Before the editor is there, an open story is read, and written on, on the page that came with its form. With every key
// its text goes into the form's own field, so that whatever is sent, kept or counted meanwhile has it.
{
    const pageOf = (target) => target.closest?.("[data-early]")

    const html = (page) => {
        const copy = page.cloneNode(true)
        for (const one of copy.querySelectorAll("[contenteditable]")) one.removeAttribute("contenteditable")
        return copy.innerHTML
    }
    // A browser that comes back to a form fills in what stood there: then the field has the newer text.
    const check = () => {
        for (const page of document.querySelectorAll("[data-early]")) {
            const field = page.nextElementSibling
            if (!("typed" in field.dataset) && field.value !== field.defaultValue) page.remove()
        }
    }

    document.documentElement.dataset.scripted = ""
    document.execCommand("defaultParagraphSeparator", false, "p")
    document.addEventListener("DOMContentLoaded", check)
    document.addEventListener("focusin", check)
    document.addEventListener("input", (event) => {
        const page = pageOf(event.target)
        if (!page) return
        const field = page.nextElementSibling
        field.dataset.typed = ""
        field.value = html(page)
    }, true)
    // What other programs hang on their text is the editor's to tidy; until then their words come alone.
    document.addEventListener("paste", (event) => {
        if (!pageOf(event.target)) return
        event.preventDefault()
        document.execCommand("insertText", false, event.clipboardData.getData("text/plain"))
    })
    document.addEventListener("drop", (event) => pageOf(event.target) && event.preventDefault())
    // Another text was put into the field.
    document.addEventListener("body:set", (event) => {
        const page = event.target.previousElementSibling
        if (page?.matches("[data-early]")) page.remove()
    }, true)
}

// A story's form that is left before its own scripts ran: they give the story back as soon as they are there
// (story_lock.js, which says so on the page), and until then this does.
addEventListener("pagehide", () => {
    const page = document.querySelector("[data-pulse][data-writing]:not([data-watched])")
    if (!page) return
    const { key, version, user, pulse } = page.dataset
    const token = document.cookie.match(/(?:^|;\s*)csrftoken=([^;]+)/)?.[1] ?? document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? ""
    const body = JSON.stringify({ key, version: Number(version), user, turn: 1, writing: true, leaving: true })
    fetch(pulse, { method: "POST", keepalive: true, headers: { "Content-Type": "application/json", "X-CSRFToken": token }, body })
})
