"""Nobody gets behind a staff address who should not, by GET or POST, and no address is forgotten."""

import re
from datetime import timedelta

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.test import Client
from django.urls import URLResolver, get_resolver
from django.utils import timezone

from articles.models import ReviewStep
from desk.models import Note, Notice
from people.models import Author, Role, User
from photos.models import Photo
from public.models import Page, Placement, SocialLink
from public.models.page import Network
from sections.models import Section
from tests import stage
from tests.architecture.staff_addresses import ROLELESS, STAFF, STRANGER
from tests.architecture.staff_table import ROWS
from tests.desk.planning.test_planning import planned
from tests.factories import AuthorFactory, PhotoFactory, UserFactory


def routes(patterns, prefix=""):
    """Every route below `prefix`, as one string each."""
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, route)
        else:
            yield APPS.sub("<app_label>", route)


#: Django lists the apps of the day in this route.
APPS = re.compile(r"\(\?P<app_label>[^)]*\)")


def staff_routes() -> list[str]:
    return [route for route in routes(get_resolver().url_patterns) if route.startswith("admin/")]


def test_every_staff_address_stands_in_the_table():
    forgotten = sorted(set(staff_routes()) - {row.route for row in ROWS})
    assert not forgotten, "Add a row for each to tests/architecture/staff_table.py: who gets what there?"


def test_the_table_holds_no_address_that_is_gone():
    assert sorted({row.route for row in ROWS} - set(staff_routes())) == []


@pytest.fixture
def scene(cast):
    """Something of everything, none of it the visitor's own except the writer's story."""
    story = stage.draft(cast)
    return {
        "story": story.pk,
        "article": story.pk,
        "user": cast.other_writer.pk,
        "role": Role.objects.get(codename="photo_editor").pk,
        "author": AuthorFactory().pk,
        "section": cast.section.pk,
        "photo": (photo := PhotoFactory(created_by=cast.other_writer)).pk,
        "photos-api": photo.pk,
        "section_type": ContentType.objects.get_for_model(Section).pk,
        "story_type": ContentType.objects.get_for_model(type(story)).pk,
        "author_type": ContentType.objects.get_for_model(Author).pk,
        "user_type": ContentType.objects.get_for_model(User).pk,
        "photo_type": ContentType.objects.get_for_model(Photo).pk,
        "page": Page.objects.create(title="Tentang", slug="tentang-uji", body="<p>Kami.</p>").pk,
        "sociallink": SocialLink.objects.create(network=Network.values[0], url="https://example.org").pk,
        "placement": Placement.objects.create(article=stage.published(cast)).pk,
        "reviewstep": ReviewStep.objects.create(section=cast.other_section, name="Hukum").pk,
        "note": _old_note(story, cast.writer).pk,
        "notice": Notice.objects.create(user=UserFactory(), kind="note", article=story, url="/admin/").pk,
        "assignment": planned(cast, photo_wanted=True).pk,
        "key": "8b0d2f5e-3a51-4a38-9d4c-0e7f6a1c2b3d",
    }


def _old_note(story, author) -> Note:
    note = Note.objects.create(article=story, author=author, text="Catatan")
    Note.objects.filter(pk=note.pk).update(created_at=timezone.now() - timedelta(hours=1))
    return note


def answers(client: Client, path: str) -> tuple[int, int]:
    """What the address answers by GET and POST; nothing that it does is kept."""
    statuses = []
    for ask in (client.get, client.post):
        with transaction.atomic():
            statuses.append(ask(path).status_code)
            transaction.set_rollback(True)
    return tuple(statuses)


@pytest.mark.django_db
@pytest.mark.parametrize("who", [*sorted(STAFF), ROLELESS, STRANGER])
def test_each_person_gets_what_the_table_says(who, cast, scene):
    person = UserFactory() if who == ROLELESS else None if who == STRANGER else getattr(cast, who)
    door = Client()
    if person:
        door.force_login(person)
    surprises = []
    for row in ROWS:
        client = Client(raise_request_exception=False)
        client.cookies = door.cookies.copy()  # whatever happened at the last address: signed in, as at the first
        path = row.address(scene)
        if (got := answers(client, path)) != row.expected(who):
            surprises.append(f"{path}: {got}, expected {row.expected(who)}")
    assert surprises == []


@pytest.mark.django_db
def test_a_colleague_without_a_role_is_told_why_the_door_stays_shut(client):
    client.force_login(UserFactory(language="en"))
    response = client.get("/admin/", follow=True)
    assert response.status_code == 403
    assert "role" in response.content.decode()
