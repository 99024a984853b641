"""What an item would become: its fields, its moment, and what is to be said of it. Nothing is written.

A trial and a run go through the same plan, so the trial's report is the one that the run makes.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from articles import body
from articles.body import weight
from articles.models import Article
from articles.models.article import LONGEST_BODY
from articles.text import storyfields
from exchange.importing.bodies.turning import Turned
from exchange.importing.items import Item, Kind, Person, State, Term, unique
from people import clock, slugs

#: A text may lose or gain so much of its words before it is told; a word more or less in a short one is no loss.
MOST_LOST = 0.01
#: With the tags that it came with, which are more than its words.
LONGEST_HTML = 4 * LONGEST_BODY
_LONGEST = {name: Article._meta.get_field(name).max_length for name in ("headline", "standfirst", "slug")}
_LONGEST_TAG = 100
_LONGEST_NAME = 120
_FIRST_WORDS = 12


@dataclass(frozen=True)
class Wanted:
    """What whoever imports has chosen: the section of each category (by slug or name), and that of what has none.

    With `drafts` nothing is live, whatever it was.
    """

    sections: dict[str, int] = field(default_factory=dict)
    section: int | None = None
    drafts: bool = False

    def section_of(self, categories: Iterable[Term]) -> int | None:
        """The section of the first category that has one."""
        keys = (key for term in categories for key in (term.slug, term.name, term.parent) if key)
        return next((self.sections[key] for key in keys if key in self.sections), self.section)


@dataclass
class Plan:
    """What a row becomes. With `skipped` nothing, for that reason; `live_since` is set for what readers had.

    `is_textless`: readers had it, and nothing of its text is here.
    """

    fields: dict[str, Any] = field(default_factory=dict)
    people: tuple[Person, ...] = ()
    live_since: datetime | None = None
    notes: list[str] = field(default_factory=list)
    skipped: str = ""
    is_textless: bool = False


def propose(terms: Iterable[Term], sections: Iterable[tuple[int, str, str]]) -> dict[str, int]:
    """The section (pk, name, slug) that each category asks for by its own name, or by that of the one above it."""
    known: dict[str, int] = {}
    for pk, name, slug in sections:
        known |= {name.casefold(): pk, slug.casefold(): pk}
    found = {}
    for term in terms:
        asked = (term.slug, term.name, slugs.slug(term.name), term.parent)
        section = next((known[one.casefold()] for one in asked if one and one.casefold() in known), None)
        if section is not None:
            found[term.slug or term.name] = section
    return found


def why_skip(item: Item) -> str:
    """Why nothing is made of an item at all, or an empty text."""
    if item.kind == Kind.OTHER:
        return _("It is of a type that is no story: %(type)s.") % {"type": item.own_type}
    if item.state == State.BINNED:
        return _("It lay in the bin.")
    if not item.title and not item.html.strip():
        return _("It has neither a title nor a text.")
    if len(item.html) > LONGEST_HTML:
        return _("Its text is longer than %(most)s characters.") % {"most": LONGEST_HTML}
    if why := weight.weigh(item.html).why_not:
        return str(why)
    return ""


def plan(item: Item, turned: Turned, wanted: Wanted, people: dict[str, Person], now: datetime) -> Plan:
    """The plan for a story whose body is `turned`. `people` are those whom any file of the source names, by key."""
    made = Plan(notes=list(item.notes))
    if len(turned.html) > LONGEST_BODY:
        made.skipped = _("Its text is longer than %(most)s characters.") % {"most": LONGEST_BODY}
        return made
    made.people = unique(people.get(one.key, one) for one in item.people)
    made.live_since = _live_since(item, now, made.notes)
    section = wanted.section_of(item.filed_under)
    if made.live_since and wanted.drafts:
        made.live_since = None
        made.notes.append(_("It was published. It comes in as a draft, as was chosen."))
    if made.live_since and section is None:
        names = ", ".join(term.name for term in item.filed_under) or _("none")
        made.skipped = _("No section is chosen for its categories (%(names)s).") % {"names": names}
        return made
    made.fields = storyfields.blank() | {
        "headline": _cut("headline", item.title or _beginning(turned, made.notes), made.notes),
        "standfirst": _cut("standfirst", item.excerpt, made.notes),
        "body": turned.html,
        "section": section,
        "tags": sorted({name[:_LONGEST_TAG] for name in item.tags}),
        "slug": slugs.slug(item.slug, _LONGEST["slug"]),
    }
    made.notes += [_("Left out: %(what)s") % {"what": what} for what in turned.left_out]
    made.notes += _told_of(item)
    made.is_textless = item.lacks_text or bool(made.live_since and not turned.html)
    if made.is_textless and not item.lacks_text:
        made.notes.append(_("It has no text."))
    if turned.lost > MOST_LOST and abs(turned.words_after - turned.words_before) > 1:
        told = {"before": turned.words_before, "after": turned.words_after}
        made.notes.append(_("It had %(before)s words and has %(after)s. Please compare.") % told)
    return made


def _live_since(item: Item, now: datetime, notes: list[str]) -> datetime | None:
    """Since when readers have had it; None for what stays a draft, and why it does, where that is to be said."""
    if item.state == State.LIVE:
        if item.published_at is None:
            notes.append(_("It was published, nobody knows when. It is a draft: publish it with its day."))
        elif item.lacks_text:  # readers would get a headline above nothing
            notes.append(_("It was published. It is a draft until its text is there."))
        elif item.published_at > now:
            notes.append(_("Its time is still to come, so it is a draft."))
        else:
            return item.published_at
    elif item.state == State.SCHEDULED:
        when = clock.moment(item.published_at) if item.published_at else "?"
        notes.append(_("It was scheduled for %(when)s. It is a draft: schedule it again.") % {"when": when})
    elif item.state == State.PRIVATE:
        notes.append(_("It was not for everybody there. It is a draft."))
    return None


def _cut(name: str, text: str, notes: list[str]) -> str:
    most = _LONGEST[name]
    if len(text) <= most:
        return text
    label = Article._meta.get_field(name).verbose_name
    told = {"field": label, "most": most, "text": text}
    notes.append(_("Cut to %(most)s characters: %(field)s. It was: %(text)s") % told)
    return text[: most - 1].rsplit(" ", 1)[0][: most - 1] + "…"


def _beginning(turned: Turned, notes: list[str]) -> str:
    from_text = body.plain_text(turned.html).split()
    notes.append(_("It has no title: the first words of its text stand there."))
    return " ".join(from_text[:_FIRST_WORDS]) or "?"


def _told_of(item: Item) -> list[str]:
    """What came along and has no field of a story."""
    told = []
    if item.search_title and item.search_title != item.title:
        told.append(_("Title for search engines: %(text)s") % {"text": item.search_title})
    if item.search_description and item.search_description != item.excerpt:
        told.append(_("Description for search engines: %(text)s") % {"text": item.search_description})
    if item.comments:
        told.append(_("Comments, not brought in: %(count)s") % {"count": item.comments})
    told += [
        _("Term of another kind: %(kind)s, %(name)s") % {"kind": kind, "name": name} for kind, name in item.own_terms
    ]
    return told


def printed_name(person: Person) -> str:
    """The name under which a person is an author here."""
    return person.name[:_LONGEST_NAME]
