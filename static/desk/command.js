// Ctrl+K: type a word, and go to the list of that name.

import { released } from "../photos/released.js"

const WAIT = 200 // ms of silence before the desk is asked
const dialog = document.getElementById("command")
const field = dialog?.querySelector("input")
const results = dialog?.querySelector("[data-results]")
let asking = null
let timer = 0

async function ask() {
    asking?.abort()
    const question = (asking = new AbortController())
    const words = field.value.trim()
    if (!words) return results.replaceChildren()
    try {
        const address = `${dialog.dataset.search}?${new URLSearchParams({ s: words })}`
        const answer = await fetch(address, { signal: question.signal, headers: { Accept: "text/html" } })
        if (!answer.ok) return results.replaceChildren()
        const page = new DOMParser().parseFromString(await answer.text(), "text/html")
        await released(results)
        if (question === asking && dialog.open) results.replaceChildren(...page.body.childNodes)
    } catch (trouble) {
        if (trouble.name !== "AbortError") results.replaceChildren()
    }
}

function step(event) {
    const stops = [field, ...results.querySelectorAll("a")]
    const at = stops.indexOf(document.activeElement)
    const next = event.key === "ArrowDown" ? at + 1 : event.key === "ArrowUp" ? at - 1 : -1
    if (event.key === "Enter" && at === 0) stops[1]?.click()
    else if (stops[next]) stops[next].focus()
    else if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return
    event.preventDefault()
}

function isWriting() {
    const here = document.activeElement
    return here?.isContentEditable || here?.matches("input, textarea")
}

if (dialog) {
    document.addEventListener("keydown", (event) => {
        if (event.key !== "k" || !(event.ctrlKey || event.metaKey)) return
        if (dialog.open) dialog.close()
        else if (isWriting()) return
        else dialog.showModal()
        event.preventDefault()
    })
    dialog.addEventListener("keydown", step)
    dialog.addEventListener("click", (event) => {
        if (event.target === dialog) dialog.close() // beside it
    })
    dialog.addEventListener("close", () => {
        asking?.abort()
        field.value = ""
        results.replaceChildren()
    })
    field.addEventListener("input", () => {
        clearTimeout(timer)
        timer = setTimeout(ask, WAIT)
    })
}
