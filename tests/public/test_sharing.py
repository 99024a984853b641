"""The one public road to what is not published: what it shows, what it tells nobody, and what it takes."""

import pytest
from bs4 import BeautifulSoup

from articles.models import Asks, ShareAnswer, ShareLink
from articles.readers import sharing
from public.fast import caching, changes
from tests import stage
from tests.articles.readers.test_sharing import DEATHS, link_of

pytestmark = pytest.mark.django_db

A_PERSON = "Mozilla/5.0 (Linux; Android 10) Chrome/120 Mobile"


@pytest.fixture
def outside(client):
    """`outside(link)`: a person outside opens the address."""

    def open_it(link, method="get", data=None, **headers):
        headers = {"User-Agent": A_PERSON} | {name.replace("_", "-"): text for name, text in headers.items()}
        return getattr(client, method)(path_of(link), data, headers=headers)

    return open_it


def path_of(link) -> str:
    return "/pratinjau/" + sharing.address(link).split("/pratinjau/")[1]


def page_of(answer) -> BeautifulSoup:
    return BeautifulSoup(answer.content, "html.parser")


# What it shows


def test_a_living_link_shows_its_revision(cast, outside):
    article = stage.draft(cast, headline="Naskah rahasia", body="<p>Angka yang belum terbit.</p>")
    answer = outside(link_of(article, cast.section_editor))
    assert answer.status_code == 200
    page = page_of(answer)
    assert page.h1.get_text() == "Naskah rahasia"
    assert "Angka yang belum terbit." in page.select_one(".story-body").get_text()


def test_it_never_shows_newer_text(cast, outside):
    article = stage.draft(cast, headline="Yang dibagikan")
    link = link_of(article, cast.section_editor)
    stage.save(article, cast.writer, headline="Yang lebih baru", body="<p>Lebih baru.</p>", dateline="Baru")
    words = outside(link).content.decode()
    assert "Yang dibagikan" in words
    assert "ebih baru" not in words


def test_a_text_with_everything_missing_still_opens(cast, outside):
    article = stage.draft(cast, headline="Baru judul", body="", section=None, lead_photo=None, standfirst="", tags=[])
    assert outside(link_of(article, cast.managing_editor)).status_code == 200


def test_it_names_no_other_unpublished_story(cast, outside):
    other = stage.draft(cast, headline="Lain yang belum terbit")
    live = stage.published(cast, headline="Lain yang sudah terbit")
    body = f'<p>Satu.</p><aside data-article="{other.pk}">x</aside><aside data-article="{live.pk}">x</aside>'
    words = outside(link_of(stage.draft(cast, body=body), cast.section_editor)).content.decode()
    assert "Lain yang sudah terbit" in words
    assert "Lain yang belum terbit" not in words


def test_it_says_it_is_not_published_and_offers_no_public_address(cast, outside):
    article = stage.draft(cast)
    page = page_of(outside(link_of(article, cast.section_editor)))
    assert "Not published" in page.select_one(".shared-band").get_text()
    assert f"/read/{article.pk}" not in str(page)
    assert not page.select("meta[property^='og:'], link[rel=canonical], script[type='application/ld+json'], .share")


# What it tells nobody


def secret_headers(answer) -> dict:
    return {name: value for name, value in answer.headers.items() if name not in ("Content-Length",)}


@pytest.mark.parametrize("living", [True, False])
def test_nobody_keeps_it_indexes_it_or_learns_where_a_reader_came_from(cast, outside, client, living):
    answer = outside(link_of(stage.draft(cast), cast.section_editor)) if living else client.get("/pratinjau/x/")
    assert answer.headers["Cache-Control"] == "no-store, private"
    assert "noindex" in answer.headers["X-Robots-Tag"]
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert not answer.cookies
    for name in ("ETag", "Last-Modified", "Surrogate-Key", "xkey", "Expires"):
        assert name not in answer.headers
    assert "noindex" in page_of(answer).select_one("meta[name=robots]")["content"]
    policy = answer.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy


