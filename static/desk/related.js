// A thing that a form refers to (a person, a section) is added or mended in a dialog above the form. The page in the
// dialog tells this one of its choice by Unfold's popup_response.js, which finds the field by the frame's name.

function leave(dialog) {
    dialog.close()
    dialog.remove()
}

function show(link) {
    const address = new URL(link.href)
    if (address.origin !== location.origin) return
    address.searchParams.set("_popup", "1")
    const dialog = document.createElement("dialog")
    dialog.className = "shell-dialog shell-related-page"
    const page = document.createElement("iframe")
    page.name = link.id
    page.title = link.textContent.trim()
    page.addEventListener("load", () => {
        if (page.contentDocument?.getElementById("django-admin-popup-response-constants")) leave(dialog)
    })
    page.src = address
    dialog.append(page)
    dialog.addEventListener("close", () => dialog.remove())
    dialog.addEventListener("click", (event) => {
        if (event.target === dialog) leave(dialog) // beside it
    })
    document.body.append(dialog)
    dialog.showModal()
}

// Before Unfold's and Django's own scripts, which would each open a window of their own.
window.addEventListener(
    "click",
    (event) => {
        const link = event.target.closest?.("a.related-widget-wrapper-link")
        if (!link) return
        event.preventDefault()
        event.stopImmediatePropagation()
        link.closest("[popover]")?.hidePopover()
        if (link.href) show(link)
    },
    { capture: true },
)
