"""Sets the stage for tests: the cast of a newsroom, and stories brought to a state by the real verbs."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from articles.models import Article, ReviewStep
from articles.text import drafts, revisions, tagging
from articles.workflow import workflow
from articles.workflow.order import Order
from people.models import Author, Role, User
from sections.models import DeskMembership, Section
from tests.factories import ArticleFactory, BylineFactory, SectionFactory, UserFactory
from tests.replay import replayed


@dataclass
class Cast:
    """One person of every role, two desks, and a stranger's desk.

    The legal reviewer holds no right at all: what they may do comes from the step that names their role.
    """

    section: Section
    other_section: Section
    writer: User
    other_writer: User
    section_editor: User
    other_section_editor: User
    managing_editor: User
    editor_in_chief: User
    photo_editor: User
    administrator: User
    legal: User

    @property
    def people(self) -> dict[str, User]:
        return {name: person for name, person in vars(self).items() if isinstance(person, User)}


#: Who plays which role, and on whose desk they sit.
PLAYERS = {
    "writer": ("wati", "writer", None),
    "other_writer": ("oki", "writer", None),
    "section_editor": ("sari", "section_editor", "section"),
    "other_section_editor": ("otto", "section_editor", "other_section"),
    "managing_editor": ("mira", "managing_editor", None),
    "editor_in_chief": ("pemred", "editor_in_chief", None),
    "photo_editor": ("fajar", "photo_editor", None),
    "administrator": ("admin", "administrator", None),
    "legal": ("laras", "legal", None),
}


@replayed(after=1)
def make_cast() -> Cast:
    """Everyone who works here, in a few statements: almost every test begins with this."""
    Role.objects.get_or_create(codename="legal", defaults={"name": "Hukum", "rights": []})
    desks = {
        "section": SectionFactory(name="EkBis", slug="ekbis"),
        "other_section": SectionFactory(name="Sport & Lifestyle", slug="sport-lifestyle"),
    }
    people = dict(zip(PLAYERS, User.objects.bulk_create(map(_player, PLAYERS)), strict=True))
    roles = {role.codename: role for role in Role.objects.all()}
    holds, memberships = [], []
    for name, (_username, codename, desk) in PLAYERS.items():
        holds.append(User.roles.through(user=people[name], role=roles[codename]))
        memberships += [DeskMembership(user=people[name], section=desks[desk])] if desk else []
    User.roles.through.objects.bulk_create(holds)
    DeskMembership.objects.bulk_create(memberships)
    Author.objects.bulk_create(
        Author(name=f"{one.first_name} {one.username}", slug=one.username, user=one) for one in people.values()
    )
    return Cast(**desks, **people)


def _player(name: str) -> User:
    return UserFactory.build(username=PLAYERS[name][0])


@replayed
def draft(cast: Cast, **fields):
    """A complete draft by the cast's writer on the cast's section, saved once."""
    tags = fields.pop("tags", ["rumput laut", "ekspor"])
    article = ArticleFactory(**{"created_by": cast.writer, "section": cast.section, "byline": None, **fields})
    BylineFactory(article=article, author=cast.writer.author)
    tagging.wear(article, tags)
    save(article, cast.writer)
    return article


def save(article, user, **changes):
    """Save the story as `user` does in the form, with `changes` by the names of its fields. Returns the revision."""
    told = {name: getattr(value, "pk", value) for name, value in changes.items()}
    with transaction.atomic():
        row = Article.objects.held(article.pk)
        revision = drafts.save(row, revisions.snapshot(row) | told, user)
    article.refresh_from_db()
    return revision


def copy_edit(article, user):
    """Mend a word of the story, as whoever edits copy does; that makes nobody a writer of it."""
    return save(article, user, standfirst=f"{article.standfirst.removesuffix('.')} kini.")


@replayed
def submitted(cast: Cast, **fields):
    article = draft(cast, **fields)
    workflow.perform("submit", cast.writer, article)
    return article


@replayed
def approved(cast: Cast, **fields):
    article = submitted(cast, **fields)
    workflow.perform("approve", cast.section_editor, article)
    return article


@replayed
def published(cast: Cast, **fields):
    article = approved(cast, **fields)
    workflow.perform("publish", cast.section_editor, article)
    return article


def published_in(cast: Cast, section: Section, **fields):
    """A live story of any section, brought there by the managing editor, who works on every desk."""
    article = draft(cast, section=section, **fields)
    workflow.perform("submit", cast.writer, article)
    for move in ("approve", "publish"):
        workflow.perform(move, cast.managing_editor, article)
    return article


@replayed
def scheduled(cast: Cast, after=timedelta(hours=1), **fields):
    article = approved(cast, **fields)
    workflow.perform("schedule", cast.section_editor, article, Order(starts_at=timezone.now() + after))
    return article


@replayed
def changes_requested(cast: Cast, note="Tambah satu narasumber.", **fields):
    article = submitted(cast, **fields)
    workflow.perform("request_changes", cast.section_editor, article, Order(note=note))
    return article


@replayed
def spiked(cast: Cast, **fields):
    article = submitted(cast, **fields)
    workflow.perform("spike", cast.section_editor, article)
    return article


@replayed
def withdrawn(cast: Cast, reason="Narasumber menarik pernyataannya.", **fields):
    article = published(cast, **fields)
    withdraw(cast.editor_in_chief, article, Order(note=reason, ground="false"))
    return article


def withdraw(by, article, order: Order):
    """Take a story from its readers as two people do: another leading editor asks for it, `by` confirms."""
    leaders = User.objects.filter(roles__codename__in=["managing_editor", "editor_in_chief"])
    workflow.perform("ask_withdrawal", leaders.exclude(pk=by.pk).first(), article, order)
    return workflow.perform("withdraw", by, article, order)


@replayed
def ended(cast: Cast, **fields):
    """A story that was live, and whose planned end has come."""
    article = approved(cast, **fields)
    now = timezone.now()
    workflow.perform(
        "schedule",
        cast.section_editor,
        article,
        Order(starts_at=now + timedelta(hours=1), ends_at=now + timedelta(hours=2)),
    )
    moved = {name: F(name) - timedelta(hours=3) for name in ("starts_at", "ends_at", "planned_end_at")}
    moved |= {name: F(name) - timedelta(hours=3) for name in ("published_at", "updated_at")}
    article.editions.update(**moved)
    workflow.settle(article)
    return article


def review_steps(cast: Cast, *, section: Section | None = None, **legal) -> list[ReviewStep]:
    """Two steps for a section (the cast's own): its editor, then the legal reviewer from outside the desk.

    `legal` are fields of the second step.
    """
    section = section or cast.section
    editor = ReviewStep.objects.create(section=section, name="Redaktur", order=1)
    editor.roles.set(Role.objects.filter(codename="section_editor"))
    lawyer = ReviewStep.objects.create(section=section, name="Hukum", order=2, **{"desk_only": False} | legal)
    lawyer.roles.set(Role.objects.filter(codename="legal"))
    forget_seats(cast)
    return [editor, lawyer]


def forget_seats(cast: Cast) -> None:
    """Let the cast read anew where they review and sit, as every request does."""
    for person in cast.people.values():
        person.memory.clear()


@replayed
def at_step(cast: Cast, name: str = "Hukum", *, skippable: bool = False, **fields):
    """A story of the cast's writer that waits at one of the two `review_steps`."""
    if not ReviewStep.objects.filter(section=cast.section).exists():
        review_steps(cast, is_skippable=skippable)
    article = submitted(cast, **fields)
    if name == "Hukum":
        workflow.perform("approve", cast.section_editor, article)
    return article


IN_EVERY_STATE = {
    "draft": draft,
    "in_review": submitted,
    "changes_requested": changes_requested,
    "approved": approved,
    "scheduled": scheduled,
    "published": published,
    "ended": ended,
    "spiked": spiked,
    "withdrawn": withdrawn,
}
