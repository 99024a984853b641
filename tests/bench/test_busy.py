"""Readers beside the desk's heaviest work: the work is as heavy as can be, and is really done."""

import random

import pytest

from articles.body.weight import MOST_ELEMENTS, weigh
from articles.models import Article, Revision
from articles.models.article import LONGEST_BODY
from bench import busy, report, stories
from bench.readers import Stretch
from people.models import Role
from people.roles import DEFAULT_ROLES


def test_the_heaviest_text_is_just_within_the_limits():
    text = busy.heaviest(random.Random(1))
    weight = weigh(text)
    assert weight.why_not == ""
    assert len(text) <= LONGEST_BODY
    assert len(text) > 0.9 * LONGEST_BODY
    assert weight.elements > 0.9 * MOST_ELEMENTS


@pytest.fixture
def desk(live_server, monkeypatch, transactional_db):
    for codename, (name, rights) in DEFAULT_ROLES.items():
        Role.objects.get_or_create(codename=codename, defaults={"name": name, "rights": list(rights)})
    for name, value in {"PHOTOS": 1, "TAGS": 20, "AUTHORS": 4}.items():
        monkeypatch.setattr(stories, name, value)
    monkeypatch.setattr(busy, "heaviest", lambda chance: f"<p>{chance.random()}</p>")
    stories.load(8)
    return busy.Desk(int(live_server.url.rpartition(":")[2]))


def test_ten_heavy_requests_save_merge_and_compare(desk):
    before = Revision.objects.count()
    for one in desk.work():
        one()  # raises unless it was answered as it should be
    assert len(desk.stories) == 10
    assert Revision.objects.count() - before >= busy.SAVES
    assert stories.is_scratch()


def test_readers_are_measured_in_calm_and_beside_the_work(desk, monkeypatch):
    monkeypatch.setattr(busy, "CALM_SECONDS", 0.2)
    calm, busy_stretch = busy.take_turns(desk.port, desk, rounds=1)
    assert calm.waits
    assert busy_stretch.waits
    assert busy_stretch.seconds > 0


def test_a_heavy_request_that_fails_is_told(desk, monkeypatch):
    monkeypatch.setattr(busy, "CALM_SECONDS", 0.1)
    Article.objects.filter(pk=desk.stories[0].pk).update(status="spiked")
    with pytest.raises(RuntimeError, match=f"/{desk.stories[0].pk}/change/ answered"):
        busy.take_turns(desk.port, desk, rounds=1)


@pytest.mark.django_db
@pytest.mark.parametrize(("late", "said"), [(0.015, "1.5 times the calm 95 %: kept"), (0.03, "95 %: MISSED")])
def test_the_report_compares_the_95th_of_a_hundred(late, said):
    calm, beside = Stretch([0.01] * 100, 5.0), Stretch([0.01] * 90 + [late] * 10, 9.0)
    text = report.beside_the_desk({"one server": (calm, beside)}, rounds=1, stories=20)
    assert said in text
    assert "100 in 5 s" in text
