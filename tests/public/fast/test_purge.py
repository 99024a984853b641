"""A change reaches every kept page that shows it: in this process, in others, and in caches in front."""

import threading
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult
from taggit.models import Tag

from articles.readers import editions
from articles.workflow.order import Order
from articles.workflow.workflow import perform
from fronts import bars, defaults, drafts, publishing
from fronts.arrangement import Placed, written_container
from fronts.drafts import Change
from fronts.publishing import Seen
from photos import library
from photos.signals import photo_changed
from public.fast import changes, jobs, purge
from public.models import Page, Purge
from tests import stage
from tests.factories import PhotoFactory
from tests.fronts import arranged
from tests.public import many

pytestmark = pytest.mark.django_db
#: What a server process has; the tests' own looks when it is told to.
REAL_INTERVAL = changes.INTERVAL


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """What happens after commit happens at the end of the block, before which nothing was purged."""

    @contextmanager
    def block():
        nothing_purged()
        with django_capture_on_commit_callbacks(execute=True):
            yield

    return block


@pytest.fixture
def kept(settings):
    settings.NEWSROOM_PAGE_CACHE_MB = 8


class Cache:
    """A cache in front: a real HTTP server that notes what it is asked, and can be told to fail."""

    def __init__(self):
        self.asked, self.status, self.gives_mark_back = [], 200, False
        cache = self

        class Handler(BaseHTTPRequestHandler):
            def do_PURGE(self):
                cache.asked.append({name.lower(): text for name, text in self.headers.items()})
                self.send_response(cache.status)
                if cache.gives_mark_back:
                    self.send_header("X-Purge-Mark", self.headers.get("X-Purge-Mark", ""))
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *args):
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/"
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

    def keys(self) -> set[str]:
        return {key for headers in self.asked for key in headers["surrogate-key"].split()}

    def close(self):
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


@pytest.fixture
def front(settings):
    cache = Cache()
    settings.NEWSROOM_PURGE_URLS = [cache.url]
    yield cache
    cache.close()


@pytest.fixture
def work(monkeypatch):
    """Call it, and the worker does what is waiting; on this test's own connection, which it may not close."""
    monkeypatch.setattr(db_worker, "close_old_connections", lambda: None)

    def work():
        db_worker.Worker(
            queue_names=["*"],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            excluded_queue_names=[],
            max_tasks=None,
            worker_id="test",
        ).run()

    return work


def nothing_purged() -> None:
    Purge.objects.all().delete()
    DBTaskResult.objects.all().delete()


def purged() -> set[str]:
    return {key for row in Purge.objects.all() for key in row.keys}


# What becomes old


def test_a_published_story_purges_every_list_it_joins(cast, committed):
    with committed():
        story = stage.published(cast, tags=["ekspor"])
    tag = Tag.objects.get(name="ekspor")
    author = cast.writer.author
    assert purged() >= {
        f"article:{story.pk}",
        f"section:{story.section_id}",
        f"tag:{tag.pk}",
        f"author:{author.pk}",
        "front",
    }


def test_a_story_in_a_section_below_another_purges_both(cast, committed):
    cast.section.parent = cast.other_section
    cast.section.save()
    with committed():
        stage.published(cast)
    assert f"section:{cast.other_section.pk}" in purged()


def test_a_story_that_moves_purges_the_section_it_leaves(cast, committed):
    story = stage.published(cast)
    stage.save(story, cast.writer, section=cast.other_section)
    perform("submit", cast.writer, story)
    perform("approve", cast.managing_editor, story)
    with committed():
        perform("publish", cast.managing_editor, story)
    assert {f"section:{cast.section.pk}", f"section:{cast.other_section.pk}"} <= purged()


def test_a_withdrawn_story_purges_where_it_stood(cast, committed):
    story = stage.published(cast)
    with committed():
        stage.withdraw(cast.editor_in_chief, story, Order(note="Keliru.", ground="false"))
    assert {f"article:{story.pk}", "front", f"section:{story.section_id}"} <= purged()


def test_a_draft_purges_nothing(cast, committed):
    with committed():
        stage.approved(cast)
    assert not any(key.startswith("article:") for key in purged())


def test_editing_a_live_story_purges_nothing(cast, committed):
    story = stage.published(cast)
    with committed():
        stage.save(story, cast.writer, headline="Naskah baru")
    assert not purged()


def test_a_scheduled_story_purges_when_it_is_announced(cast, committed):
    story = stage.scheduled(cast, after=timedelta(minutes=5))
    with committed():
        editions.announce_due(timezone.now() + timedelta(minutes=6))
    assert f"article:{story.pk}" in purged()


def test_new_renditions_purge_the_live_stories_that_show_the_picture(cast, committed):
    story, other = stage.published(cast), stage.published(cast)
    Purge.objects.all().delete()
    with committed():
        photo_changed.send(None, photo_id=story.lead_photo_id)
    assert purged() == {f"photo:{story.lead_photo_id}"}
    assert story.lead_photo_id != other.lead_photo_id


