"""Saved pages, Medium's among them."""

from datetime import UTC, datetime

import pytest

from exchange.importing import limits, planning
from exchange.importing.items import Person, Picture, State, Unreadable
from tests.exchange.importing.samples import items

MEDIUM = """<!DOCTYPE html><html><head><title>x</title></head><body><article class="h-entry">
<header><h1 class="p-name">Harga naik</h1></header>
<section data-field="subtitle" class="p-summary"> Ringkas </section>
<section data-field="body" class="e-content"><section><h3 class="graf graf--title">Harga naik</h3>
<p class="graf">Cabai naik.</p></section></section><footer>{footer}</footer></article></body></html>"""
OUT = """<p><a href="https://medium.com/tag/x" class="p-tag">Pasar</a></p><p>By <a href="https://medium.com/@sri"
class="p-author h-card">Sri</a> on <a href="https://medium.com/p/abcd1234"><time class="dt-published"
datetime="2018-08-11T11:23:34.123Z">August</time></a>.</p><p><a href="https://medium.com/@sri/harga-naik-abcd12345678"
class="p-canonical">x</a></p>"""
PAGE = """<html lang="id"><head><title>Harga naik - Warta</title><meta property="og:title" content="Harga naik">
<meta property="article:published_time" content="2019-05-04T10:00:00+07:00"><meta name="author" content="Sri">
<meta property="article:section" content="Pasar"><meta property="article:tag" content="cabai">
<meta property="og:image" content="https://w.example/a.jpg"><meta name="description" content="Ringkas">
<link rel="canonical" href="https://w.example/2019/harga-naik/"></head><body><nav>Menu</nav><article>
<header><h1>Harga naik</h1></header><p>Cabai naik.</p><script>x()</script></article>
<footer>(c)</footer></body></html>"""


def test_a_published_page_of_medium():
    (item,) = items(MEDIUM.format(footer=OUT), "2018_harga.html")
    assert (item.title, item.excerpt, item.slug, item.state) == ("Harga naik", "Ringkas", "harga-naik", State.LIVE)
    assert item.published_at == datetime(2018, 8, 11, 11, 23, 34, 123000, tzinfo=UTC)
    assert (item.people, item.tags) == ((Person("Sri", "https://medium.com/@sri"),), ("Pasar",))
    assert "Cabai naik." in item.html
    assert "Harga naik" not in item.html
    assert item.key == "medium:abcd1234"


def test_a_draft_of_medium_has_no_time():
    (item,) = items(MEDIUM.format(footer='<a href="https://medium.com/p/abab1212">View original.</a>'), "draft.html")
    assert (item.state, item.published_at, item.key) == (State.DRAFT, None, "medium:abab1212")


def test_a_page_of_any_site():
    (item,) = items(PAGE, "harga.html")
    assert (item.title, item.excerpt, item.slug) == ("Harga naik", "Ringkas", "harga-naik")
    assert item.published_at == datetime(2019, 5, 4, 3, tzinfo=UTC)
    assert ([one.name for one in item.people], [one.name for one in item.categories]) == (["Sri"], ["Pasar"])
    assert (item.tags, item.lead) == (("cabai",), Picture("https://w.example/a.jpg"))
    assert item.addresses == ("/2019/harga-naik/",)
    for furniture in ("Menu", "(c)", "Harga naik", "x()"):
        assert furniture not in item.html
    assert "<p>Cabai naik.</p>" in item.html


def test_a_page_that_nobody_dated_or_that_hid_from_search_is_a_draft():
    for hidden in (
        PAGE.replace("article:published_time", "x"),
        PAGE.replace("<nav>", '<meta name="robots" content="noindex">'),
    ):
        assert items(hidden, "x.html")[0].state == State.DRAFT


def test_a_page_without_a_title_is_no_story():
    (item,) = items("<html><body><p>x</p></body></html>", "x.html")
    assert "neither a title nor a heading" in planning.why_skip(item), "its line says so, and other pages come in"


def test_a_page_in_the_letters_of_windows_is_read():
    text = '<html><head><meta charset="windows-1252"><title>Café</title></head><body><p>“x”</p></body></html>'
    (item,) = items(text.encode("cp1252"), "x.html")
    assert (item.title, "“x”" in item.html) == ("Café", True)


def test_a_page_is_bounded(monkeypatch):
    monkeypatch.setattr(limits, "LARGEST_PAGE", 50)
    with pytest.raises(Unreadable, match="MB"):
        items(PAGE, "x.html")


def test_a_page_in_two_bytes_a_letter_is_read():
    (item,) = items(
        "<html><head><title>Harga — naik</title></head><body><p>“Dua”</p></body></html>".encode("utf-16"), "a.html"
    )
    assert (item.title, item.html) == ("Harga — naik", "<p>“Dua”</p>")
