"""Fixtures that every room's tests share."""

import itertools
import os

import pytest
from django.core.files.storage import storages
from django.db import connection
from django.test import TransactionTestCase
from django.test.client import ClientMixin
from django.test.utils import override_settings

from articles.finding import newest, synonyms
from newsroom import statements
from people.models import Role
from people.roles import DEFAULT_ROLES
from photos.models import Photo
from press.models import CaseFile, Evidence
from public import fronts, popularity, related, site
from public.fast import changes, kept
from public.seen import stretches
from tests import archive as large
from tests import emptied, replay, signing_in, template
from tests.stage import Cast, make_cast


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Tests with real transactions empty every table when they end, roles included: they run after all others.

    pytest-django sorts so as well, but pytest then brings tests with the same browser together again.
    """
    items.sort(key=_empties_tables)


def _empties_tables(item) -> bool:
    marker = item.get_closest_marker("django_db")
    real = bool(marker and marker.kwargs.get("transaction"))
    return real or not {"transactional_db", "live_server"}.isdisjoint(item.fixturenames)


#: Counts the tests of this process.
_tests = itertools.count()


#: How the house is set for all tests. Words are English, and no one waits for a slow password hash. Nobody is turned
#: away for asking often: a test does in a second what people do in an hour. Limits of statements would be told to the
#: database by each request anew. No page is kept, and nobody is blind for not having looked.
HOUSE = {
    **{f"NEWSROOM_{what}_A_MINUTE": 0 for what in ("SEARCHES", "FORMS", "SIGN_INS", "API", "API_TOKEN")},
    "NEWSROOM_DESK_SECONDS": 0,
    "NEWSROOM_READER_SECONDS": 0,
    "NEWSROOM_PAGE_CACHE_MB": 0,
    "NEWSROOM_BLIND_SECONDS": 3600,
    "LANGUAGE_CODE": "en",
    "PASSWORD_HASHERS": ["django.contrib.auth.hashers.MD5PasswordHasher"],  # quick, and only here
}


@pytest.fixture(scope="session", autouse=True)
def _house_rules():
    """Set once: some eighty listeners hear of each setting that changes, and there are thousands of tests."""
    with override_settings(**HOUSE):
        yield


@pytest.fixture(autouse=True)
def _files_apart(settings, tmp_path_factory, monkeypatch):
    """Files go to a folder of the test's own.

    It is no `tmp_path`: pytest reads through the folders of all tests before to find that one's name.
    """
    folder = tmp_path_factory.getbasetemp() / "files" / str(next(_tests))
    settings.MEDIA_ROOT = folder / "media"
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
        "originals": settings.STORAGES["originals"]
        | {"OPTIONS": {"location": str(folder / "originals"), "base_url": None}},
    }
    monkeypatch.setattr(ClientMixin, "force_login", signing_in.come_in)
    for model, name in ((Photo, "original"), (Evidence, "file"), (CaseFile, "file")):
        monkeypatch.setattr(model._meta.get_field(name), "storage", storages["originals"])  # it asked at its start


@pytest.fixture(autouse=True)
def _nothing_kept(monkeypatch):
    """Each test's reader meets a process that has just started: no page kept, nothing counted, no look under way.

    A look for changes would be one more statement in any test that lasts a second. The limit that the last request
    left for the database's statements is of no concern to what a test itself asks.
    """
    statements.limit(0)
    monkeypatch.setattr(changes, "INTERVAL", 3600.0)
    for room in (changes, kept, newest, popularity, related, site, stretches, synonyms):
        room.forget()
    fronts._arrangement.cache_clear()  # by a revision's number, and another database of the run has the same numbers


@pytest.fixture
def cast(db, monkeypatch) -> Cast:
    """Everyone who works here."""
    with replay.watching(monkeypatch._setattr):
        yield make_cast()


@pytest.fixture
def roles_again(transactional_db):
    """The roles a migration made: a test with real transactions empties every table when it ends."""
    for codename, (name, rights) in DEFAULT_ROLES.items():
        Role.objects.get_or_create(codename=codename, defaults={"name": name, "rights": list(rights)})


@pytest.fixture(scope="session")
def _archive_database(django_db_setup, django_db_blocker):
    """The name of the database with twenty thousand stories, made for the first module that asks for it."""
    name = f"{connection.settings_dict['NAME']}_archive"
    with django_db_blocker.unblock():
        large.load(name)
    yield name
    with django_db_blocker.unblock():
        large.drop(name)


@pytest.fixture(scope="module")
def archive(_archive_database, django_db_blocker):
    """The tests of the module look at twenty thousand stories (`tests.archive`)."""
    with django_db_blocker.unblock(), large.looked_at(_archive_database):
        yield


#: Names this run in each of its processes; unset where all tests run in one.
RUN = os.environ.get("PYTEST_XDIST_TESTRUNUID", "")


@pytest.fixture(scope="session")
def django_db_keepdb(request, django_db_keepdb, django_db_createdb, django_db_modify_db_settings, django_db_blocker):
    """Several processes make their tables once and copy them: what stands ready then is kept and not made anew."""
    if django_db_keepdb or django_db_createdb or not RUN:
        return django_db_keepdb
    with django_db_blocker.unblock():
        template.copy(RUN)
    request.config.stash[COPIED] = True
    return True


COPIED = pytest.StashKey[bool]()


@pytest.fixture(scope="session")
def django_db_setup(request, django_db_setup, django_db_blocker):
    """Tests with real transactions leave rows that somebody must take away: a superuser does it quickly.

    Others leave it to Django, which empties every table; those that only grow would refuse that.
    """
    patch = pytest.MonkeyPatch()
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        if cursor.fetchone()[0]:
            patch.setattr(TransactionTestCase, "_fixture_teardown", emptied.empty)
        for table, trigger in emptied.refusals(cursor):
            cursor.execute(f'ALTER TABLE "{table}" DISABLE TRIGGER "{trigger}"')
    yield
    patch.undo()
    if request.config.stash.get(COPIED, False):
        with django_db_blocker.unblock():
            template.drop(RUN)
