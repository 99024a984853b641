"""What readers may not see any more, or are to be told, stands everywhere at the first look after the commit.

Here as it is for the *other* processes of a paper: nothing that was to come after the commit comes, so all that they
have is the purge that was written in the same transaction. They look four times a second (`changes.INTERVAL`), and
the cache in front is told by the worker; how long that takes is measured by `make bench` (docs/performance.md).
"""

import re

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from articles.models import NoteKind
from articles.readers import corrections
from articles.readers.corrections import Wording
from articles.workflow import workflow
from articles.workflow.order import Order
from articles.workflow.status import Change
from public.fast import changes
from public.models import Purge
from public.seen.stretches import Stretch
from tests import stage

pytestmark = pytest.mark.django_db

HEADLINE = "Kepiting bakau naik"
NOTE = "Yang benar 5.000 ton."


@pytest.fixture
def story(cast):
    # one more, so that no list is empty
    stage.published(cast, headline="Yang lain", tags=["kopi"])
    return stage.published(cast, headline=HEADLINE, tags=["kopi"])


@pytest.fixture
def lists(cast, story) -> dict[str, str]:
    """Every place but its own page where readers, search engines and programs have the story."""
    today = timezone.localdate()
    return {
        "home": reverse("public:home"),
        "section": reverse("public:section", args=[cast.section.slug]),
        "tag": reverse("public:tag", args=["kopi"]),
        "author": reverse("public:author", args=[cast.writer.author.slug]),
        "index": reverse("public:indeks"),
        "day": reverse("public:indeks_day", args=[today]),
        "search": reverse("public:search") + "?q=kepiting",
        "feed": reverse("public:home_feed"),
        "feed of the section": reverse("public:section_feed", args=[cast.section.slug]),
        "feed of the tag": reverse("public:tag_feed", args=["kopi"]),
        "feed of the author": reverse("public:author_feed", args=[cast.writer.author.slug]),
        "news sitemap": reverse("public:sitemap_news"),
        "API": "/api/v1/stories",
        "API, search": "/api/v1/stories?q=kepiting",
    }


@pytest.fixture
def first_look(client, story, lists, settings, monkeypatch, django_capture_on_commit_callbacks):
    """`first_look(verb)`: what this process answers with at its first look after another one has done `verb()`.

    Every page was kept before.
    """
    settings.NEWSROOM_PAGE_CACHE_MB = 8
    own = {"page": story.editions.live().get().get_absolute_url(), "API, story": f"/api/v1/stories/{story.pk}"}
    month = {"sitemap": reverse("public:sitemap_month", args=[f"{timezone.localdate():%Y-%m}", part()])}

    def look(verb):
        paths = own | lists | month
        for name, path in paths.items():
            assert client.get(path).status_code == 200, name
        kept = len(changes.store())
        assert kept >= len(lists), "they are kept"
        Purge.objects.all().delete()
        with django_capture_on_commit_callbacks(execute=False):
            verb()
        assert Purge.objects.exists(), "in the same transaction"
        monkeypatch.setattr(changes, "INTERVAL", 0.0)
        return {name: client.get(path) for name, path in paths.items()}

    return look


def part() -> int:
    return Stretch.at(timezone.localdate()).part


def words(answers) -> dict[str, str]:
    return {name: answer.content.decode() for name, answer in answers.items()}


def test_a_withdrawn_story_is_nowhere(cast, story, first_look):
    def withdraw():
        stage.withdraw(cast.editor_in_chief, story, Order(note="Menyangkut anak.", ground="child"))

    address = story.editions.live().get().get_absolute_url()
    answers = first_look(withdraw)
    assert (answers["page"].status_code, answers["API, story"].status_code) == (410, 410)
    told = words(answers)
    assert "Menyangkut anak." in told["page"]
    found = {name for name, text in told.items() if HEADLINE in text or (name != "page" and address in text)}
    assert found == set()
    assert "og:title" not in told["page"] or HEADLINE not in told["page"], "nor on the card beside a link"


def test_a_note_stands_on_the_page_and_every_list_says_that_there_is_one(client, cast, story, lists, first_look):
    register = {name: reverse(f"public:{name}") for name in ("corrections", "corrections_feed")}
    for path in register.values():
        client.get(path)

    def correct():
        with transaction.atomic():
            said = Wording(NoteKind.CORRECTION, NOTE, apology="Mohon maaf.")
            corrections.post(story, said, by=cast.section_editor, approved_by=cast.managing_editor)

    told = words(first_look(correct))
    assert [NOTE in told[name] for name in ("page", "API, story")] == [True, True]
    assert "CorrectionComment" in told["page"]
    says = {name for name in lists if "Corrected" in told[name] or re.search(r'"corrected_at": ?"', told[name])}
    assert says >= {"home", "section", "tag", "author", "index", "day", "search", "API"}
    assert [NOTE in client.get(path).content.decode() for path in register.values()] == [True, True]


def test_another_label_stands_at_every_headline(cast, story, first_look):
    stage.save(story, cast.writer, content_class="opinion")
    workflow.perform("submit", cast.writer, story)
    workflow.perform("approve", cast.section_editor, story)

    def change():
        order = Order(change=Change.CORRECTION, note="Ini opini, bukan berita.")
        workflow.perform("publish", cast.section_editor, story, order)

    told = words(first_look(change))
    bare = {name for name, text in told.items() if HEADLINE in text and "Opinion" not in text}
    assert bare == set()
    assert "OpinionNewsArticle" in told["page"]
