"""Whoever has the old address of a section, an author or a page is led to the new one."""

import pytest

from people.models import FormerAddress
from public.models import Page
from tests import stage

pytestmark = pytest.mark.django_db


def renamed(row, slug: str) -> None:
    row.slug = slug
    row.save()


@pytest.fixture
def things(cast) -> dict:
    """What has an address, by the paths below which it stands."""
    stage.published(cast)
    page = Page.objects.create(title="Kontak", slug="kontak", body="<p>Halo</p>")
    return {"/{}/": cast.section, "/{}/feed/": cast.section, "/penulis/{}/": cast.writer.author} | {
        "/penulis/{}/feed/": cast.writer.author,
        "/halaman/{}/": page,
    }


@pytest.mark.parametrize("path", ["/{}/", "/{}/feed/", "/penulis/{}/", "/penulis/{}/feed/", "/halaman/{}/"])
def test_an_old_address_leads_to_the_new_one_and_from_older_ones_at_once(client, things, path):
    row = things[path]
    first = row.slug
    renamed(row, "nama-kedua")
    renamed(row, "nama-ketiga")
    for old in (first, "nama-kedua"):
        answer = client.get(path.format(old))
        assert (answer.status_code, answer["Location"]) == (301, path.format("nama-ketiga"))
    assert client.get(path.format("nama-ketiga")).status_code == 200
    assert client.get(path.format("tidak-pernah")).status_code == 404


def test_what_was_asked_goes_along(client, cast):
    renamed(cast.section, "bisnis")
    assert client.get("/ekbis/?before=2026-01-01T00:00:00-7")["Location"].startswith("/bisnis/?before=")


def test_an_address_that_is_somebodys_again_is_theirs(client, cast):
    renamed(cast.section, "bisnis")
    renamed(cast.section, "ekbis")
    assert client.get("/ekbis/").status_code == 200
    assert client.get("/bisnis/")["Location"] == "/ekbis/"


def test_a_save_that_changes_no_address_keeps_none(cast):
    cast.section.name = "Ekonomi"
    cast.section.save()
    cast.section.save(update_fields=["name"])
    assert not FormerAddress.objects.exists()