def test_a_picture_that_a_front_alone_shows_is_purged_and_without_a_moment_of_grace_once_it_is_denied(
    client, cast, front, committed, work
):
    story, photo = stage.published(cast), PhotoFactory(renditions=many.RENDITIONS)
    arranged.put(Placed(story.pk, photo=photo.pk))
    assert many.RENDITIONS["16:9"][-1]["jpeg"]["path"] in client.get("/").content.decode()
    Purge.objects.all().delete()
    with committed():
        photo_changed.send(None, photo_id=photo.pk)
    assert purged() == {f"photo:{photo.pk}"}
    work()
    assert all("xkey-purge" not in headers for headers in front.asked)
    photo.is_denied = True
    with committed():
        library.change(photo, {"is_denied"})
    work()
    assert any(f"photo:{photo.pk}" in headers.get("xkey-purge", "").split() for headers in front.asked)
    assert many.RENDITIONS["16:9"][-1]["jpeg"]["path"] not in client.get("/").content.decode()


def test_a_picture_on_thousands_of_pages_is_one_key(cast, committed, django_assert_max_num_queries):
    story = stage.published(cast, body="<p>Isi.</p>")
    story.editions.get().photos.add(story.lead_photo)
    with committed(), django_assert_max_num_queries(6):
        photo_changed.send(None, photo_id=story.lead_photo_id)
    assert [row.keys for row in Purge.objects.all()] == [[f"photo:{story.lead_photo_id}"]]


@pytest.mark.parametrize("path", ["/", "/ekbis/", "/tag/kopi/", "/penulis/wati/", "/feed/", "{story}", "{other}"])
def test_every_page_with_a_picture_names_it(client, cast, path):
    photo = PhotoFactory(renditions={})  # nothing to see yet: what will be made of it must show
    story = stage.published(cast, tags=["kopi"], lead_photo=photo)
    other = stage.published(cast, tags=["kopi"])
    places = {"story": story, "other": other}
    path = path.format(**{name: one.editions.get().get_absolute_url() for name, one in places.items()})
    assert f"photo:{photo.pk}" in client.get(path)["Surrogate-Key"].split()


def test_an_old_day_and_other_stories_stay_when_something_is_published(client, cast, kept, committed):
    with committed():
        before = [stage.published(cast, headline=f"Lama {nth}", tags=["kopi"]) for nth in range(12)]
    stay = [story.editions.get().get_absolute_url() for story in before] + ["/indeks/2026-01-02/", "/video/"]
    for path in (*stay, "/ekbis/"):
        assert client.get(path).status_code == 200
    with committed():
        stage.published(cast, headline="Baru", tags=["kopi"])
    assert [path for path in stay if changes.store().get(("http", path, ""), 0) is None] == []
    assert "Baru" in client.get("/ekbis/").content.decode()


def test_a_picture_of_a_draft_purges_nothing(cast, committed):
    draft = stage.draft(cast)
    with committed():
        photo_changed.send(None, photo_id=draft.lead_photo_id)
    assert not purged()


@pytest.mark.parametrize("on_section", [False, True])
def test_a_front_purges_its_own_page_alone(cast, committed, on_section):
    section = cast.section.pk if on_section else None
    story, lead = stage.published(cast), defaults.of(section)[0]
    Purge.objects.all().delete()
    raw = written_container(replace(lead, fill="both", cards=(Placed(story.pk),)))
    draft = drafts.change(cast.managing_editor, section, [Change(lead.key, raw)])
    assert not purged()
    with committed():
        revision = publishing.publish(cast.managing_editor, section, Seen(draft.versions))
    assert purged() == {f"arranged:{section or 0}"}
    later = timezone.now() + timedelta(hours=1)
    publishing.publish(cast.managing_editor, section, Seen(draft.versions, revision.number), at=later)
    assert Purge.objects.last().keys == [f"arranged:{section or 0}"]


def test_the_bar_purges_every_page_when_it_is_set_and_when_it_is_lifted(cast, committed):
    with committed():
        bars.put(cast.managing_editor, "Bank sentral menahan suku bunga", timezone.now() + timedelta(hours=1))
    assert purged() == {"site"}
    Purge.objects.all().delete()
    with committed():
        bars.lift(cast.managing_editor)
    assert purged() == {"site"}


def test_a_renamed_section_purges_everything_for_the_menu_stands_everywhere(cast, committed):
    with committed():
        cast.section.save()
    assert "site" in purged()


def test_a_fixed_page_purges_everything_for_the_footer_stands_everywhere(committed, db):
    with committed():
        Page.objects.create(title="Tentang Kami", slug="tentang-kami", body="<p>Kami.</p>")
    assert "site" in purged()


def test_an_author_purges_the_pages_with_the_name(cast, committed):
    with committed():
        cast.writer.author.save()
    of_the_author = {f"{kind}:{cast.writer.author.pk}" for kind in ("author", "byline")}
    assert purged() == of_the_author | {"masthead"}


def test_nothing_is_purged_when_the_change_is_rolled_back(cast, front):
    article = stage.approved(cast)
    nothing_purged()
    before = transaction.savepoint()
    perform("publish", cast.section_editor, article)
    assert "front" in purged()
    transaction.savepoint_rollback(before)
    assert not purged()
    assert not DBTaskResult.objects.exists()


