"""The wire desk: what stands there, for whom, and what its buttons do."""

from dataclasses import replace
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.models import Article
from exchange.models import WireItem, WireUse
from exchange.wires import keeping, listing, taking
from exchange.wires.listing import Filters
from tests import stage
from tests.archive import asked, touched
from tests.exchange.wires import stage as wires
from tests.exchange.wires.copy import g2, message, read

pytestmark = pytest.mark.django_db
WIRE = "/admin/exchange/wires/"


def page(client, query="", **headers) -> BeautifulSoup:
    answer = client.get(f"{WIRE}{query}", headers=headers)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def headlines(soup: BeautifulSoup) -> list[str]:
    return [one.get_text(strip=True) for one in soup.select(".wire-headline")]


@pytest.fixture
def writer(client, cast):
    client.force_login(cast.writer)
    return client


def several(source) -> None:
    until = (timezone.now() + timedelta(hours=3)).isoformat()
    wires.keep(
        source,
        g2(guid="a", headline="Beras turun", about="<urgency>1</urgency><keyword>pangan</keyword>"),
        g2(guid="b", headline="Nikel naik", meta=f"<embargoed>{until}</embargoed>"),
        g2(guid="c", headline="Batal", state="stat:canceled"),
        g2(guid="d", headline="Ditahan", state="stat:withheld"),
        g2(guid="e", headline="Kopi naik"),
    )


def test_an_empty_wire_says_how_to_begin_to_whoever_may(writer, cast):
    leader = Client()
    leader.force_login(cast.managing_editor)
    bare = page(leader)
    assert bare.select_one("#wires.is-bare .screen-empty a")["href"] == reverse("exchange:wire_sources")
    assert not bare.select(".wire-keys")
    assert not page(writer).select(".screen-empty a")
    assert not page(leader, "?words=nikel").select(".is-bare, .screen-empty a")
    source = wires.source(cast)
    assert page(leader).select_one(".is-bare .screen-empty").get_text(strip=True) == "Nothing has come yet."
    wires.keep(source)
    assert not page(leader).select(".is-bare, .screen-empty")


def test_the_newest_stand_first_and_what_is_withheld_stands_for_few(writer, cast, source):
    several(source)
    assert headlines(page(writer)) == ["Kopi naik", "Batal", "Nikel naik", "Beras turun"]
    leader = Client()
    leader.force_login(cast.managing_editor)
    assert headlines(page(leader)) == ["Kopi naik", "Ditahan", "Batal", "Nikel naik", "Beras turun"]
    withheld = WireItem.objects.get(guid="d")
    assert not page(writer, f"?item={withheld.pk}").select(".wire-item")
    assert writer.get(reverse("exchange:wire_raw", args=[withheld.pk])).status_code == 404
    assert writer.post(reverse("exchange:wire_do", args=[withheld.pk]), {"do": "take"}).status_code == 404


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?words=pangan", ["Beras turun"]),
        ("?words=kop", ["Kopi naik"]),
        ("?words=%26%26", []),
        ("?urgency=2", ["Beras turun"]),
        ("?state=held", ["Nikel naik"]),
        ("?state=canceled", ["Batal"]),
        ("?state=usable", ["Kopi naik", "Nikel naik", "Beras turun"]),
        ("?state=ignored", []),
        ("?state=used", []),
        ("?section=999999", ["Kopi naik", "Batal", "Nikel naik", "Beras turun"]),
        ("?state=x&urgency=x&before=x&item=x", ["Kopi naik", "Batal", "Nikel naik", "Beras turun"]),
    ],
)
def test_filters_narrow_the_list_and_nonsense_does_not(writer, source, query, expected):
    several(source)
    assert headlines(page(writer, query)) == expected


def test_by_source_and_by_section(writer, cast, source):
    other = wires.source(cast, name="Lain", section=cast.other_section)
    wires.keep(source, g2(headline="Satu")), wires.keep(other, g2(headline="Dua"))
    assert headlines(page(writer, f"?source={other.pk}")) == ["Dua"]
    assert headlines(page(writer, f"?section={cast.section.pk}")) == ["Satu"]


def test_an_item_is_read_with_its_terms_and_note_and_what_changed_in_it(writer, source):
    wires.keep(source, wires.WITH_PICTURE)
    rights = "<rightsInfo><usageTerms>Hanya cetak.</usageTerms></rightsInfo>"
    (item,) = wires.keep(
        source, wires.version(2, headline="Nikel turun", before=rights, meta="<edNote>Angka baru.</edNote>")
    )
    soup = page(writer, f"?item={item.pk}")
    pane = soup.select_one(".wire-item")
    text = pane.get_text(" ", strip=True)
    for said in (
        "Nikel turun",
        "Hanya cetak.",
        "Angka baru.",
        "version 2",
        "Changed since version 1",
        "Pembeli menunggu.",
    ):
        assert said in text
    assert soup.select_one(f'[data-item="{item.pk}"]')["aria-current"] == "true"
    assert pane.find("ins") or "naik" in text


