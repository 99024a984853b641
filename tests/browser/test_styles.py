"""A page looks the same under the sheet that it carries as under everything that readers' pages have."""

import pytest

from tests import stage

pytestmark = pytest.mark.shared_window

LOOKS = """() => {
    const names = [...getComputedStyle(document.body)]
    return [...document.querySelectorAll("body, body *")].flatMap((one) =>
        [null, "::before", "::after"].map((part) => {
            const style = getComputedStyle(one, part)
            const nothing = part && style.content === "none"  // three in four: no box, so no look
            const looks = nothing ? [] : names.map((name) => style[name])
            return `${one.nodeName}.${one.className} ${part ?? ""} ` + looks.join("|")
        }))
}"""
SWAP = """(sheet) => new Promise((done) => {
    const link = document.querySelector('link[rel=stylesheet][href*="css/public"]')
    link.addEventListener("load", () => requestAnimationFrame(() => done()))
    link.href = link.href.replace("public", sheet)
})"""
BODY = (
    "<p>Petani di Takalar memanen lebih awal.</p><h2>Harga</h2>"
    "<blockquote><p>Naik.</p><cite>Petani</cite></blockquote>"
    "<ul><li>Satu</li></ul><table><tbody><tr><th>Bulan</th><td>2</td></tr></tbody></table>"
    '<aside data-pull-quote="1"><p>Kutipan</p></aside><pre>kode</pre>'
)


@pytest.fixture
def addresses(cast) -> dict[str, str]:
    stories = [stage.published(cast, body=BODY, tags=["kopi", "ekspor"]) for _ in range(7)]
    stage.published(cast, video_url="https://www.youtube.com/watch?v=aqz-KE-bpKQ")
    return {"story": stories[0].get_absolute_url(), "front": "/", "front of a section": "/ekbis/"}


@pytest.mark.parametrize("which", ["story", "front", "front of a section"])
def test_it_looks_the_same_under_its_own_sheet(page, live_server, addresses, which):
    page.goto(live_server.url + addresses[which])
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.reload()
        page.wait_for_load_state()
        page.evaluate("document.fonts.ready")
        whole = page.evaluate(LOOKS)
        page.evaluate(SWAP, f"{which.split()[0]}_page")
        own = page.evaluate(LOOKS)
        assert "rgb(" in whole[0]
        assert [(a[:200], b[:200]) for a, b in zip(whole, own, strict=True) if a != b] == []
