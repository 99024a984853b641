"""Each prepared query answers as its queryset would, sent plainly."""

import importlib
import pkgutil
import typing

import pytest
from django.test import Client
from django.utils import timezone

import public
from articles.readers.lists import Mark
from fronts.arrangement import Container, Placed, Rule
from public import fronts, related, selections, site, stories
from public.fast.prepared import Prepared
from public.seen.stretches import Stretch

pytestmark = pytest.mark.django_db


def plain(query: Prepared, values: dict) -> tuple[list[tuple], bool]:
    """The rows by the queryset itself, and whether it says in what order they come."""
    queryset = query._build(**values)
    return [tuple(row) for row in queryset], queryset.ordered


@pytest.fixture
def twins(monkeypatch) -> dict[str, int]:
    """Holds each prepared query to its plain twin whenever it is asked; counts the rows compared for each."""
    compared: dict[str, int] = {}
    rows = Prepared.rows

    def both(self, **values):
        found = rows(self, **values)
        prepared = [tuple(row) for row in found]
        expected, ordered = plain(self, values)
        if not ordered:
            prepared, expected = sorted(prepared, key=repr), sorted(expected, key=repr)
        assert prepared == expected
        name = f"{self._build.__module__}.{self._build.__qualname__.split('.')[0]}"
        compared[name] = compared.get(name, 0) + len(prepared)
        return found

    monkeypatch.setattr(Prepared, "rows", both)
    return compared


def ask_everything(paper) -> None:
    """Every question that the pages ask, with every kind of value."""
    related.forget()
    today, section = timezone.localdate(), paper.section.pk
    lists = [{}, {"sections": [section]}, {"sections": [section, paper.video.section_id]}]
    lists += [{"tag": tag.pk} for tag in paper.lead.tags.all()]
    lists += [{"author": paper.author.pk}, {"kind": "video"}, {"day": today}, {"day": today, "sections": [section]}]
    for which in lists:
        page = selections.listing(**which)
        selections.listing(Mark(page.cards[0].listed_at, page.cards[0].article_id), **which)
    selections.latest(7)
    tag, author = paper.lead.tags.first(), paper.author
    rules = [Rule(), Rule(section=section), Rule(tag=tag.pk), Rule(author=author.pk), Rule(kind="video")]
    rules += [Rule("most_read"), Rule("most_read", section=section)]
    arrangement = tuple(Container(f"key{nth}", rule=rule, size=3) for nth, rule in enumerate(rules))
    assert fronts.page(arrangement).cards
    by_name = Container("keyname", "opinion", fill="hand", cards=(Placed(paper.lead.pk),))
    assert fronts.page((by_name,)).cards[0].writer
    for which in (None, section):
        assert fronts.page(fronts.live(which), section=which and site.section(which)).cards
    for article in (paper.lead, paper.corrected, paper.video):
        found = stories.find(article.pk)
        stories.company(found)
    assert stories.find(2**40) is None
    month = Stretch.at(today)
    places = ["feed/", f"{paper.section.slug}/feed/", "tag/kopi/feed/", f"penulis/{paper.author.slug}/feed/"]
    for path in (*places, "sitemap.xml", "sitemap-news.xml", f"sitemap-{month.month:%Y-%m}-{month.part}.xml"):
        assert Client().get(f"/{path}").status_code == 200


def builders() -> set[str]:
    """The names of all functions below `public` that make a prepared query."""
    modules = [importlib.import_module(info.name) for info in pkgutil.walk_packages(public.__path__, "public.")]
    return {
        f"{module.__name__}.{name}"
        for module in modules
        for name, value in vars(module).items()
        if callable(value)
        and getattr(value, "__module__", "") == module.__name__
        and hasattr(value, "cache_clear")
        and typing.get_type_hints(value.__wrapped__).get("return") is Prepared
    }


def test_every_prepared_query_answers_as_its_queryset(paper, twins):
    ask_everything(paper)
    assert {name for name, rows in twins.items() if rows} == builders()


def test_they_agree_again_when_the_statement_is_known(paper, twins):
    """The second time PostgreSQL runs what it kept, with other values."""
    ask_everything(paper)
    paper.lead, paper.video = paper.video, paper.lead
    ask_everything(paper)


def test_a_difference_would_be_seen(paper, twins, monkeypatch):
    monkeypatch.setattr("tests.public.fast.test_twins.plain", lambda query, values: ([], True))
    with pytest.raises(AssertionError):
        selections.latest(7)
