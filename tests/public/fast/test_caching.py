"""What caches are told of a public page, and what the page cache answers by itself."""

import gzip
import re
import threading
from datetime import timedelta

import brotli
import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone

from articles.readers.keys import keyed
from articles.workflow.order import Order
from articles.workflow.workflow import perform
from fronts import bars
from fronts.arrangement import Placed
from public.fast import caching, changes
from tests import stage
from tests.fronts import arranged

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept(settings):
    """The page cache is on."""
    settings.NEWSROOM_PAGE_CACHE_MB = 8


@pytest.fixture
def story(cast):
    return stage.published(cast, headline="Ekspor naik")


@pytest.fixture
def url(story):
    return reverse("public:story", args=[story.pk, "ekspor-naik"])


def lifetime(response, name="s-maxage") -> int:
    return int(re.search(rf"{name}=(\d+)", response["Cache-Control"])[1])


def publish_change(cast, article, **changes_):
    stage.save(article, cast.writer, **changes_)
    for move, who in (("submit", "writer"), ("approve", "section_editor"), ("publish", "section_editor")):
        perform(move, getattr(cast, who), article)


# What a page says to caches


def test_a_page_may_be_kept_by_all(client, url):
    response = client.get(url)
    assert response["Cache-Control"].startswith("public, max-age=60, s-maxage=300")
    assert "stale-while-revalidate" in response["Cache-Control"]
    assert "stale-if-error" in response["Cache-Control"]


def test_a_server_may_leave_out_an_empty_query(kept, url):
    """PEP 3333: QUERY_STRING may be empty or absent."""
    request = RequestFactory().get(url)
    del request.META["QUERY_STRING"]
    layer = caching.PageCacheMiddleware(lambda request: HttpResponse("as asked"))
    assert layer(request).content == b"as asked"


def test_a_page_names_what_it_shows(client, url, story, cast):
    keys = client.get(url)["Surrogate-Key"].split()
    assert f"article:{story.pk}" in keys
    assert f"photo:{story.lead_photo_id}" in keys
    assert f"byline:{cast.writer.author.pk}" in keys
    assert {f"label:{tag.pk}" for tag in story.tags.all()} <= set(keys)
    assert "site" in keys


def test_a_story_names_no_list_that_it_is_on(client, url):
    keys = client.get(url)["Surrogate-Key"].split()
    assert {key.partition(":")[0] for key in keys} == {"article", "photo", "byline", "label", "site"}


def test_a_page_that_shows_too_much_for_a_header_is_kept_here_alone():
    response = keyed(HttpResponse("x"), *(f"photo:{pk}" for pk in range(1_000)))
    page = caching.finish(response)
    told = caching.answer(RequestFactory().get("/"), page, lambda coding, body: None)
    assert "photo:999" in page.keys
    assert not {"xkey", "Surrogate-Key"} & set(told.headers)
    assert told["Cache-Control"] == "private, no-cache"


def test_varnish_gets_the_same_keys(client, url):
    response = client.get(url)
    assert response["xkey"] == response["Surrogate-Key"]


def test_a_page_sets_no_cookie_and_varies_on_nothing_personal(client, url):
    response = client.get(url)
    assert not response.cookies
    assert response["Vary"] == "Accept-Encoding"


def test_a_page_that_sets_a_cookie_is_a_fault():
    response = keyed(HttpResponse("x"), "front")
    response.set_cookie("who", "me")
    with pytest.raises(RuntimeError, match="cookie"):
        caching.finish(response)


def test_a_missing_page_is_kept_for_seconds_only(client):
    response = client.get("/read/987654/tidak-ada")
    assert response.status_code == 404
    assert lifetime(response) == 10


def test_a_withdrawn_story_is_kept_for_a_minute_at_most(client, cast):
    story = stage.withdrawn(cast)
    response = client.get(f"/read/{story.pk}/")
    assert response.status_code == 410
    assert lifetime(response) <= 60


def test_the_desk_is_none_of_the_page_caches_business(client, kept):
    response = client.get("/admin/")
    assert "Surrogate-Key" not in response


# Lifetime and the clock


def test_a_page_is_old_when_the_next_story_begins(client, cast):
    stage.scheduled(cast, after=timedelta(seconds=20))
    changes.forget()
    assert lifetime(client.get("/")) <= 20


def test_a_process_on_a_machine_just_started_looks_for_what_is_planned(client, cast, monkeypatch):
    stage.scheduled(cast, after=timedelta(seconds=20))
    monkeypatch.setattr(changes.time, "monotonic", lambda: 0.3)
    changes.forget()
    assert lifetime(client.get("/")) <= 20


