"""The best first: the same as if every story had been looked at, though few are."""

import math
from datetime import timedelta

import pytest
from django.utils import timezone

from articles.finding import newest, questions
from articles.models import Edition
from public import ranking
from tests import stage

pytestmark = pytest.mark.django_db

DAYS = (0, 40, 200, 500, 900)
PLACES = {
    "exact head": {"headline": "Penurunan kopi"},
    "exact lead": {"standfirst": "Penurunan kopi."},
    "exact body": {"body": "<p>Penurunan kopi.</p>"},
    "mixed head": {"headline": "Kopi turun"},
    "partly in head": {"headline": "Kopi", "body": "<p>Penurunan.</p>"},
    "related body": {"body": "<p>Turun, dan sekopi.</p>", "headline": "Sekopi"},
}


@pytest.fixture
def archive(cast):
    """A story for each place and age, by edition."""
    places = {}
    for place, fields in PLACES.items():
        for days in DAYS:
            article = stage.published(cast, **({"headline": "Kabar", "standfirst": "-", "body": "<p>-</p>"} | fields))
            begun = timezone.now() - timedelta(days=days)
            Edition.objects.filter(article=article).update(published_at=begun, starts_at=begun)
            places[Edition.objects.get(article=article).pk] = place, days
    return places


def ranked() -> list[int]:
    question = questions.read("penurunan kopi")
    return [row.edition_id for _score, row in ranking.best(question, newest.EVERYWHERE, None)]


def test_the_better_place_comes_first_and_in_one_place_the_newer(archive):
    told = [archive[one] for one in ranked()]
    of_today = [place for place, days in told if days == 0]
    for better, worse in [*zip(PLACES, [*PLACES][1:], strict=False)][:2]:
        assert of_today.index(better) < of_today.index(worse)
    for place in PLACES:
        assert [days for at, days in told if at == place] == sorted(DAYS)


def test_few_looks_lead_to_the_order_of_all(archive, monkeypatch):
    """However few of a kind are wanted, the first of them are those of an archive that is looked at whole."""
    whole = ranked()
    assert set(whole) == set(archive)
    for wanted in (1, 2, 3, 5, 8, 13):
        monkeypatch.setattr(ranking, "WANTED", wanted)
        monkeypatch.setattr(newest, "WANTED", wanted)
        monkeypatch.setattr(ranking, "FEW", 0)
        assert ranked()[:wanted] == whole[:wanted]


def test_a_floor_leaves_out_what_cannot_be_among_the_first():
    kind = ranking.Kind(0.1, "'x'", 5)
    now = timezone.now()
    assert kind.search(-math.inf).since is None
    assert kind.search(kind.score(now + timedelta(days=1))) is None
    since = kind.search(kind.score(now - timedelta(days=100))).since
    assert abs(since - (now - timedelta(days=100))) < timedelta(seconds=1)


def test_other_kinds_are_not_asked_for_where_a_hundred_new_stories_stand_as_asked(cast, monkeypatch):
    monkeypatch.setattr(ranking, "WANTED", 2)
    monkeypatch.setattr(newest, "WANTED", 2)
    monkeypatch.setattr(ranking, "FEW", 0)
    for _ in range(2):
        stage.published(cast, headline="Penurunan")
    asked = []
    walk = newest.walk
    monkeypatch.setattr(newest, "walk", lambda searches, *rest: asked.extend(searches) or walk(searches, *rest))
    ranking.best(questions.read("penurunan"), newest.EVERYWHERE, None)
    assert asked
    assert not [search.written for search in asked if "turun'" in search.written.replace("penurunan'", "")]
