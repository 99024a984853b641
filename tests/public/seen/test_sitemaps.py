"""Sitemaps and robots.txt: every live address, once, and nothing else."""

from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.utils import timezone

from articles.models import Edition
from public.models import Page
from public.seen import stretches
from public.seen.stretches import Stretch
from tests import stage
from tests.factories import SectionFactory

pytestmark = pytest.mark.django_db

NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
}
SITE = "https://koran.example"


@pytest.fixture(autouse=True)
def _own_address(settings):
    settings.NEWSROOM_URL = SITE


def tree(client, path):
    response = client.get(path)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/xml; charset=utf-8"
    return ElementTree.fromstring(response.content)


def addresses(client, path) -> list[str]:
    return [place.text.removeprefix(SITE) for place in tree(client, path).iter(f"{{{NAMES['s']}}}loc")]


def publish(cast, at: datetime, **fields) -> Edition:
    article = stage.published(cast, **fields)
    Edition.objects.filter(article=article).update(published_at=at, starts_at=at)
    return Edition.objects.get(article=article)


def test_the_index_names_the_other_sitemaps_and_every_month(client, cast):
    publish(cast, datetime(2026, 8, 5, tzinfo=UTC))
    publish(cast, datetime(2026, 10, 5, tzinfo=UTC))
    assert addresses(client, "/sitemap.xml") == [
        "/sitemap-lists.xml",
        "/sitemap-news.xml",
        "/sitemap-2026-10-1.xml",
        "/sitemap-2026-08-1.xml",
    ]


def test_what_the_index_names_is_there(client, cast):
    publish(cast, datetime(2026, 8, 5, tzinfo=UTC))
    for path in addresses(client, "/sitemap.xml"):
        assert client.get(path).status_code == 200, path


def test_a_month_ends_at_midnight_in_the_newsroom(client, cast):
    last = publish(cast, datetime(2026, 8, 31, 16, 59, tzinfo=UTC))
    first = publish(cast, datetime(2026, 8, 31, 17, 0, tzinfo=UTC))
    assert addresses(client, "/sitemap-2026-08-3.xml") == [last.get_absolute_url()]
    assert addresses(client, "/sitemap-2026-09-1.xml") == [first.get_absolute_url()]


def test_a_story_says_when_it_was_changed(client, cast):
    edition = publish(cast, datetime(2026, 8, 5, tzinfo=UTC))
    changed = tree(client, "/sitemap-2026-08-1.xml").findtext("s:url/s:lastmod", namespaces=NAMES)
    assert datetime.fromisoformat(changed) == edition.updated_at


def test_a_month_has_three_parts_by_its_days(client, cast):
    days = (1, 10, 11, 21, 31)
    found = {day: publish(cast, datetime(2026, 8, day, tzinfo=UTC)).get_absolute_url() for day in days}
    parts = [path for path in addresses(client, "/sitemap.xml") if "2026" in path]
    assert parts == [f"/sitemap-2026-08-{part}.xml" for part in (3, 2, 1)]
    assert [addresses(client, path) for path in parts] == [[found[31], found[21]], [found[11]], [found[10], found[1]]]


def test_a_part_whose_stories_were_withdrawn_is_not_named(client, cast):
    old = publish(cast, datetime(2026, 8, 5, tzinfo=UTC))
    publish(cast, datetime(2026, 6, 5, tzinfo=UTC))
    publish(cast, datetime(2026, 10, 5, tzinfo=UTC))
    Edition.objects.filter(pk=old.pk).update(ends_at=timezone.now())
    assert addresses(client, "/sitemap.xml")[2:] == ["/sitemap-2026-10-1.xml", "/sitemap-2026-06-1.xml"]


@pytest.fixture
def archive(cast) -> dict[Stretch, Edition]:
    """A live story in every part of ten months but one, the newest first, by its part."""
    found = {}
    for nth in range(30):
        if nth != 20:
            edition = publish(cast, datetime(2026, 10, 25, tzinfo=UTC) - timedelta(days=10.2 * nth))
            found[Stretch.at(timezone.localtime(edition.published_at).date())] = edition
    return found


def take(edition: Edition) -> None:
    Edition.objects.filter(pk=edition.pk).update(ends_at=edition.starts_at)


def test_older_parts_are_looked_at_once_in_five_minutes_and_newer_ones_each_time(archive, cast):
    now, looked_at = timezone.now(), []
    later = now + stretches.KNOWN

    def bounds(execute, sql, params, many, context):
        looked_at.extend(value.count(",") for value in params or () if isinstance(value, str) and value[:1] == "{")
        return execute(sql, params, many, context)

    def found(at: datetime) -> list[Stretch]:
        with connection.execute_wrapper(bounds):
            return stretches.with_stories(at)

    parts = list(archive)
    assert found(now) == found(now) == parts
    take(archive[parts[1]])
    take(archive[parts[-2]])
    new = publish(cast, datetime(2026, 11, 15, tzinfo=UTC))
    newest = Stretch.at(new.published_at.date())
    assert found(now) == [newest, *(one for one in parts if one not in (parts[1], parts[-2]))], (
        "another part is older"
    )
    take(archive[parts[-3]])
    take(archive[parts[2]])
    gone = {parts[1], parts[2], parts[-2]}
    assert found(later - timedelta(seconds=1)) == [newest, *(one for one in parts if one not in gone)]
    assert found(later) == [newest, *(one for one in parts if one not in gone | {parts[-3]})]
    whole = looked_at[0]
    assert looked_at == [whole, stretches.RECENT, whole + 2, stretches.RECENT, whole + 2]