def test_the_part_alone_is_answered_to_a_script(writer, item):
    soup = page(writer, "", **{"X-Part": "1"})
    assert soup.select_one("#wires")["data-stamp"] == listing.stamp()
    assert not soup.select("html")


def test_taking_leads_to_the_draft(writer, cast, item):
    answer = writer.post(reverse("exchange:wire_do", args=[item.pk]), {"do": "take"})
    article = Article.objects.get()
    assert answer.headers["Location"] == reverse("admin:articles_article_change", args=[article.pk])
    form = writer.get(answer.headers["Location"]).content.decode()
    assert "From the import" in form
    assert "Kantor Berita Nusantara" in form
    assert "taken by" in page(writer).select_one(".wire-row").get_text()
    (button,) = page(writer, f"?item={item.pk}").select("[data-wire-take]")
    assert (button.name, button["href"]) == ("a", answer.headers["Location"])


def test_a_story_is_named_only_to_those_who_may_see_it(cast, item):
    article = taking.take(item, cast.other_writer)
    stage.save(article, cast.other_writer, headline="Rahasia desk lain")
    stranger, owner = Client(), Client()
    stranger.force_login(cast.writer), owner.force_login(cast.other_writer)
    assert "Rahasia desk lain" not in str(page(stranger, f"?item={item.pk}"))
    assert "Rahasia desk lain" in str(page(owner, f"?item={item.pk}"))


def test_a_story_is_put_beside_and_a_strangers_is_refused(writer, cast, item):
    own, other = stage.draft(cast), stage.draft(cast, created_by=cast.other_writer, section=cast.other_section)
    other.bylines.all().delete()
    address = reverse("exchange:wire_do", args=[item.pk])
    assert writer.post(address, {"do": "attach", "story": f"#{own.pk}"}).status_code == 302
    assert WireUse.objects.get().article == own
    for wrong in (other.pk, 10**11, "x", ""):
        assert writer.post(address, {"do": "attach", "story": wrong}).status_code == 403
    assert WireUse.objects.count() == 1


def test_waved_off_is_off_the_list_and_back_is_back(writer, item):
    address = reverse("exchange:wire_do", args=[item.pk])
    for where, expected in (
        (f"{WIRE}?words=nikel", f"{WIRE}?words=nikel"),
        ("https://lain.example/?", WIRE),
        ("", WIRE),
    ):
        assert writer.post(address, {"do": "ignore", "next": where}).headers["Location"] == expected
    assert headlines(page(writer)) == []
    assert headlines(page(writer, "?state=ignored")) == ["Harga nikel naik"]
    writer.post(address, {"do": "back"})
    assert headlines(page(writer)) == ["Harga nikel naik"]


def test_the_picture_and_the_raw_file_run_nothing(writer, source):
    (item,) = wires.keep(source, wires.WITH_PICTURE)
    picture = writer.get(reverse("exchange:wire_picture", args=[item.pictures.get().pk]))
    assert picture.headers["Content-Type"] == "image/jpeg"
    raw = writer.get(reverse("exchange:wire_raw", args=[item.pk]))
    assert raw.content == wires.WITH_PICTURE.encode()
    assert raw.headers["Content-Disposition"].startswith("attachment")
    for answer in (picture, raw):
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in answer.headers["Content-Security-Policy"]


def test_the_sheet_and_the_form_say_what_changed_until_it_was_seen(writer, cast, source, item):
    article = taking.take(item, cast.writer)
    wires.keep(source, wires.version(2, headline="Nikel turun", text="<p>Turun dua persen.</p>"))
    form = reverse("admin:articles_article_change", args=[article.pk])
    assert "KBN has changed this item since it was taken." in writer.get(form).content.decode()
    address = reverse("exchange:story_wire", args=[article.pk])
    sheet = BeautifulSoup(writer.get(address).content, "html.parser")
    assert "Changed since you took it" in sheet.get_text()
    assert writer.post(address, {"use": WireUse.objects.get().pk}).status_code == 302
    assert "has changed" not in writer.get(form).content.decode()
    assert "Changed since" not in writer.get(address).content.decode()
    assert writer.post(address, {"use": "x"}).status_code == 404


