// What Unfold's pages leave out for people who do not see them, and settings of its libraries.

// htmx writes a style element into the page unless told not to; the desk's policy forbids it and nothing needs it.
const meta = document.createElement("meta")
meta.name = "htmx-config"
meta.content = JSON.stringify({ includeIndicatorStyles: false })
document.head.append(meta)
if (window.htmx) {
    window.htmx.config.includeIndicatorStyles = false
}

// An icon of the icon font is a word in the page ("arrow_back"): screen readers must not say it.
function silenceIcons(root) {
    for (const icon of root.querySelectorAll(".material-symbols-outlined:not([aria-hidden])")) {
        icon.setAttribute("aria-hidden", "true")
    }
}

document.addEventListener("DOMContentLoaded", () => {
    silenceIcons(document)
    new MutationObserver((changes) => {
        for (const change of changes) {
            for (const node of change.addedNodes) {
                if (node.nodeType === Node.ELEMENT_NODE) silenceIcons(node.parentElement ?? node)
            }
        }
    }).observe(document.body, { childList: true, subtree: true })
})
