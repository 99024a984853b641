"""A story as the list prints it, in a row."""

from dataclasses import dataclass

from django.contrib.humanize.templatetags.humanize import naturaltime
from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.utils.safestring import SafeString

from articles.drawing import drawn
from articles.models import Article, Byline, Edition
from articles.readers import embargoes
from articles.text.classes import ContentClass
from articles.workflow.status import STATES, Kind, State
from people import choosing, clock
from people.models import User

#: What a row prints of its story, and of what the story names.
_PRINTED = ["headline", "version", "status", "updated_at", "kind", "embargo_until", "is_urgent", "content_class"]
_PRINTED += ["section__name", *(f"{who}__{name}" for who in ("created_by", "assigned_to") for name in User.PRINTED)]
_PRINTED += [f"assigned_to__{name}" for name in ("is_active", "away_from", "away_until")]


@dataclass(frozen=True)
class Row:
    """All that a row says of its story; two that are equal look alike."""

    pk: int
    version: int
    headline: str
    is_urgent: bool
    is_live: bool
    is_video: bool
    held_until: str
    content_class: str
    get_content_class_display: str
    section: str
    status: str
    writers: str
    given_to: str
    given_to_named: str
    saved: str
    saved_moment: str
    saved_since: str

    @property
    def state(self) -> State:
        """What its state's row says."""
        return STATES[self.status]


def listed(stories: QuerySet) -> QuerySet:
    """`stories` with all that a row of the list prints."""
    live = Edition.objects.live().filter(article=OuterRef("pk"))
    writers = Byline.objects.of_writers().select_related("author").only("article", "author__name")
    return (
        stories.only(*_PRINTED)
        .select_related("section", "created_by", "assigned_to")
        .prefetch_related(Prefetch("bylines", writers, to_attr="writers"))
        .annotate(is_live=Exists(live))
    )


def said(story: Article) -> Row:
    """What the row of a story out of `listed` says, in the language and the zone of whoever looks."""
    names = [line.author.name for line in story.writers] or [str(story.created_by)]
    return Row(
        pk=story.pk,
        version=story.version,
        headline=story.headline,
        is_urgent=story.is_urgent,
        is_live=story.is_live,
        is_video=story.kind == Kind.VIDEO,
        held_until=embargoes.held_until(story),
        content_class=story.content_class,
        get_content_class_display=str(ContentClass(story.content_class).label),
        section=str(story.section or ""),
        status=story.status,
        writers=", ".join(names),
        given_to=str(story.assigned_to or ""),
        given_to_named=choosing.named(story.assigned_to),
        saved=story.updated_at.isoformat(timespec="seconds"),
        saved_moment=clock.moment(story.updated_at),
        saved_since=str(naturaltime(story.updated_at)),
    )


def draw(story: Article) -> SafeString:
    """The row of a story out of `listed`."""
    return drawn("articles/story_row.html", said(story))
