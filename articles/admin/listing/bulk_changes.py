"""What can be changed over several stories of the list: who goes on with them, tags, section, photo credit.

Each story goes the road that it would go alone, with its own rules, lock and version: all of it or nothing, and told
story by story. A live story that is changed is a draft again, and readers keep what they have until that is approved.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles import permissions
from articles.formfields import LONGEST_TAGS, MOST_TAGS, LineField, TagsField
from articles.locks import locks
from articles.models import Article
from articles.permissions import Reason
from articles.refusals import Refused
from articles.text import assigning, drafts, revisions, shown
from people.choosing import PersonField
from people.models import User
from photos import library
from photos import permissions as of_photos
from photos.models import Photo
from sections.models import Section


class AssignForm(forms.Form):
    """To whom drafts are given."""

    person = PersonField(User.objects.none(), label=_("To whom"), empty_label=_("Choose a person"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = permissions.assignable().order_by("first_name", "last_name", "username")


class TagsForm(forms.Form):
    """Tags to add, and tags to take away."""

    add = TagsField(
        label=_("Add"), max_length=LONGEST_TAGS, required=False, help_text=_("Separate tags with commas.")
    )
    remove = TagsField(label=_("Take away"), max_length=LONGEST_TAGS, required=False)

    def clean(self):
        data = super().clean()
        if not self.errors and not data["add"] and not data["remove"]:
            self.add_error("add", _("Give a tag to add, or one to take away."))
        return data


class SectionForm(forms.Form):
    """The section that takes the stories."""

    section = forms.ModelChoiceField(Section.objects.active(), label=_("Section"), empty_label=_("Choose a section"))


class CreditForm(forms.Form):
    """The credit of every photo of the stories."""

    credit = LineField(label=_("Credit"), max_length=Photo._meta.get_field("credit").max_length)


@dataclass(frozen=True)
class Change:
    """A change over several stories. `why_not` answers for one of them; `make` makes it and says whether it did."""

    name: str
    label: Promise | str
    explained: Promise | str
    form: type[forms.Form]
    why_not: Callable[[User, Article], Reason | str | None]
    make: Callable[[User, Article, int, dict[str, Any]], bool]


def _assign(user: User, article: Article, version: int, asked: dict[str, Any]) -> bool:
    return assigning.assign(article, user, asked["person"], version)


def _save(user: User, article: Article, version: int, changed: Callable[[dict[str, Any]], dict[str, Any]]) -> bool:
    """Save the story with what `changed` makes of its fields, as its own form would."""
    with transaction.atomic():
        row = Article.objects.held(article.pk)
        if why := permissions.why_not_edit(user, row):
            raise Refused(why)
        drafts.refuse_stale(row, version)
        if held := locks.why_not_change(user, row):
            raise Refused(held)
        fields = revisions.snapshot(row)
        return drafts.save(row, fields | changed(fields), user) is not None


def _retag(user: User, article: Article, version: int, asked: dict[str, Any]) -> bool:
    gone = {name.lower() for name in asked["remove"]}
    here = {name.lower() for name in asked["add"]}

    def tags(fields: dict[str, Any]) -> dict[str, Any]:
        kept = [name for name in fields["tags"] if name.lower() not in gone | here]
        tagged = sorted([*kept, *(name for name in asked["add"] if name.lower() not in gone)])
        if len(tagged) > max(MOST_TAGS, len(fields["tags"])):
            raise Refused(_("At most %(most)s tags. Take some away.") % {"most": MOST_TAGS})
        return {"tags": tagged}

    return _save(user, article, version, tags)


def _lay_on(user: User, article: Article, version: int, asked: dict[str, Any]) -> bool:
    return _save(user, article, version, lambda fields: {"section": asked["section"].pk})


def _photos(article: Article) -> list[Photo]:
    """The photos of a story as it stands on the desk, lead photo first."""
    return list(shown.photos(shown.numbers(article), article).values())


def _why_not_credit(user: User, article: Article) -> Reason | str | None:
    if why := permissions.why_not_view(user, article):
        return why
    photos = _photos(article)
    if not photos:
        return _("This story has no photo.")
    return next(filter(None, (of_photos.why_not_edit(user, photo) for photo in photos)), None)


def _credit(user: User, article: Article, version: int, asked: dict[str, Any]) -> bool:
    """A credit belongs to the photo and not to the text: it changes in the library, for every story that shows it."""
    with transaction.atomic():
        row = Article.objects.held(article.pk)
        if why := _why_not_credit(user, row):
            raise Refused(why)
        drafts.refuse_stale(row, version)
        if held := locks.why_not_change(user, row):
            raise Refused(held)
        return any([library.credit(photo, asked["credit"], user) for photo in _photos(row)])


_TABLE = [
    Change(
        "assign",
        _("Give to somebody else"),
        _("They see the drafts, write on, and hear of it. Who began and who signs a draft stays."),
        AssignForm,
        permissions.why_not_assign,
        _assign,
    ),
    Change(
        "tags",
        _("Change tags"),
        _("A live story becomes a draft with the change: readers get it once it is approved and published."),
        TagsForm,
        permissions.why_not_edit,
        _retag,
    ),
    Change(
        "section",
        _("Change the section"),
        _("What is in review goes to the other desk's first step. A live story becomes a draft with the change."),
        SectionForm,
        permissions.why_not_edit,
        _lay_on,
    ),
    Change(
        "credit",
        _("Change the photo credit"),
        _("Of every photo of these stories, in the library: wherever one is shown, the new credit appears at once."),
        CreditForm,
        _why_not_credit,
        _credit,
    ),
]
CHANGES: dict[str, Change] = {change.name: change for change in _TABLE}


def why_not(change: Change, user: User, article: Article) -> Reason | str | None:
    """Why `user` may not make `change` on the story as it is, or None; that somebody writes in it is a reason too."""
    return change.why_not(user, article) or locks.why_not_change(user, article)
