// What a page must know before it is drawn, or it would be seen to change: light or dark, the side menu's place.
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
