"""One story with everything its page shows, in two statements, and one for tags of which nothing is known yet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, Func, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import JSONObject
from django.utils import timezone

from articles.models import Correction, Edition, EditionByline, Weight
from articles.text import ai, classes, storyfields
from articles.workflow.status import BylineRole
from people.written import A_MOMENT, ANOTHER_MOMENT, a_number
from press.models import Unverified
from public import notes, related, site
from public.cards import (
    COLUMNS,
    PHOTO_COLUMNS,
    Card,
    Picture,
    Told,
    card,
    complaint_url,
    newest_first,
    photo_columns,
    picture,
    text,
)
from public.fast.prepared import Prepared
from public.named import TRANSLATED, Credit, Label, Translated

#: Related stories, and stories of the same section, below a story.
RELATED = 4
NEXT = 5
#: Translations of a story at most.
TRANSLATIONS = 20

#: A story's text on its page: columns of an edition that go over as they are.
TEXT = storyfields.names(lambda field: field.in_edition and field.is_plain)


@dataclass(slots=True)
class Story(Told, text(TEXT)):
    """The live edition of a story: its text, and the names, labels and pictures that belong to it."""

    edition_id: int
    article_id: int
    word_count: int
    published_at: datetime
    listed_at: datetime
    updated_at: datetime
    section: site.Rubric
    lead_photo: Picture | None
    credits: list[Credit]
    tags: list[Label]
    photos: dict[int, Picture]
    corrections: list[notes.Note]
    #: The live stories that it translates, one at most, and those that translate it.
    translates: tuple[Translated, ...] = ()
    translations: tuple[Translated, ...] = ()
    #: What readers are told at the end of a story that is not verified yet.
    unverified: str = ""

    @property
    def pk(self) -> int:
        return self.edition_id

    @property
    def caption(self) -> str:
        """What stands under the lead picture: the story's own words, else the library's."""
        return self.lead_caption or (self.lead_photo.caption if self.lead_photo else "")

    @property
    def complaint_url(self) -> str:
        return complaint_url(self.article_id)

    @property
    def credited(self) -> str:
        """Whose it is, where it is not the newsroom's own; empty for what is."""
        return classes.credited(self.client, self.content_class)

    @property
    def shows_ai(self) -> bool:
        """True if a picture of it was made by a machine, or a part of one."""
        return any(one.ai_label for one in filter(None, (self.lead_photo, *self.photos.values())))

    @property
    def machine_made(self) -> list[str]:
        """What of it a machine made, as its foot tells."""
        return ai.labels(self)

    @property
    def made_in_player(self) -> list[str]:
        """What of it a machine made that is heard or seen in the player."""
        return ai.labels(self, in_player=True)

    @property
    def points(self) -> list[str]:
        """The key points."""
        return self.key_points.splitlines()

    @property
    def writers(self) -> list[Credit]:
        return [person for person in self.credits if person.role != BylineRole.EDITOR]

    @property
    def editors(self) -> list[Credit]:
        return [person for person in self.credits if person.role == BylineRole.EDITOR]

    @property
    def is_updated(self) -> bool:
        """True if readers should be told of a second time: it was changed a minute or more after it came."""
        return (self.updated_at - self.published_at).total_seconds() >= 60

    @property
    def is_corrected(self) -> bool:
        """True if what last changed was a correction: its note bears the same time."""
        return any(note.at == self.updated_at for note in self.corrections)

    @property
    def notes_on_top(self) -> list[notes.Note]:
        """The notes that change the meaning: above the text."""
        return [note for note in self.corrections if note.weight == Weight.TOP]

    @property
    def notes_at_foot(self) -> list[notes.Note]:
        """The notes on a spelling or a detail: below the text."""
        return [note for note in self.corrections if note.weight != Weight.TOP]


@dataclass(frozen=True)
class Company:
    """The stories around a story."""

    related: list[Card]
    following: list[Card]
    read_also: dict[int, Card]


def find(pk: int) -> Story | None:
    """The story as readers get it at present, or None. One statement."""
    rows = _story_query().rows(now=timezone.now(), pk=pk)
    return _story(rows[0]) if rows else None


def company(story: Story) -> Company:
    """The stories that its tags lead to, those that came before it in its section, and those its body names.

    One statement, and what `related.of_tags` needs.
    """
    values = {"pk": story.article_id, "edition": story.edition_id, "section": story.section.pk, "at": story.listed_at}
    chosen = _chosen(story)
    values |= {f"related{nth}": pk for nth, pk in enumerate([*chosen, *[0] * RELATED][:RELATED])}
    return _company(_company_query().rows(now=timezone.now(), **values), chosen)


def company_of_draft(story: Story, named: Iterable[int]) -> Company:
    """What would stand around a story that is no edition; `named` are the ids of stories that its body names.

    One statement, and what `related.of_tags` needs.
    """
    now, chosen = timezone.now(), _chosen(story)
    place = {"pk": story.article_id, "section": story.section.pk, "at": story.listed_at}
    return _company(_around(now, **place, chosen=chosen, named=list(named)), chosen)