def test_a_page_that_is_to_change_may_not_be_shown_stale(client, cast):
    stage.scheduled(cast, after=timedelta(seconds=20))
    changes.forget()
    assert "stale-while-revalidate" not in client.get("/")["Cache-Control"]


def test_a_page_is_old_when_a_story_ends(client, cast):
    article = stage.approved(cast)
    ends = timezone.now() + timedelta(seconds=30)
    soon = timezone.now() + timedelta(seconds=25)
    perform("schedule", cast.section_editor, article, Order(starts_at=soon, ends_at=ends))
    changes.forget()
    assert lifetime(client.get("/")) <= 25


def test_a_front_is_old_when_a_card_of_it_begins_and_no_other_list_is(client, story):
    arranged.put(Placed(story.pk, begins=timezone.now() + timedelta(seconds=15)))
    changes.forget()
    assert lifetime(client.get("/")) <= 15
    assert lifetime(client.get("/ekbis/")) > 15
    assert lifetime(client.get("/indeks/")) > 15


def test_a_front_is_old_when_its_next_revision_goes_live(client, story):
    arranged.put(story, section=story.section, at=timezone.now() + timedelta(seconds=15))
    changes.forget()
    assert lifetime(client.get("/ekbis/")) <= 15
    assert lifetime(client.get("/")) > 15


def test_every_page_is_old_when_the_breaking_bar_ends(client, cast, story, url):
    bars.put(cast.managing_editor, "Bank sentral menahan suku bunga", timezone.now() + timedelta(seconds=15))
    changes.forget()
    for address in ("/", "/ekbis/", url):
        assert lifetime(client.get(address)) <= 15


def update_planned(cast, story, **when) -> None:
    """A change of a live story that is to begin."""
    stage.save(story, cast.writer, headline="Ekspor turun")
    for move, who in (("submit", cast.writer), ("approve", cast.section_editor)):
        perform(move, who, story)
    perform("schedule", cast.section_editor, story, Order(starts_at=timezone.now() + timedelta(**when)))


def test_a_story_is_old_when_its_own_change_begins_and_not_when_others_do(client, url, cast, story):
    other = stage.published(cast)
    update_planned(cast, story, seconds=20)
    changes.forget()
    assert lifetime(client.get(url)) <= 20
    page = client.get(other.editions.get().get_absolute_url())
    assert f"article:{story.pk}" in page["Surrogate-Key"].split(), "it stands below"
    assert lifetime(page) <= 20
    alone = stage.published_in(cast, cast.other_section, tags=[])
    assert lifetime(client.get(alone.editions.get().get_absolute_url())) == 300


def test_a_story_kept_before_its_change_was_planned_is_on_time(
    client, kept, url, cast, story, monkeypatch, time_machine_forward
):
    assert "Ekspor naik" in client.get(url).content.decode()
    update_planned(cast, story, seconds=20)
    monkeypatch.setattr(changes, "INTERVAL", 0)  # a moment has passed since the last look
    assert lifetime(client.get(url)) <= 20
    time_machine_forward(21)
    assert "Ekspor turun" in client.get(url, follow=True).content.decode()


def test_a_scheduled_story_is_on_time_though_nothing_purges(client, kept, cast, time_machine_forward):
    article = stage.scheduled(cast, after=timedelta(seconds=45), headline="Tepat waktu")
    changes.forget()
    assert "Tepat waktu" not in client.get("/").content.decode()
    time_machine_forward(46)
    assert "Tepat waktu" in client.get("/").content.decode()
    assert client.get(f"/read/{article.pk}/tepat-waktu").status_code == 200


def test_a_page_kept_before_a_story_was_scheduled_is_on_time_too(
    client, kept, cast, monkeypatch, time_machine_forward
):
    assert "Tepat waktu" not in client.get("/").content.decode()
    stage.scheduled(cast, after=timedelta(seconds=20), headline="Tepat waktu")
    monkeypatch.setattr(changes, "INTERVAL", 0)  # a second has passed since the last look
    assert "Tepat waktu" not in client.get("/").content.decode()
    assert lifetime(client.get("/")) <= 20
    time_machine_forward(21)
    assert "Tepat waktu" in client.get("/").content.decode()


def test_a_kept_page_says_how_long_it_still_lasts(client, kept, url, time_machine_forward):
    assert lifetime(client.get(url)) == 300
    time_machine_forward(250)
    assert lifetime(client.get(url)) <= 50


# Asking again


def test_the_same_page_has_the_same_tag(client, url):
    assert client.get(url)["ETag"] == client.get(url)["ETag"]


