"""The bench: its stories are like real ones, and its figures are read right."""

import os
import re
import shutil
import subprocess
import sys
import threading
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar
from xml.etree import ElementTree

import pytest
from django.core.files.storage import FileSystemStorage
from django.db import connection, transaction
from django.db.models import F
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Edition
from bench import cpu, desk, load, moving, pages, parts, purging, report, results, stories
from bench.results import Run
from photos.models import Photo
from public import search
from public.fast import kept as kept_parts
from tests import replay, stage

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("bench")]


@pytest.fixture(scope="module")
def few(tmp_path_factory):
    """The bench's newsroom is a small one, and its files are thrown away."""
    folder = tmp_path_factory.mktemp("bench")
    with pytest.MonkeyPatch.context() as patched, override_settings(MEDIA_ROOT=folder / "media"):
        patched.setattr(Photo._meta.get_field("original"), "storage", FileSystemStorage(folder / "originals"))
        patched.setattr(replay, "ON", False)  # nothing that begins beside these stories may begin another test
        for name, value in {
            "PHOTOS": 1,
            "TAGS": 20,
            "AUTHORS": 4,
            "PATTERNS": 6,
            "AT_ONCE": 3,
            "UNFINISHED": 2,
        }.items():
            patched.setattr(stories, name, value)
        yield