def test_it_is_in_no_page_cache(cast, outside, client, settings):
    settings.NEWSROOM_PAGE_CACHE_MB = 8
    changes.store().limit = 8_000_000
    link = link_of(stage.draft(cast), cast.section_editor)
    outside(link)
    assert len(changes.store()) == 0
    sharing.revoke(link, cast.section_editor)
    assert outside(link).status_code == 404
    assert len(changes.store()) == 0
    client.get("/")
    assert len(changes.store()) == 1, "a page for all readers is kept, so the store was open"


def test_its_requests_pass_the_page_cache_by():
    assert any("/pratinjau/x/".startswith(prefix) for prefix in caching.PRIVATE)


def test_robots_are_told_to_stay_out(client):
    assert "Disallow: /pratinjau/" in client.get("/robots.txt").content.decode()


@pytest.mark.parametrize("kill", DEATHS)
def test_a_dead_link_looks_exactly_like_one_that_never_was(cast, outside, client, kill):
    link = link_of(stage.submitted(cast), cast.section_editor, asks=Asks.COMMENT)
    path = path_of(link)
    assert outside(link).status_code == 200
    kill(link)
    for method in ("get", "post", "head"):
        dead = getattr(client, method)(path, headers={"User-Agent": A_PERSON})
        never = getattr(client, method)(f"/pratinjau/{'x' * 43}/", headers={"User-Agent": A_PERSON})
        assert dead.status_code == never.status_code == 404
        assert dead.content == never.content
        assert all(answer.headers.pop("X-Request-ID") for answer in (dead, never)), "each has one of its own"
        assert dict(dead.headers) == dict(never.headers)


def test_dead_and_strange_tokens_ask_the_database_the_same(cast, client, django_assert_num_queries):
    link = link_of(stage.draft(cast), cast.section_editor)
    path = path_of(link)
    sharing.revoke(link, cast.section_editor)
    client.get("/pratinjau/warm/")  # the paper's own rows are read once in a while
    for dead in (path, f"/pratinjau/{'x' * 43}/", "/pratinjau/%00/", "/pratinjau/é/"):
        with django_assert_num_queries(1):
            assert client.get(dead).status_code == 404


def test_a_living_page_stays_within_its_budget(cast, client, django_assert_max_num_queries):
    path = path_of(link_of(stage.draft(cast), cast.section_editor))
    client.get(path, headers={"User-Agent": A_PERSON})
    with django_assert_max_num_queries(16):
        client.get(path, headers={"User-Agent": A_PERSON})


# Views


def views() -> int:
    return ShareLink.objects.get().views


def test_a_reader_is_counted_once_for_each_look(cast, outside):
    link = link_of(stage.draft(cast), cast.section_editor)
    outside(link)
    outside(link)
    assert views() == 2


def test_programs_and_looks_ahead_are_not_counted(cast, outside):
    link = link_of(stage.draft(cast), cast.section_editor)
    for device in ("", "Googlebot/2.1", "WhatsApp/2.23", "curl/8", "facebookexternalhit/1.1", "TelegramBot"):
        assert outside(link, user_agent=device, **{"User-Agent": device}).status_code == 200
    outside(link, **{"Sec-Purpose": "prefetch;prerender"})
    outside(link, "head")
    assert views() == 0


def test_the_newsrooms_own_looks_are_not_counted_and_a_forged_mark_does_not_help(cast, outside, client):
    link = link_of(stage.draft(cast), cast.section_editor)
    client.cookies[sharing.HOUSE_COOKIE] = sharing.house_mark()
    outside(link)
    assert views() == 0
    client.cookies[sharing.HOUSE_COOKIE] = "desk"
    outside(link)
    assert views() == 1


# Answers