def test_a_reader_who_has_the_page_gets_304_and_no_body(client, url):
    tag = client.get(url)["ETag"]
    response = client.get(url, headers={"If-None-Match": tag})
    assert response.status_code == 304
    assert response.content == b""
    assert response["ETag"] == tag
    assert response["Cache-Control"].startswith("public")


def test_a_reader_who_has_another_page_gets_this_one(client, url):
    assert client.get(url, headers={"If-None-Match": '"something-else"'}).status_code == 200


@pytest.mark.parametrize("asked", ["*", 'W/"x", {tag}', "{strong}"])
def test_tags_are_compared_weakly(client, url, asked):
    tag = client.get(url)["ETag"]
    asked = asked.format(tag=tag, strong=tag.removeprefix("W/"))
    assert client.get(url, headers={"If-None-Match": asked}).status_code == 304


def test_a_changed_story_has_another_tag(client, cast, story, url, django_capture_on_commit_callbacks):
    before = client.get(url)["ETag"]
    publish_change(cast, story, body="<p>Teks lain.</p>")
    assert client.get(url)["ETag"] != before


def test_head_has_the_headers_of_get_and_no_body(client, url):
    got, headed = client.get(url), client.head(url)
    assert headed.status_code == 200
    assert headed.content == b""
    for name in ("ETag", "Cache-Control", "Content-Type", "Surrogate-Key", "Content-Length"):
        assert headed[name] == got[name]


# Compression


@pytest.mark.parametrize(("asked", "coding"), [("gzip", "gzip"), ("gzip, br", "br"), ("br;q=0, gzip", "gzip")])
def test_pages_are_compressed_as_asked(client, url, asked, coding):
    plain = client.get(url).content
    response = client.get(url, headers={"Accept-Encoding": asked})
    assert response["Content-Encoding"] == coding
    unpack = {"gzip": gzip.decompress, "br": brotli.decompress}[coding]
    assert unpack(response.content) == plain
    assert int(response["Content-Length"]) == len(response.content)


def test_a_reader_who_asks_for_nothing_gets_plain_text(client, url):
    assert "Content-Encoding" not in client.get(url)


def test_a_page_is_compressed_once(client, kept, url, monkeypatch):
    done = []
    compress = caching._compress
    monkeypatch.setattr(caching, "_compress", lambda *args: done.append(args[0]) or compress(*args))
    for _ in range(3):
        client.get(url, headers={"Accept-Encoding": "br"})
    assert done == ["br"]


# Kept pages


def test_a_kept_page_costs_no_statement(client, kept, url, django_assert_num_queries):
    first = client.get(url)
    with django_assert_num_queries(0):
        second = client.get(url)
    assert second.content == first.content


def test_parameters_no_page_knows_are_one_page(client, kept, url, django_assert_num_queries):
    client.get(url)
    with django_assert_num_queries(0):
        client.get(url + "?utm_source=wa&fbclid=123")


def test_parameters_no_page_knows_never_reach_a_view():
    request = RequestFactory().get("/cari/?utm_source=x&q=rumput+laut&q=")
    caching.depersonalise(request)
    assert request.GET.dict() == {"q": "rumput laut"}


def test_cookies_and_language_change_nothing(client, kept, url):
    plain = client.get(url)
    client.cookies["sessionid"] = "not-a-session"
    other = client.get(url, headers={"Accept-Language": "en", "Authorization": "Bearer x"})
    assert other.content == plain.content
    assert not other.cookies


def test_an_editor_signed_in_gets_the_readers_page_and_leaves_it_clean(client, kept, url, cast):
    client.force_login(cast.editor_in_chief)
    signed_in = client.get(url)
    client.logout()
    assert client.get(url).content == signed_in.content
    assert not signed_in.cookies


def test_searches_and_missing_pages_do_not_fill_the_memory(client, kept):
    client.get("/cari/?q=apa")
    client.get("/tidak-ada/")
    assert len(changes.store()) == 0


def test_a_page_is_kept_apart_for_http_and_https(client, kept, url):
    client.get(url)
    client.get(url, secure=True)
    assert len(changes.store()) == 2


@pytest.mark.parametrize("host", ["evil.example.invalid", "evil.example.invalid:80"])
def test_a_strange_host_is_refused_though_the_page_is_kept(client, kept, url, host):
    client.get(url)
    response = client.get(url, headers={"Host": host})
    assert response.status_code == 400
    assert b"evil" not in response.content


def test_forwarded_hosts_are_not_reflected(client, url):
    bad = "evil.example.invalid"
    response = client.get(url, headers={"X-Forwarded-Host": bad, "X-Host": bad, "Forwarded": f"host={bad}"})
    assert bad not in response.content.decode()
    assert bad not in str(response.headers)


