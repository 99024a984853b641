"""The containers of a front: each shows its stories whatever there is of them."""

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from django.template import loader

from public import selections
from public.cards import Card
from public.fronts import Block
from tests.public import many

pytestmark = pytest.mark.django_db

LAYOUTS = ["lead", "latest", "wide", "dense", "rail", "pair", "opinion", "ranked", "row", "strip"]


@pytest.fixture
def card(cast) -> Card:
    many.load(cast, count=1, sections=1)
    return selections.latest(1)[0]


def shown(layout: str, cards: list[Card], width: str = "full", page=None, **more) -> BeautifulSoup:
    """The container as a front prints it; `page`: the section whose front that is."""
    rest = {"title": "", "url": "", "section": None, "tone": "plain", "links": ()}
    block = Block(key="k", layout=layout, width=width, cards=cards, **rest | more)
    context = {"block": block, **({"section": page} if page else {})}
    html = loader.render_to_string(f"public/containers/{layout}.html", context)
    return BeautifulSoup(html, "html.parser").section


def some(card: Card, count: int, **changes) -> list[Card]:
    return [replace(card, article_id=nth, **changes) for nth in range(1, count + 1)]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("width", ["full", "two", "one"])
def test_each_layout_shows_its_stories_at_each_width_with_and_without_pictures(card, layout, width):
    cards = [replace(one, picture=one.picture if one.article_id % 2 else None) for one in some(card, 4)]
    for those in (cards, cards[:1]):
        section = shown(layout, those, width, tone="dark", title="Judul blok")
        assert section["data-container"] == "k"
        assert {"block", f"block-{layout}", f"width-{width}"} <= set(section["class"])
        assert {one["data-article"] for one in section.select("[data-article]")} == {
            str(one.article_id) for one in those
        }
        assert "Judul blok" in section.get_text()


@pytest.mark.parametrize(
    ("count", "look"), [(1, "card-beside"), (2, "cols-2"), (3, "cols-3"), (4, "cols-4"), (6, "cols-4")]
)
def test_a_row_with_fewer_stories_than_places_leaves_none_empty(card, count, look):
    assert shown("row", some(card, count)).select(f".{look}")


def test_without_a_photo_there_is_no_empty_box_and_the_row_says_more(card):
    one, *_others = shown("row", some(card, 3, picture=None, standfirst="Ringkasan.")).select(".card")
    assert not one.select(".card-picture")
    assert one.select_one(".card-standfirst").get_text() == "Ringkasan."
    assert not shown("row", some(card, 3, standfirst="Ringkasan.")).select(".card-standfirst")


def test_a_headline_of_a_hundred_and_fifty_letters_stands_a_step_lower_and_whole(card):
    headline = ("Panjang " * 18).strip()
    section = shown("lead", [replace(card, headline=headline)], "two")
    assert section.select_one(".card-xxl.card-long").h2.get_text() == headline


def test_a_block_goes_by_its_own_title_else_by_its_section_and_says_neither_on_that_sections_page(card):
    titles = [shown("row", [card], section=card.section, title=title).h2.get_text() for title in ("Judul", "")]
    assert titles == ["Judul", card.section.name]
    for title in ("", card.section.name):
        assert not shown("row", [card], page=card.section, section=card.section, title=title).select(".block-title")


def test_a_section_is_known_by_its_colour_in_line_and_sign(card):
    head = shown("row", [card], section=card.section).select_one(".block-head")
    assert {path["fill"] for path in head.select(".rule path, .mark path")} == {card.section.colour}


def test_stories_of_one_section_do_not_say_so_and_a_kicker_of_the_fronts_own_is_always_said(card):
    assert not shown("row", some(card, 2), section=card.section).select(".kicker")
    assert shown("row", some(card, 2)).select_one(".kicker").get_text() == card.section.name
    assert (
        shown("row", some(card, 2, kicker="Fokus"), section=card.section).select_one(".kicker").get_text() == "Fokus"
    )


def test_a_story_that_was_corrected_says_so(card):
    corrected = replace(card, corrected=card.published_at)
    assert shown("row", [corrected, card]).select(".card-corrected")
    assert not shown("row", [card]).select(".card-corrected")


def test_an_event_has_its_name_its_links_and_its_stories(card):
    links = [{"label": "Jadwal", "url": "/jadwal"}]
    section = shown("strip", [card], title="Mudik 2027", url="/mudik/", links=links)
    assert [link["href"] for link in section.select("a")] == ["/mudik/", "/jadwal", card.url]