def test_a_comment_is_kept_and_thanked_for(cast, outside):
    link = link_of(stage.draft(cast), cast.section_editor, asks=Asks.COMMENT)
    answer = outside(link, "post", {"nama": "Bu Rina", "komentar": "Paragraf dua <keliru>."})
    assert answer.status_code == 302
    assert answer.headers["Cache-Control"] == "no-store, private"
    given = ShareAnswer.objects.get()
    assert (given.name, given.comment, given.verdict) == ("Bu Rina", "Paragraf dua <keliru>.", "")
    thanks = outside(link).client.get(answer.url, headers={"User-Agent": A_PERSON})
    assert page_of(thanks).select_one(".shared-sent")
    assert "keliru" not in thanks.content.decode(), "who has the same address must not read others' answers"


def test_an_agreement_needs_no_comment_but_a_concern_does(cast, outside):
    link = link_of(stage.draft(cast), cast.section_editor, asks=Asks.APPROVAL)
    assert outside(link, "post", {"nama": "Rina", "pendapat": "agrees"}).status_code == 302
    assert outside(link, "post", {"nama": "Rina", "pendapat": "concerns"}).status_code == 422
    assert outside(link, "post", {"nama": "Rina"}).status_code == 422
    assert [given.verdict for given in ShareAnswer.objects.all()] == ["agrees"]


def test_a_refused_answer_keeps_what_was_typed(cast, outside):
    link = link_of(stage.draft(cast), cast.section_editor, asks=Asks.COMMENT)
    answer = outside(link, "post", {"nama": "", "komentar": "Jangan hilang."})
    assert answer.status_code == 422
    assert page_of(answer).select_one("#id_komentar").get_text().strip() == "Jangan hilang."
    assert not ShareAnswer.objects.exists()


@pytest.mark.parametrize("sent", [{"nama": "x" * 81, "komentar": "a"}, {"nama": "Rina", "komentar": "a" * 4001}])
def test_an_answer_has_its_bounds(cast, outside, sent):
    link = link_of(stage.draft(cast), cast.section_editor, asks=Asks.COMMENT)
    assert outside(link, "post", sent).status_code == 422
    assert not ShareAnswer.objects.exists()


def test_a_program_that_fills_every_box_is_thanked_and_not_heard(cast, outside):
    link = link_of(stage.draft(cast), cast.section_editor, asks=Asks.COMMENT)
    sent = {"nama": "Toko", "komentar": "Beli sekarang", "situs": "https://example.org"}
    assert outside(link, "post", sent).status_code == 302
    assert not ShareAnswer.objects.exists()


def test_a_flood_of_answers_is_told_to_wait_with_its_words_kept(cast, outside):
    link = link_of(stage.draft(cast), cast.section_editor, asks=Asks.COMMENT)
    for n in range(sharing.A_WHILE):
        assert outside(link, "post", {"nama": "Rina", "komentar": str(n)}).status_code == 302
    answer = outside(link, "post", {"nama": "Rina", "komentar": "yang keenam"})
    assert answer.status_code == 429
    assert "yang keenam" in answer.content.decode()
    assert ShareAnswer.objects.count() == sharing.A_WHILE


def test_a_page_that_asks_nothing_has_no_box_and_takes_nothing(cast, outside):
    link = link_of(stage.draft(cast), cast.section_editor)
    assert not page_of(outside(link)).select(".shared-answer")
    assert outside(link, "post", {"nama": "Rina", "komentar": "Halo"}).status_code == 404
    assert not ShareAnswer.objects.exists()


def test_an_outsiders_words_are_not_markup_on_the_desk(cast, client, outside):
    article = stage.draft(cast)
    link = link_of(article, cast.section_editor, asks=Asks.COMMENT)
    outside(link, "post", {"nama": "<b>Rina</b>", "komentar": "<script>alert(1)</script>"})
    client.force_login(cast.section_editor)
    words = client.get(f"/admin/articles/article/{article.pk}/share/").content.decode()
    assert "<script>alert" not in words
    assert "&lt;script&gt;alert" in words
    assert "<b>Rina" not in words
