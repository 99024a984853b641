"""A story of a newsroom like this one, put back whole: under its number, and with whom and what it names.

Accounts, authors, sections and tags come in as stories ask for them. What is here under the same name is that, what
is new is made. Nobody can sign in with an account that is: it is there so that the history says who did what.
"""

from collections.abc import Callable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection
from django.utils.translation import gettext as _
from taggit.models import Tag

from articles.archive import columns, restoring
from articles.archive.columns import Numbers
from articles.archive.restoring import Answer, Put
from articles.models import Article
from articles.refusals import Refused
from exchange import ninjs, permissions
from exchange.importing import kept as keeping
from exchange.importing.items import Picture
from exchange.importing.pictures import Pictures
from exchange.importing.planning import Wanted
from exchange.models import ImportRow, ImportRun, Result, StoryOrigin
from people import slugs
from people.models import Author, User
from people.roles import Right
from photos import leases, library, rights
from photos.models import Lease, Photo
from press.models import Unverified
from sections.models import Section

#: The kind of a row that tells of an author, as in `running`.
PERSON = "person"
#: What an archive says of a photo beside what the file itself says.
_OF_PHOTO = (
    *("title", "alt", "caption", "credit", "creator", "source", "licence", "licence_kind"),
    *("copyright_notice", "usage_terms", "territory", "keywords"),
    *(
        "usable_from",
        "usable_until",
        "max_uses",
        "is_denied",
        "instructions",
        "source_type",
        "consent",
        "shows_likeness",
        "shows_child",
    ),
    *("focal_x", "focal_y", "crops", "taken_at", "taken_where"),
)
#: The columns of a story that point at another.
_POINTS = ("follows_id", "translates_id", "copied_from_id")
_OF_AUTHOR = frozenset(["user_id", "portrait"])
#: Stories that wait for one another at once; of a longer row the last does not wait.
_FURTHEST = 50
#: Of accounts that had none here: nobody is written to at such an address.
_NOWHERE = "newsroom.invalid"