def test_a_process_that_dies_right_after_its_commit_leaves_the_purge_to_others(
    cast, front, work, django_capture_on_commit_callbacks
):
    article = stage.approved(cast)
    nothing_purged()
    with django_capture_on_commit_callbacks(execute=False):  # nothing that was to come after commit comes
        perform("publish", cast.section_editor, article)
    assert {"front", f"article:{article.pk}"} <= purged()
    work()
    assert {"front", f"article:{article.pk}"} <= front.keys()


def test_a_purge_that_cannot_be_noted_does_not_stop_the_change(cast, monkeypatch, caplog):
    def fail(**kwargs):
        with connection.cursor() as cursor:
            cursor.execute("select 1/0")

    monkeypatch.setattr(Purge.objects, "create", fail)
    story = stage.published(cast)
    assert story.editions.live().exists()
    assert "Could not note" in caplog.text


# In this process


def test_readers_see_a_change_at_once(client, cast, kept, committed):
    with committed():
        stage.published(cast, headline="Pertama")
    assert "Pertama" in client.get("/").content.decode()
    with committed():
        stage.published(cast, headline="Kedua")
    assert "Kedua" in client.get("/").content.decode()


def test_a_withdrawn_story_is_gone_at_once(client, cast, kept, committed):
    with committed():
        story = stage.published(cast, headline="Keliru sekali")
    url = reverse("public:story", args=[story.pk, "keliru-sekali"])
    assert client.get(url).status_code == 200
    with committed():
        stage.withdraw(cast.editor_in_chief, story, Order(note="Keliru.", ground="false"))
    assert client.get(url).status_code == 410
    assert "Keliru sekali" not in client.get("/").content.decode()


def test_pages_that_do_not_show_it_stay(client, cast, kept, committed):
    with committed():
        story = stage.published(cast, tags=[])
    client.get(reverse("public:story", args=[story.pk, story.editions.get().slug]))
    with committed():
        purge.purge(["article:999999"])
    assert len(changes.store()) == 1


# In caches in front


def test_the_worker_asks_the_cache_in_front(cast, front, committed, work):
    with committed():
        story = stage.published(cast)
    assert not front.asked
    work()
    assert {f"article:{story.pk}", "front"} <= front.keys()


def test_a_change_is_a_soft_purge_and_a_withdrawal_a_hard_one(cast, front, committed, work):
    with committed():
        story = stage.published(cast)
    work()
    assert all("xkey-softpurge" in headers for headers in front.asked)
    front.asked.clear()
    with committed():
        stage.withdraw(cast.editor_in_chief, story, Order(note="Keliru.", ground="false"))
    work()
    assert any(f"article:{story.pk}" in headers.get("xkey-purge", "").split() for headers in front.asked)


def marked(headers) -> str:
    return headers.get("x-purge-mark", "")


def waiting():
    return DBTaskResult.objects.exclude(run_after=None).filter(status="READY")


def test_a_cache_that_gives_the_mark_back_is_asked_once(front, committed, db, work):
    front.gives_mark_back = True
    with committed():
        purge.purge(["front"])
    work()
    assert [marked(headers) for headers in front.asked] == [str(Purge.objects.get().pk)]
    assert not waiting().exists()


def test_a_cache_that_knows_no_marks_is_asked_again_when_every_process_has_looked(front, committed, db, work):
    with committed():
        purge.purge(["front"], hard=True)
    work()
    again = waiting().order_by("-run_after").first()
    assert timedelta(seconds=REAL_INTERVAL) < again.run_after - again.enqueued_at < timedelta(seconds=1)
    DBTaskResult.objects.update(run_after=timezone.now() - timedelta(seconds=1))
    work()
    assert [headers["xkey-purge"] for headers in front.asked] == ["front", "front"]


def test_purges_have_a_queue_of_their_own(front, committed, db):
    with committed():
        purge.purge(["front"])
    assert DBTaskResult.objects.get().queue_name == jobs.PURGES


def test_a_cache_that_refuses_or_is_away_fails_its_job(front, db):
    """The worker does it again (newsroom/worker.py)."""
    front.status = 503
    with pytest.raises(OSError, match="503"):
        jobs.send_purge.func(front.url, ["front"])
    with pytest.raises(OSError, match="refused"):
        jobs.send_purge.func("http://127.0.0.1:9/", ["front"], False, 3)


def test_many_keys_go_in_several_requests(front, db):
    jobs.send_purge.func(front.url, [f"article:{pk}" for pk in range(250)])
    assert len(front.asked) == 3
    assert max(len(headers["surrogate-key"]) for headers in front.asked) < 8_000


def test_the_token_goes_along(front, settings, db):
    settings.NEWSROOM_PURGE_TOKEN = "kunci"
    jobs.send_purge.func(front.url, ["front"])
    assert front.asked[0]["authorization"] == "Bearer kunci"


def test_nothing_is_queued_without_a_cache_in_front(committed, db):
    with committed():
        purge.purge(["front"])
    assert not DBTaskResult.objects.exists()