def test_a_database_that_is_away_leaves_kept_pages_readable(client, kept, url, monkeypatch):
    client.get(url)
    monkeypatch.setattr(changes, "INTERVAL", 0.0)
    monkeypatch.setattr(changes, "_look", _no_database)
    assert client.get(url).status_code == 200


def _no_database(lost):
    raise changes.DatabaseError("no connection")


def blind_for(monkeypatch, seconds):
    """As if the last look of this process had been so long ago, and the database did not answer now."""
    monkeypatch.setattr(changes, "_look", _no_database)
    monkeypatch.setattr(changes, "_known_at", changes.time.monotonic() - seconds)


def test_a_process_that_cannot_see_what_was_withdrawn_shows_nothing_after_a_while(
    client, kept, url, settings, monkeypatch
):
    settings.NEWSROOM_BLIND_SECONDS = 10
    client.get(url)
    blind_for(monkeypatch, 9)
    assert client.get(url).status_code == 200
    blind_for(monkeypatch, 11)
    answer = client.get(url)
    assert (answer.status_code, answer["Cache-Control"]) == (503, "no-store")
    assert answer["Retry-After"]


def test_it_shows_pages_again_as_soon_as_it_sees_and_none_that_was_withdrawn_meanwhile(
    client, kept, url, story, settings, monkeypatch
):
    settings.NEWSROOM_BLIND_SECONDS = 10
    client.get(url)
    look = changes._look
    blind_for(monkeypatch, 90)
    assert client.get(url).status_code == 503
    assert len(changes.store()) == 1
    monkeypatch.setattr(changes, "_look", look)
    monkeypatch.setattr(changes, "_failed_at", float("-inf"))
    story.editions.update(ends_at=timezone.now())
    assert client.get(url).status_code in (404, 410)


def test_looks_that_failed_do_not_count_as_looks(client, kept, url, monkeypatch):
    """For a minute the database was away, and this process tried every second: what was purged then is unknown."""
    client.get(url)
    look = changes._look
    monkeypatch.setattr(changes, "INTERVAL", 0.0)
    blind_for(monkeypatch, changes.LOST + 1)
    changes.refresh()
    monkeypatch.setattr(changes, "_look", look)
    changes.refresh()
    assert len(changes.store()) == 0


def test_a_page_that_is_not_kept_is_not_tried_while_the_database_is_away(client, kept, url, monkeypatch):
    client.get(url)
    monkeypatch.setattr(changes, "INTERVAL", 0.0)
    monkeypatch.setattr(changes, "_look", _no_database)
    client.get(url)
    assert changes.is_away()
    monkeypatch.setattr("public.views.listings.indeks_today", lambda request: pytest.fail("the view was asked"))
    assert client.get("/indeks/").status_code == 503


def test_who_waits_for_a_dead_database_waits_once_for_all(kept, monkeypatch):
    tries = []

    def away(lost):
        tries.append(1)
        raise changes.DatabaseError("timeout expired")

    monkeypatch.setattr(changes, "_look", away)
    assert [changes.knows() for _ in range(5)] == [False] * 5
    assert len(tries) == 1


def test_posting_passes_by_the_page_cache(client, kept, url):
    client.get(url)
    assert "Surrogate-Key" not in client.post(url, {"x": "1"})


# Many readers at once


def test_a_purged_page_is_made_once_for_all_who_ask(kept, url, monkeypatch):
    """Four threads ask at once; the second and later find a page in the making."""
    made, begun, go_on = [], threading.Event(), threading.Event()

    def slow(request):
        made.append(1)
        begun.set()
        go_on.wait(5)
        return keyed(HttpResponse("halaman"), "front")

    middleware = caching.PageCacheMiddleware(slow)
    monkeypatch.setattr(changes, "refresh", lambda: None)
    answers: list[bytes] = []

    def reader():
        answers.append(middleware(RequestFactory().get(url)).content)

    readers = [threading.Thread(target=reader) for _ in range(4)]
    readers[0].start()
    begun.wait(5)
    for one in readers[1:]:
        one.start()
    go_on.set()
    for one in readers:
        one.join(5)
    assert answers == [b"halaman"] * 4
    assert len(made) == 1


def test_a_page_that_failed_leaves_nobody_waiting(kept, url):
    def fail(request):
        raise ValueError("rusak")

    middleware = caching.PageCacheMiddleware(fail)
    for _ in range(2):
        with pytest.raises(ValueError, match="rusak"):
            middleware(RequestFactory().get(url))
