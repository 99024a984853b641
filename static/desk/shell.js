// What Unfold's pages leave out for keyboards and screen readers.

// An icon of the icon font is a word in the page ("arrow_back"): screen readers must not say it.
function silenceIcons(root) {
    for (const icon of root.querySelectorAll(".material-symbols-outlined:not([aria-hidden])")) {
        icon.setAttribute("aria-hidden", "true")
    }
}

// Buttons and fields of Unfold's lists that have no name: a field is called what its column is called.
function nameTheNameless(root) {
    const words = document.getElementById("shell-words")?.dataset ?? {}
    root.querySelector("#searchbar-submit")?.setAttribute("aria-label", words.search)
    root.querySelector("#searchbar")?.setAttribute("aria-label", words.search)
    for (const link of root.querySelectorAll('a[href="#"]')) {
        if (!link.textContent.replace(/[a-z_]+/g, "").trim() && !link.ariaLabel) link.ariaLabel = words.more
    }
    for (const link of root.querySelectorAll("#content a:has(> .material-symbols-outlined)")) {
        const said = [...link.childNodes].some((part) => part.textContent.trim() && !part.matches?.(".material-symbols-outlined"))
        if (!said && !link.ariaLabel && !link.title) link.ariaLabel = words.look
    }
    for (const field of root.querySelectorAll(".select2-search__field:not([aria-label])")) {
        const select = field.closest(".select2-container")?.previousElementSibling
        const label = select?.labels?.[0]?.innerText.replace("*", "").trim()
        if (label) field.ariaLabel = label
    }
    // what Select2 makes of a choice bears its field's name, also while nothing is chosen
    for (const part of root.querySelectorAll(".select2-container :is([role=combobox], [role=textbox])")) {
        const select = part.closest(".select2-container").previousElementSibling
        const label = select?.labels?.[0]?.innerText.replace("*", "").trim()
        if (!label) continue
        part.removeAttribute("aria-labelledby")
        part.ariaLabel = [label, part.innerText.trim()].filter(Boolean).join(": ")
    }
    const lines = "#result_list td :is(input:not([type=hidden]), select, textarea)"
    for (const field of root.querySelectorAll(lines)) {
        if (field.labels?.length || field.ariaLabel) continue
        const column = field.closest("td").cellIndex
        const head = field.closest("table").querySelector("thead tr")?.cells[column]
        field.ariaLabel = head?.innerText.trim() || field.name
    }
}

// A row of tabs that is wider than the screen begins where the page is, not at its first tab.
function showCurrentTabs(root) {
    for (const current of root.querySelectorAll("nav [aria-current]")) {
        const row = current.closest("nav")
        if (row.scrollWidth <= row.clientWidth || getComputedStyle(row).overflowX === "visible") continue
        row.scrollLeft += current.getBoundingClientRect().left - row.getBoundingClientRect().left - 40
    }
}

document.addEventListener("DOMContentLoaded", () => {
    silenceIcons(document)
    nameTheNameless(document)
    showCurrentTabs(document)
    document.fonts.ready.then(() => showCurrentTabs(document)) // in their own letters the tabs are wider or narrower
    new MutationObserver((changes) => {
        for (const change of changes) {
            for (const node of change.addedNodes) {
                if (node.nodeType !== Node.ELEMENT_NODE) continue
                silenceIcons(node.parentElement ?? node)
                if (node.classList.contains("select2")) nameTheNameless(node.parentElement ?? node)
            }
        }
    }).observe(document.body, { childList: true, subtree: true })
})