def test_what_a_process_knows_of_older_parts_holds_in_one_zone_and_not_before_it_looked(archive, settings):
    now, parts = timezone.now(), list(archive)
    assert stretches.with_stories(now) == parts
    take(archive[parts[-2]])
    left = [one for one in parts if one != parts[-2]]
    assert stretches.with_stories(now - timedelta(seconds=1)) == left
    settings.TIME_ZONE = "UTC"
    take(archive[parts[-3]])
    assert parts[-3] not in stretches.with_stories(now)


def test_the_index_says_when_a_part_changed(client, cast):
    editions = [publish(cast, datetime(2026, 8, day, tzinfo=UTC)) for day in (5, 6)]
    at = {place.findtext("s:lastmod", namespaces=NAMES) for place in tree(client, "/sitemap.xml")} - {None}
    assert {datetime.fromisoformat(one) for one in at} == {max(edition.updated_at for edition in editions)}


def test_addresses_in_any_script_are_written_as_addresses(client, cast):
    edition = publish(cast, datetime(2026, 8, 5, tzinfo=UTC), headline="経済 & pasar")
    (found,) = addresses(client, "/sitemap-2026-08-1.xml")
    assert found == edition.get_absolute_url()
    assert found.isascii()


@pytest.mark.parametrize(
    "path", ["2026-08-1", "2026-08-0", "2026-08-4", "2026-13-1", "0000-00-0", "9999-12-1", f"2026-08-{10**30}"]
)
def test_there_is_no_sitemap_of_nothing(client, path):
    assert client.get(f"/sitemap-{path}.xml").status_code == 404


def test_lists_hold_the_sections_pages_and_authors_that_readers_have(client, cast):
    stage.published(cast)
    Page.objects.create(title="Tentang Kami", slug="tentang-kami", body="<p>-</p>")
    Page.objects.create(title="Nanti", slug="nanti", body="<p>-</p>", is_public=False)
    cast.other_section.is_active = False
    cast.other_section.save()
    found = addresses(client, "/sitemap-lists.xml")
    assert {"/", "/indeks/", "/video/", "/ekbis/", "/halaman/tentang-kami/", "/penulis/wati/"} <= set(found)
    assert not {"/sport-lifestyle/", "/halaman/nanti/", "/penulis/oki/", "/cari/"} & set(found)


def test_google_news_gets_the_last_two_days(client, cast):
    new = publish(cast, timezone.now() - timedelta(hours=47), headline="Baru & hangat")
    publish(cast, timezone.now() - timedelta(hours=49))
    found = tree(client, "/sitemap-news.xml")
    assert [one.text for one in found.iter(f"{{{NAMES['s']}}}loc")] == [SITE + new.get_absolute_url()]
    assert found.findtext(".//news:title", namespaces=NAMES) == "Baru & hangat"
    assert found.findtext(".//news:name", namespaces=NAMES) == "Newsroom"
    assert found.findtext(".//news:language", namespaces=NAMES) == "id"
    assert datetime.fromisoformat(found.findtext(".//news:publication_date", namespaces=NAMES)) == new.published_at


@pytest.mark.parametrize("path", ["/sitemap.xml", "/sitemap-lists.xml", "/sitemap-news.xml"])
def test_statements_do_not_grow_with_stories(client, cast, path, django_assert_max_num_queries):
    for _ in range(4):
        stage.published(cast)
    client.get(path)
    with django_assert_max_num_queries(3):
        client.get(path)


@pytest.mark.parametrize("state", sorted(set(stage.IN_EVERY_STATE) - {"published"}))
def test_what_is_not_live_is_in_no_sitemap(client, cast, state):
    article = stage.IN_EVERY_STATE[state](cast)
    for path in addresses(client, "/sitemap.xml"):
        assert not [place for place in addresses(client, path) if f"/read/{article.pk}/" in place]


def test_robots_closes_the_desk_and_search_and_names_the_sitemaps(client):
    response = client.get("/robots.txt")
    lines = response.content.decode().splitlines()
    assert response["Content-Type"].startswith("text/plain")
    assert {"User-agent: *", "Disallow: /admin/", "Disallow: /cari/"} <= set(lines)
    assert f"Sitemap: {SITE}/sitemap.xml" in lines
    assert f"Sitemap: {SITE}/sitemap-news.xml" in lines


def test_no_address_stands_twice_though_a_section_has_that_of_the_videos(client, cast):
    SectionFactory(name="Video", slug="video")
    found = addresses(client, "/sitemap-lists.xml")
    assert "/video/" in found
    assert len(found) == len(set(found))