def _chosen(story: Story) -> list[int]:
    near = related.of_tags([tag.pk for tag in story.tags])
    return related.choose(story.article_id, story.listed_at, story.section.pk, near, RELATED)


def _company(rows: Iterable[tuple], chosen: list[int]) -> Company:
    parts: dict[str, list[Card]] = {"related": [], "following": [], "read_also": []}
    for part, *row in rows:
        parts[part].append(card(row))
    shown = {one.article_id for one in parts["related"]}
    return Company(
        related=sorted(parts["related"], key=lambda one: chosen.index(one.article_id)),
        following=[one for one in newest_first(parts["following"]) if one.article_id not in shown][:NEXT],
        read_also={one.article_id: one for one in parts["read_also"]},
    )


#: The columns of an edition that a story's page takes as they are, and those that it makes more of.
_AS_THEY_ARE = (*TEXT, "pk", "article_id", "word_count", "published_at", "listed_at", "updated_at")
_MADE_ANEW = ("section_id", "lead_photo_id", *photo_columns("lead_photo__").values())
_AT_MADE = len(_AS_THEY_ARE)
_AT_LISTS = _AT_MADE + len(_MADE_ANEW)


def _story(row: tuple) -> Story:
    section, photo, *look = row[_AT_MADE:_AT_LISTS]
    people, tags, photos, told, translated, translations, unverified = row[_AT_LISTS:]
    return Story(
        *row[:_AT_MADE],
        section=site.section(section),
        lead_photo=picture(photo, look) if photo else None,
        credits=[Credit(**person) for person in people],
        tags=[Label(**tag) for tag in tags],
        photos={item["pk"]: picture(item["pk"], [item[name] for name in PHOTO_COLUMNS]) for item in photos},
        corrections=[notes.read(item) for item in told],
        translates=tuple(Translated(**one) for one in translated),
        translations=tuple(Translated(**one) for one in translations),
        unverified=unverified or "",
    )


@cache
def _story_query() -> Prepared:
    def build(now, pk):
        editions = Edition.objects.live(now).filter(article_id=pk)
        of_edition = {"edition": OuterRef("pk")}
        people = EditionByline.objects.filter(**of_edition).order_by("order", "pk")
        person = JSONObject(
            name="author__name",
            slug="author__slug",
            role="role",
            pk="author_id",
            job="author__job_title",
            picture="author__portrait",
        )
        tags = Edition.tags.through.objects.filter(**of_edition).order_by("tag__name")
        tag = JSONObject(name="tag__name", slug="tag__slug", pk="tag_id")
        photos = Edition.photos.through.objects.filter(**of_edition)
        photo = JSONObject(pk="photo_id", **photo_columns("photo__"))
        told = Correction.objects.filter(article=OuterRef("article_id"), at__lte=now).order_by("at")
        others = Edition.objects.live(now).order_by("article_id")
        source = others.filter(article_id=OuterRef("translates_id"))
        translations = others.filter(translates_id=OuterRef("article_id"))[:TRANSLATIONS]
        other = JSONObject(**{name: name for name in TRANSLATED})
        lists = (
            *((people, person), (tags, tag), (photos, photo), (told, notes.AS_JSON)),
            *((source, other), (translations, other)),
        )
        as_arrays = (ArraySubquery(rows.values(json=shape)) for rows, shape in lists)
        unverified = Unverified.objects.open().filter(article=OuterRef("article_id")).order_by()
        return editions.values_list(*_AS_THEY_ARE, *_MADE_ANEW, *as_arrays, Subquery(unverified.values("note")[:1]))

    return Prepared(build, now=A_MOMENT, pk=a_number(0))


@cache
def _company_query() -> Prepared:
    def build(now, pk, edition, section, at, **chosen):
        named = Edition.objects.live(now).filter(pk=edition).values(one=Func(F("references"), function="unnest"))
        return _around(now, pk, section, at, list(chosen.values()), named)

    names = ("pk", "edition", "section", *(f"related{nth}" for nth in range(RELATED)))
    numbers = {name: a_number(nth) for nth, name in enumerate(names)}
    return Prepared(build, now=A_MOMENT, at=ANOTHER_MOMENT, **numbers)


def _around(now, pk, section, at, chosen: list[int], named) -> QuerySet:
    """The cards around story `pk`, which lists have at `at`; `named` are ids of stories, or a query for them.

    What follows is what came before in the section: a new story changes no old page. Only a body leads to what is not
    the newsroom's own, by name and with its label.
    """
    others = Edition.objects.live(now).exclude(article_id=pk)
    ours = others.editorial()
    similar = ours.filter(article_id__in=chosen).newest_first()[:RELATED]
    following = ours.newest_of("section_id", section, at, pk)[: RELATED + NEXT]
    read_also = others.filter(article_id__in=named).newest_first()[:50]
    parts = (_part("related", similar), _part("following", following), _part("read_also", read_also))
    return parts[0].union(*parts[1:], all=True).order_by()


def _part(name: str, editions: QuerySet) -> QuerySet:
    return editions.annotate(part=Func(Value(name), template="%(expressions)s::text")).values_list("part", *COLUMNS)