@pytest.fixture(scope="module")
def loaded(few, django_db_setup, django_db_blocker):
    """Eight stories for all of these tests. What a test does to them is undone after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        stories.load(8)
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = origin")  # copying lets no trigger run until the end
        yield
        transaction.set_rollback(True)


def test_it_loads_as_many_live_stories_as_asked(loaded):
    stories.load(8)
    assert Edition.objects.live().count() == 8
    stories.load(10)
    assert Edition.objects.live().count() == 10


def test_its_stories_have_a_page_with_every_part(client, loaded):
    edition = Edition.objects.live().first()
    page = client.get(edition.get_absolute_url()).content.decode()
    assert page.count("<picture") >= 2
    assert page.count("/read/") > 3
    assert reverse("public:author", args=[edition.bylines.first().author.slug]) in page


def test_its_stories_are_found_by_search(loaded):
    assert search.find("rupiah").hits


def test_it_keeps_away_from_a_newsrooms_own_stories(cast, loaded):
    assert stories.is_scratch()
    stage.draft(cast)
    assert not stories.is_scratch()
    assert Article.objects.exists()


def test_processor_time_grows_with_work():
    before = cpu.seconds(os.getpid())
    sum(number * number for number in range(2_000_000))
    assert cpu.seconds(os.getpid()) > before


def test_processor_time_counts_children():
    work = "import time\nsum(n * n for n in range(3_000_000))\nprint(flush=True)\ntime.sleep(30)"
    child = subprocess.Popen([sys.executable, "-c", work], stdout=subprocess.PIPE)
    try:
        child.stdout.readline()
        assert cpu.seconds(os.getpid()) >= cpu.seconds(child.pid) > 0
    finally:
        child.kill()
        child.wait()


def test_processor_time_counts_children_that_ended():
    before = cpu.seconds(os.getpid())
    subprocess.run([sys.executable, "-c", "sum(n * n for n in range(3_000_000))"], check=True)
    assert cpu.seconds(os.getpid()) - before > 0.05


def test_processor_time_is_told_while_children_come_and_go():
    comings_and_goings = subprocess.Popen(["/bin/sh", "-c", "while :; do /bin/true; done"])
    try:
        told = [cpu.seconds(comings_and_goings.pid) for _ in range(200)]
    finally:
        comings_and_goings.kill()
        comings_and_goings.wait()
    assert told == sorted(told)


def test_processor_time_of_what_has_ended_is_not_made_up():
    ended = subprocess.Popen(["/bin/true"])
    ended.wait()
    with pytest.raises(ProcessLookupError):
        cpu.seconds(ended.pid)


def test_the_databases_first_process_is_found_where_it_runs_here():
    pid = cpu.database()
    assert pid is None or cpu.seconds(pid) >= 0


def test_a_copy_is_as_whole_as_a_story_that_was_made(client, loaded):
    made, copied = (Edition.objects.order_by("pk")[nth] for nth in (1, 7))
    assert copied.revision.article_id == copied.article_id
    assert (copied.headline, copied.references) == (made.headline, made.references)
    assert stories._bare(copied.words).split() == stories._bare(made.words).split()
    lines = [*copied.bylines.all(), *copied.tag_lines.all()]
    assert len(lines) >= 2
    assert {(line.listed_at, line.listed_article) for line in lines} == {(copied.listed_at, copied.article_id)}
    assert client.get(copied.get_absolute_url()).status_code == 200


def test_many_stories_are_added_without_the_index_of_words_and_found_by_it_afterwards(loaded, monkeypatch):
    monkeypatch.setattr(stories, "MANY", 1)
    before = word_indexes()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # one transaction holds the whole test
    stories.load(12)
    assert word_indexes() == before != []
    assert search.find("rupiah").hits


def word_indexes() -> list:
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE tablename = 'articles_edition' AND indexdef ~ 'gin'")
        return cursor.fetchall()


def test_its_newsroom_has_of_each_story_what_a_desk_has(loaded):
    stories.load(12)
    for story in Article.objects.filter(status="published"):
        edition = story.editions.live().get()
        assert [*story.bylines.values_list("author", "role")] == [*edition.bylines.values_list("author", "role")]
        assert {*story.tags.all()} == {*edition.tags.all()}
        assert story.transitions.count() == 3
        assert story.standings.filter(user=None, section=story.section_id, status="published").count() == 1
        assert story.standings.filter(user=story.created_by).exists()
    assert Article.objects.exclude(status="published").exists()


def test_the_desks_screens_are_measured(loaded):
    stories.load(12)
    newest = Article.objects.filter(status="published").latest("updated_at")
    newest.editions.live().update(ends_at=timezone.now())  # as `bench.publishing` takes a story from its readers
    found = desk.measure(1)
    assert {row["ms"][0] > 0 and row["statements"] > 0 for row in found} == {True}
    assert {row["name"] for row in found} >= {
        "list",
        "activity",
        "board",
        "calendar",
        "open a story",
        "save",
        "publish",
    }


def test_an_ordinary_row_can_follow_the_copies(cast, loaded):
    assert (
        stage.published(cast).editions.get().pk > Edition.objects.exclude(article__created_by=cast.writer).last().pk
    )


def test_pages_of_every_kind_are_measured(client, loaded):
    stories.load(110)
    measured = pages.pages()[1:]
    assert len({page.name for page in measured}) > 15
    for page in measured:
        assert page.paths, page.name
        wanted = 304 if "If-None-Match" in page.headers else 200
        assert client.get(page.paths[0], headers=dict(page.headers)).status_code == wanted, page


def test_it_says_what_a_storys_page_is_made_of(loaded, monkeypatch):
    monkeypatch.setattr(connection, "close_if_unusable_or_obsolete", lambda: None)  # it holds this test's transaction
    forgotten, forget = [], kept_parts.forget
    monkeypatch.setattr(kept_parts, "forget", lambda: forgotten.append(forget()))
    stories.load(110)
    found = parts.story()
    each = [spent for part, spent in found[: len(parts.CALLS) + 1]]
    told = dict(found)
    assert set(told) == {*(part for *_call, part in parts.CALLS), parts.REST, parts.WHOLE, parts.DATABASE, parts.ANEW}
    assert all(spent > 0 for part, spent in told.items() if part != parts.DATABASE), found
    assert sum(each) == pytest.approx(told[parts.WHOLE]), "and nothing twice"
    assert forgotten, "what is set anew was not kept"
    assert f"| {parts.WHOLE} | {told[parts.WHOLE]:.2f} |" in report.parts(found)


def test_stories_in_turn_are_as_many_as_it_says_whichever_are_missing(loaded, monkeypatch):
    """Every so-and-so-many-th story of an archive is none of readers'."""
    stories.load(110)
    monkeypatch.setattr(pages, "IN_TURN", 10)
    live = Edition.objects.live()
    ids = sorted(live.values_list("article", flat=True))
    gone = ids[:: (ids[-1] - ids[0]) // 10]
    live.filter(article__in=gone[1:]).update(ends_at=F("starts_at"))
    [turn] = [page.paths for page in pages.pages() if page.name == "story, 10 in turn"]
    assert len(set(turn)) == 10
    assert turn == next(page.paths for page in pages.pages() if page.name == "story, 10 in turn"), (
        "each time the same"
    )


class Server(BaseHTTPRequestHandler):
    """Has every page but one, and notes what it is asked for."""

    protocol_version = "HTTP/1.1"
    asked: ClassVar[Counter] = Counter()

    def do_GET(self):
        self.asked[self.path] += 1
        self.send_response(404 if self.path == "/tidak-ada/" else 200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args):
        pass


@pytest.mark.parametrize("by", [load._threads, *([load._wrk] if shutil.which("wrk") else [])])
def test_addresses_are_asked_for_in_turn_by_several_at_once(by):
    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    root = f"http://127.0.0.1:{server.server_port}"
    Server.asked.clear()
    try:
        answers = by(root, ["/a", "/b", "/c"], 0.2, 2, {})
        assert 0 < answers.count <= sum(Server.asked.values())
        assert max(Server.asked.values()) - min(Server.asked[path] for path in ("/a", "/b", "/c")) <= 2
        with pytest.raises(RuntimeError, match="tidak-ada"):
            by(root, ["/tidak-ada/"], 0.2, 1, {})
    finally:
        server.shutdown()
        server.server_close()


def runs(cost: float | None, page: str = "story, 1,000 in turn") -> list[Run]:
    floor = [Run(results.FLOOR, "off", 1, 9_000, 0.2, 0.0)]
    return floor + [Run(page, "off", 1, rate, cost and cost - 0.5, 0.5) for rate in (300, 100, 200)]


def kept(tmp_path, found, stories=1_000, **about) -> dict:
    about = {"rounds": 3, "seconds": 2, "machine": "Taken on: a machine."} | about
    return results.keep(tmp_path / "var" / "bench.json", stories, results.rows(found), **about)


@pytest.mark.parametrize(("cost", "word"), [(1.9, "kept (1.90 ms)"), (2.6, "MISSED (2.60 ms)")])
def test_the_report_gives_medians_and_ratios_and_says_if_the_target_is_kept(tmp_path, cost, word):
    text = report.performance(kept(tmp_path, runs(cost)))
    assert (
        f"| story, 1,000 in turn | off | 200 (100 – 300) | {cost:.2f} ({cost:.2f} – {cost:.2f}) | {cost / 0.2:.1f}"
        in text
    )
    assert word in text
    assert "<svg" in text


def test_the_report_does_without_processor_time(tmp_path):
    text = report.performance(kept(tmp_path, [Run("story, 1,000 in turn", "off", 1, 100, None, None)]))
    assert "not measured" in text
    assert "Target" not in text


def test_a_page_that_failed_is_told_as_that(tmp_path):
    text = report.performance(kept(tmp_path, [*runs(2.0), Run("search", "off", 1, 0.0, None, None)]))
    assert "| search | off | failed |" in text


def test_archives_of_several_sizes_stand_in_one_file_and_are_drawn_together(tmp_path):
    kept(tmp_path, runs(2.0), stories=10_000)
    known = kept(tmp_path, runs(2.2), stories=100_000)
    known = kept(tmp_path, runs(2.1), stories=100_000)
    assert list(known) == ["10000", "100000"]
    text = report.performance(known)
    assert text.index("## 100,000 stories") < text.index("## 10,000 stories")
    assert "2.20" not in text
    assert "As the archive grows" in text
    ElementTree.fromstring(re.findall("<svg.*?</svg>", text)[-1])


def test_an_archive_comes_in_goes_on_where_it_was_cut_off_and_is_read(client, loaded, monkeypatch, tmp_path):
    """What was measured until then is added to what is measured after."""
    before, real = Edition.objects.live().count(), moving.runs.step

    def killed(run, pictures):
        real(run, 1, pictures)
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(moving.runs, "step", killed)
        with pytest.raises(KeyboardInterrupt):
            moving.measure(3, folder=tmp_path)
    assert (Edition.objects.live().count(), len(list(tmp_path.iterdir()))) == (before + 1, 2)
    found = moving.measure(3, folder=tmp_path)
    assert (found["stories"], found["reading"] > 0, found["bringing_in"] > 0, found["began"]) == (3, True, True, 2)
    assert Edition.objects.live().count() == before + 3
    assert not list(tmp_path.iterdir())
    told = report.moving(found)
    assert "3 stories brought in" in told
    assert "made; of processor" in told
    for page in pages.pages():
        if page.name.startswith("API"):
            assert client.get(page.paths[0]).status_code == 200, page.name


def test_what_a_purge_costs_is_told_with_its_verdict():
    text = report.purges([("a change to a picture", "53 ms, 1 key", True), ("other stories", "2 of 10", False)])
    assert "| a change to a picture | 53 ms, 1 key | kept |" in text
    assert "| other stories | 2 of 10 | MISSED |" in text


def test_a_picture_is_one_key_however_many_show_it(loaded):
    assert ", 1 key (" in purging._picture()[1]