class Restoring:
    """What the stories of one run are put back with. Of a trial all is written, and taken back with the story."""

    def __init__(self, run: ImportRun, pictures: Pictures, wanted: Wanted):
        self.run, self.pictures, self.wanted = run, pictures, wanted
        self.named: dict[str, dict[str, dict[str, Any]]] = run.facts.get("own", {})
        self._here: dict[tuple[type, int], int | None] = {}
        self._above: list[int] = []  # sections on the way to the topmost
        self._before: set[int] = set()  # rows whose story waits for another
        makers: dict[type, Callable[[dict[str, Any]], int | None]] = {
            User: self._account,
            Author: self._author,
            Section: self._section,
        }
        profiles = {User: ninjs.ACCOUNT, Author: ninjs.AUTHOR, Section: ninjs.SECTION}
        self.numbers = Numbers(
            {model: self._known(model, profiles[model], make) for model, make in makers.items()}
            # of a trial no photo is here yet: each was looked at in a row of its own
            | {Photo: self._photo if not run.is_trial else lambda _there: None, Article: self._story}
        )
        if (highest := run.facts.get("highest")) and not run.is_trial:
            restoring.keep_numbers_free(highest)

    def put_back(self, own: dict[str, Any]) -> Put:
        """Put a story back, inside the caller's transaction. Raises Refused with the reason."""
        released = self.run.released_by
        if self.run.is_trial and not self.wanted.drafts:
            released = self._somebody()
        try:
            worn = [own["story"].get("tags", []), *(one.get("tags", []) for one in own["editions"])]
            for name in {name for names in worn for name in names}:
                self._tag(name)
            put = restoring.put_back(own, self.numbers, Answer(self.run.created_by, released))
            for row in own["story"].get(ninjs.ORIGINS, ()):
                columns.made(StoryOrigin, row | {"article_id": put.article.pk}, self.numbers)
            if released is not None:
                for row in own["story"].get(ninjs.UNVERIFIED, ()):
                    columns.made(Unverified, row, self.numbers)
        except (KeyError, TypeError, AttributeError) as error:
            raise Refused(_("It is not whole: %(what)s.") % {"what": error}) from None
        connection.check_constraints()  # of a trial no commit asks
        return put

    def before(self, row: ImportRow, own: dict[str, Any]) -> Iterator[ImportRow]:
        """The rows of stories to which this one points, and that nobody has done yet.

        Of a trial there are none: each stands alone, and it is passed over that it points to one that comes too.
        """
        story, notes = own["story"], own["story"].get("notes", ())
        wanted = [*map(story.get, _POINTS), *(note.get("leads_to_id") for note in notes)]
        start = row.key.rpartition(":")[0]
        keys = {keeping.key_of(f"{start}:{number}"): number for number in wanted if number is not None}
        if not keys or len(self._before) == _FURTHEST:
            return
        rows = self.run.rows.filter(key__in=keys)
        if self.run.is_trial:
            come = {keys[key] for key in rows.values_list("key", flat=True)}
            pointing = [*((story, name) for name in _POINTS), *((note, "leads_to_id") for note in notes)]
            for one, name in pointing:
                one[name] = None if one.get(name) in come else one.get(name)
            return
        self._before.add(row.pk)
        yield from rows.filter(result=Result.WAITING).exclude(pk__in=self._before)
        self._before.discard(row.pk)

    def _somebody(self) -> User | None:
        """Who might release the run: a trial is judged as if they had."""
        if not hasattr(self, "_releases"):
            people = User.objects.filter(is_active=True).order_by("pk")
            may = (one for one in people if permissions.why_not_release(one, self.run) is None)
            self._releases = next(may, None)
        return self._releases

    def forget(self) -> None:
        """Let go of whom and what a story has made that was taken back."""
        self._here.clear()
        self._above.clear()

    def describe(self, number: int, said: dict[str, Any]) -> None:
        """Say of a photo that has just come in what was said of it there. Raises Refused for what cannot stand."""
        photo = Photo.objects.get(pk=number)
        told = {name: columns.checked(Photo._meta.get_field(name), said[name]) for name in _OF_PHOTO if name in said}
        if "usable_until" not in said and (last := said.get("rights_expire_on")):  # an archive from before minutes
            told["usable_until"] = rights.ends_at(columns.checked(Photo._meta.get_field("rights_expire_on"), last))
        told["checked_by_id"] = self.numbers.of(User, said.get("checked_by_id"))
        for name, value in told.items():
            setattr(photo, name, value)
        library.change(photo, set(told) - {"checked_by_id"} | {"checked_by"})
        self.numbers.note(Photo, said["id"], number)
        for lease in said.get(ninjs.LEASES, ()):
            columns.made(Lease, lease, self.numbers)
        if said.get(ninjs.LEASES):
            leases.follow(photo)
        if said.get("created_at"):
            at = columns.checked(Photo._meta.get_field("created_at"), said["created_at"])
            by = self.numbers.of(User, said.get("created_by_id"))
            Photo.objects.filter(pk=number).update(created_at=at, created_by=by)

    def _known(self, model: type, profile: str, make: Callable[[dict[str, Any]], int | None]) -> columns.Known:
        def number(there: int) -> int | None:
            if (model, there) not in self._here:
                said = self.named.get(profile, {}).get(str(there))
                self._here[model, there] = make(said) if said else self._otherwise(model)
            return self._here[model, there]

        return number

    def _otherwise(self, model: type) -> int | None:
        """Who stands for somebody of whom the archive says nothing: whoever brings it in."""
        return self.run.created_by_id if model is User else None

    def _story(self, there: int) -> int | None:
        """A story keeps its number, so it is here under that, or not at all."""
        return there if Article.objects.filter(pk=there).exists() else None

    def _photo(self, there: int) -> int | None:
        if (Photo, there) not in self._here:
            self._here[Photo, there] = self.pictures.find(Picture(ref=str(there)))
        return self._here[Photo, there]

    def _account(self, said: dict[str, Any]) -> int:
        """The account of the same name and address, or a new one without role and password."""
        username, email = str(said["username"]), str(said["email"])
        known = User.objects.filter(username__iexact=username, email__iexact=email).first()
        if known is not None:
            return known.pk
        if not self.run.created_by.may(Right.PEOPLE):
            return self.run.created_by_id
        free = slugs.free(username, User.objects.all(), "username__iexact")
        if not email or User.objects.filter(email__iexact=email).exists():
            email = f"{free}@{_NOWHERE}"
        names = {name: str(said.get(name, "")) for name in ("first_name", "last_name")}
        told = {"username": free, "email": email, **names}
        told = {name: columns.checked(User._meta.get_field(name), value) for name, value in told.items()}
        return User.objects.create_user(**told, password=None, is_active=False).pk

    def _author(self, said: dict[str, Any]) -> int:
        """The author at the same address, or a new one with the account that it had."""
        known = Author.objects.filter(slug=said["slug"]).first()
        if known is not None:
            return known.pk
        author = columns.made(Author, said, Numbers({}), _OF_AUTHOR)
        account = self.numbers.of(User, said.get("user_id"))
        is_free = account != self.run.created_by_id and not Author.objects.filter(user=account).exists()
        if account is not None and is_free:
            author.user_id = account
            author.save(update_fields=["user"])
        if not self.run.is_trial:
            told = {"author_number": author.pk}
            keeping.add(self.run, f"author:{author.slug}", PERSON, author.name, **told)
        return author.pk

    def _section(self, said: dict[str, Any]) -> int:
        """The section that was chosen for it, the one at the same address, or a new one."""
        if (chosen := self.wanted.sections.get(said["slug"])) is not None:
            return chosen
        known = Section.objects.filter(slug=said["slug"]).first() or Section.objects.filter(name=said["name"]).first()
        if known is not None:
            return known.pk
        if not self.run.created_by.may(Right.SECTIONS):
            raise Refused(_("There is no section %(name)s. Make it, or choose another.") % {"name": said["name"]})
        if said["id"] in self._above:
            raise Refused(_("Sections stand in a circle: %(name)s.") % {"name": said["name"]})
        self._above.append(said["id"])
        parent = self.numbers.of(Section, said.get("parent_id"))
        self._above.pop()
        section = columns.made(Section, said, Numbers({}), {"parent_id"})
        section.parent_id = parent
        try:
            section.clean()
        except ValidationError as error:
            raise Refused(error.messages) from None
        section.save(update_fields=["parent"])
        return section.pk

    def _tag(self, name: Any) -> None:
        """A tag at the address that it had there, unless that is another's."""
        if isinstance(name, str) and not Tag.objects.filter(name=name).exists():
            slug = self._slugs().get(name, "")
            free = slugs.has_words(slug) and not Tag.objects.filter(slug=slug).exists()
            Tag.objects.create(name=name, **({"slug": slug} if free else {}))

    def _slugs(self) -> dict[str, str]:
        if not hasattr(self, "_tag_slugs"):
            kept = self.named.get(ninjs.TAG, {}).values()
            self._tag_slugs = {str(one["name"]): str(one["slug"])[:100] for one in kept}
        return self._tag_slugs
