"""At the minute a right ends a picture gives way to a plain box, on every page and in every cache."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from fronts.arrangement import Placed
from photos import library
from public.fast import changes
from public.models import Purge
from tests import stage
from tests.factories import PhotoFactory
from tests.fronts import arranged

pytestmark = pytest.mark.django_db

BOX = "This picture is no longer available."


def made_of(name: str) -> dict:
    """Renditions that are told from any other photo's."""
    file = {"path": f"p/{name}.jpg", "bytes": 9}
    each = [{"w": 1280, "h": 720, "jpeg": file, "avif": file, "webp": file}]
    return dict.fromkeys(("16:9", "original", "og", "4:3", "1:1"), each)


@pytest.fixture
def shown(cast):
    """A live story with a lead photo and one in its text whose rights end in half an hour; a front's own as well."""
    until = timezone.now() + timedelta(minutes=30)
    lead, inside, own = (
        PhotoFactory(renditions=made_of(name), usable_until=until, credit=f"Kredit {name}", caption=f"Ihwal {name}")
        for name in ("utama", "dalam", "depan")
    )
    body = f'<p>Naskah.</p><figure data-photo="{inside.pk}"></figure>'
    story = stage.published(cast, lead_photo=lead, body=body, tags=["ekspor"])
    arranged.put(Placed(story.pk, photo=own.pk))
    return story


def pages(client, story) -> dict[str, str]:
    own = story.editions.get().get_absolute_url()
    paths = ["/", "/ekbis/", "/indeks/", "/tag/ekspor/", "/penulis/wati/", "/feed/", "/cari/?q=naskah"]
    paths += [f"/api/v1/{path}" for path in ("stories", "stories?tag=ekspor", f"stories/{story.pk}")]
    paths += [f"/api/v1/photos/{story.lead_photo_id}", own]
    return {path: client.get(path).content.decode() for path in paths}


def test_when_the_right_ends_no_page_shows_the_picture(client, shown, time_machine_forward):
    before = pages(client, shown)
    for path, text in before.items() - {("/indeks/", before["/indeks/"])}:  # that list has no pictures
        assert any(f"p/{name}.jpg" in text for name in ("utama", "dalam", "depan")), path
    own = BeautifulSoup(list(before.values())[-1], "html.parser")
    assert "p/utama.jpg" in own.find("meta", property="og:image")["content"]
    time_machine_forward(1801)
    after = pages(client, shown)
    for path, text in after.items():
        for name in ("utama", "dalam", "depan"):
            for gone in (f"p/{name}.jpg", f"Kredit {name}", f"Ihwal {name}"):
                assert gone not in text, (path, gone)
    page = list(after.values())[-1]
    assert page.count(BOX) == 2
    told = client.get(f"/api/v1/stories/{shown.pk}").json()
    assert (told["lead_photo"], told["photos"], told["body_html"].count(BOX)) == (None, [], 1)
    assert client.get(f"/api/v1/photos/{shown.lead_photo_id}").status_code == 404
    assert "og:image" not in page
    assert BeautifulSoup(page, "html.parser").select("img[src='']") == []


def test_a_page_that_is_kept_ends_with_the_right(settings, client, shown, time_machine_forward):
    settings.NEWSROOM_PAGE_CACHE_MB = 8
    changes.forget()
    own = shown.editions.get().get_absolute_url()
    assert "p/utama.jpg" in client.get(own).content.decode()
    turn = changes.next_change(frozenset({f"photo:{shown.lead_photo_id}"}))
    assert turn == pytest.approx(shown.lead_photo.usable_until.timestamp(), abs=1)
    assert changes.next_change(frozenset({"photo:0"})) is None
    time_machine_forward(1801)  # nobody purged anything, and no job has run
    assert "p/utama.jpg" not in client.get(own).content.decode()


def test_a_picture_that_is_denied_goes_at_once(client, shown, django_capture_on_commit_callbacks):
    photo = shown.lead_photo
    photo.is_denied = True
    with django_capture_on_commit_callbacks(execute=True):
        library.change(photo, {"is_denied"})
    assert Purge.objects.filter(keys__contains=[f"photo:{photo.pk}"]).exists()
    page = client.get(shown.editions.get().get_absolute_url()).content.decode()
    assert "p/utama.jpg" not in page
    assert page.count(BOX) == 1