def test_of_what_is_withheld_now_nothing_is_seen_by_another_way(writer, cast, source, item):
    article = taking.take(item, cast.writer)
    secret = wires.version(
        2, state="stat:withheld", headline="Rahasia", text="<p>Rahasia.</p>", meta="<edNote>Rahasia</edNote>"
    )
    wires.keep(source, secret)
    wires.keep(
        source, message(g2(guid="b", headline="Terbuka"), g2(guid="c", state="stat:withheld", headline="Rahasia"))
    )
    opened = WireItem.objects.get(guid="b")
    leader = Client()
    leader.force_login(cast.managing_editor)
    for address in (
        f"{WIRE}?item={item.pk}",
        reverse("exchange:wire_raw", args=[opened.pk]),
        reverse("exchange:story_wire", args=[article.pk]),
        reverse("admin:articles_article_change", args=[article.pk]),
    ):
        assert "Rahasia" not in writer.get(address).content.decode()
    assert not page(writer, f"?item={item.pk}").select(".wire-item")
    assert writer.get(reverse("exchange:wire_raw", args=[opened.pk])).status_code == 404
    assert leader.get(reverse("exchange:wire_raw", args=[opened.pk])).status_code == 200
    assert (
        "withholds this item now"
        in writer.get(reverse("admin:articles_article_change", args=[article.pk])).content.decode()
    )


def test_a_story_that_nothing_was_taken_for_has_no_sheet(writer, cast):
    form = writer.get(reverse("admin:articles_article_change", args=[stage.draft(cast).pk])).content.decode()
    assert "exchange/wires/stories" not in form


def many(source, count: int) -> None:
    """So many items, quickly: what is asked of a page is how many rows it looks at."""
    last = (WireItem.objects.order_by("-pk").values_list("pk", flat=True).first() or 0) + 1
    WireItem.objects.bulk_create(
        WireItem(source=source, guid=f"n{last + n}", digest="x", headline=f"Berita {last + n}", words="'berita'")
        for n in range(count)
    )


@pytest.mark.parametrize(
    "filters", [Filters(), Filters(words="berita"), Filters(source=1)], ids=["all", "words", "source"]
)
def test_a_page_costs_the_same_with_many_items(cast, source, django_assert_max_num_queries, filters):
    filters = replace(filters, source=filters.source and source.pk)
    many(source, 200)
    cast.managing_editor.rights  # noqa: B018  read once in each request, before any page
    with django_assert_max_num_queries(3):
        assert len(listing.page(cast.managing_editor, filters).lines) == listing.PER_PAGE


def test_no_filter_looks_at_more_items_than_a_walk(cast, source, monkeypatch):
    monkeypatch.setattr(listing, "WALKED", 100)
    many(source, 2_000)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE exchange_wireitem")
    for filters in (Filters(), Filters(words="jarum"), Filters(urgency=1), Filters(section=cast.other_section.pk)):
        with asked() as statements:
            listing.page(cast.writer, filters)
        assert sum(touched(statement)[0] for statement in statements) < 6 * listing.WALKED


def test_a_search_says_how_far_it_has_looked_and_goes_on_from_there(cast, source, monkeypatch):
    monkeypatch.setattr(listing, "WALKED", 10)
    wires.keep(source, g2(headline="Jarum"))
    many(source, 25)
    filters, before, steps = Filters(words="jarum"), None, 0
    while not (page := listing.page(cast.writer, filters, before)).lines:
        assert page.walked
        before, steps = page.following, steps + 1
        assert steps < 4
    assert (steps, page.lines[0].item.headline, page.following) == (2, "Jarum", None)


def test_pages_follow_one_another_without_gap_or_double(cast, source, monkeypatch):
    monkeypatch.setattr(listing, "PER_PAGE", 4)
    many(source, 10)
    seen, before = [], None
    for _page in range(4):
        found = listing.page(cast.writer, Filters(), before)
        seen += [line.item.pk for line in found.lines]
        before = found.following
        if before is None:
            break
    assert seen == sorted(seen, reverse=True)
    assert len(set(seen)) == len(seen) == 10


def test_the_stamp_tells_of_all_that_happens(cast, source, item):
    stamps = [listing.stamp()]
    for deed in (
        lambda: taking.ignore(item, cast.writer),
        lambda: taking.take(item, cast.writer),
        lambda: wires.keep(source, wires.version(2)),
        lambda: wires.keep(source, wires.version(2, state="stat:canceled")),
    ):
        deed()
        stamps.append(listing.stamp())
    assert len(set(stamps)) == 5


def test_the_raw_file_is_gone_once_it_was_cleared(writer, item):
    WireItem.objects.update(file=None)
    assert keeping.raw(WireItem.objects.get()) is None
    assert writer.get(reverse("exchange:wire_raw", args=[item.pk])).status_code == 404
    assert read(g2()).copies
