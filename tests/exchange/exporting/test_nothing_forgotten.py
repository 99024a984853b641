"""Each model and each column below the doors goes out and comes back, or docs/moving-out.md says that it stays."""

from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

from articles.archive import columns, taking
from articles.models import Article, Byline, Edition, EditionByline, EditionTag, OldAddress, Revision
from exchange.exporting import items
from exchange.importing import restoring
from people.models import Author, User
from photos.models import Lease, Photo
from press.models import Unverified
from sections.models import Section

FLOORS = ("audit", "people", "sections", "photos", "articles", "fronts", "press")
#: What goes out and comes back, beside `taking.HISTORY`.
CARRIED = {Article, Byline, Edition, EditionByline, EditionTag, OldAddress, Revision}
CARRIED |= {Author, Section, User, Photo, Lease, Unverified}
#: What stays, by the words with which the page says so.
STAYS = {
    "fronts": {"Front", "FrontRevision", "FrontMoment", "Draft", "FrontPresence", "BreakingBar"},
    "the log": {"Entry", "Seal"},
    "cases of the press law": {"Case", "CaseFile", "CaseStep", "Copy", "Evidence"},
    "locks": {"Lock", "Presence", "Takeover"},
    "share links": {"ShareLink", "ShareAnswer"},
    "an unpublished fix": {"Fix"},
    "what was typed and not saved": {"Autosave"},
    "checklists": {"ChecklistRule", "ChecklistBox", "Tick"},
    "review steps": {"ReviewStep"},
    "roles": {"Role"},
    "members of desks": {"DeskMembership"},
    "a request to withdraw": {"WithdrawalRequest"},
    "what search knows": {"Synonym", "Tally", "Word", "Standing"},
    "former names": {"FormerAddress", "FormerNumber", "FormerTag", "MergeRun"},
}
#: Columns that are made anew where a row comes in, or that are of the house that it left.
NOT_BROUGHT = {
    Photo: {
        # of the file itself
        *("original", "width", "height", "checksum", "likeness", "credentials", "renditions"),
        # of the hour, and of the release before
        *("rights_told_at", "rights_turn_at", "rights_expire_on"),
        # said beside
        *("id", "created_at", "created_by", "checked_by"),
    },
}


def models() -> set[type]:
    return {model for floor in FLOORS for model in apps.get_app_config(floor).get_models()}


def test_every_model_goes_along_or_is_said_to_stay():
    carried = CARRIED | {model for _name, model in taking.HISTORY}
    named = {name for names in STAYS.values() for name in names}
    assert {model.__name__ for model in models() - carried} == named
    assert not {model.__name__ for model in carried} & named


def test_the_page_says_of_each_that_stays_that_it_does():
    page = (Path(settings.BASE_DIR) / "docs/moving-out.md").read_text()
    _before, _mark, left = page.partition("Not in it:")
    left = " ".join(left.partition("\n\nMeasured")[0].split())
    assert left
    assert [words for words in STAYS if words not in left] == []


def test_every_column_of_a_photo_comes_back_or_is_made_anew():
    known = {field.name for field in columns.kept_columns(Photo)}
    assert set(restoring._OF_PHOTO) | NOT_BROUGHT[Photo] == known
    assert not set(restoring._OF_PHOTO) & NOT_BROUGHT[Photo]


@pytest.mark.parametrize("model", [model for _name, model in taking.HISTORY] + [Lease, Unverified, Edition, Revision])
def test_every_column_of_a_row_that_comes_back_is_one_that_the_other_side_can_make(model):
    """What points at something is about a thing that comes along, or has a number there."""
    known = CARRIED | {each for _name, each in taking.HISTORY} | {apps.get_model("articles", "ReviewStep")}
    pointing = {field.related_model for field in columns.kept_columns(model) if field.related_model}
    assert pointing <= known


def test_of_an_account_goes_out_who_it_is_and_nothing_by_which_anybody_signs_in():
    out = set(items._ACCOUNT)
    assert not out & {"password", "last_login", "is_superuser"}
    assert out == {"username", "email", "first_name", "last_name", "is_active", "language", "time_zone"}
