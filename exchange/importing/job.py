"""What becomes of each row of an import: its plan carried out, in a transaction of its own that also says so.

Whether a story is here already is asked of every earlier run, under a lock on its key.
"""

import logging
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import DatabaseError, OperationalError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from articles.models import Article
from articles.models.article import LONGEST_BODY
from articles.models.revision import Origin
from articles.readers import old_addresses
from articles.refusals import Refused
from articles.text import revisions
from articles.workflow import workflow
from articles.workflow.order import Order
from articles.workflow.status import BylineRole
from exchange.importing import fixedpages, kept, planning
from exchange.importing.bodies import turning
from exchange.importing.items import Item, Kind, Person, Picture, State
from exchange.importing.pictures import IN_LIBRARY, NotHad, Pictures
from exchange.importing.planning import Plan, Wanted
from exchange.importing.restoring import PERSON, Restoring
from exchange.models import ImportRow, ImportRun, Result
from exchange.models.importing import LONGEST_REASON
from people import clock, rowlocks
from people.models import Author
from photos.models import Photo

HERE = (Result.MADE, Result.MENDED)
logger = logging.getLogger(__name__)


def brought_in() -> QuerySet[ImportRow]:
    """The rows of what runs have brought in, and did not take back."""
    return ImportRow.objects.filter(result__in=(*HERE, Result.KEPT), run__is_trial=False)


class Job:
    """The rows of one call."""

    def __init__(self, run: ImportRun, pictures: Pictures):
        self.run, self.pictures = run, pictures
        options = run.options
        self.wanted = Wanted(options.get("sections", {}), options.get("section"), options.get("drafts", False))
        self.people = {key: Person(**one) for key, one in run.facts.get("people", {}).items()}
        self.now: datetime = clock.now()
        self._authors_here: dict[str, int] = {}
        self.restoring = Restoring(run, pictures, self.wanted)

    def do(self, row: ImportRow) -> None:
        """Make of a row what it is to be. Whatever goes wrong with it is its own reason, and stops no other."""
        if row.result != Result.WAITING:
            return  # since it was listed, another process has done it, or a story that points to it
        item = kept.read(row.item)
        story = self._own_story if item.own else self._story
        done = {Kind.PICTURE: self._picture, Kind.PAGE: self._page}.get(item.kind, story)
        try:
            try:
                done(row, item)
            except OperationalError:  # two that waited for one another: the one that was sent away comes again
                self.forget()
                done(row, item)
        except NotHad as error:
            self.finish(row, Result.SKIPPED, str(error))
        except Refused as error:
            self.finish(row, Result.FAILED, " ".join(error.messages))
        except (DatabaseError, ValueError) as error:
            logger.warning("Row %s of import %s: %s", row.pk, self.run.pk, error, exc_info=error)
            told = _(
                "It could not be kept as it stands there. Why is in the log, under row %(row)s of import %(run)s."
            )
            self.finish(row, Result.FAILED, told % {"row": row.pk, "run": self.run.pk})

    def forget(self) -> None:
        """Whoever was made together with what was not kept is gone with it."""
        self._authors_here.clear()
        self.restoring.forget()

    def finish(self, row: ImportRow, result: str, reason: str = "") -> None:
        """Keep what became of a row."""
        if result == Result.FAILED:
            self.forget()
        told = {"result": result, "reason": reason[:LONGEST_REASON], "photo_number": row.photo_number}
        told |= {"article": row.article, "version": row.version, "page_number": row.page_number}
        told["is_textless"] = row.is_textless
        if not self.run.is_trial and not row.ref:  # a picture is still asked for by the texts that show it
            told["item"] = None
        # what another process has said of the row meanwhile stands
        self.run.rows.filter(pk=row.pk, result=Result.WAITING).update(**told)

    def _is_here(self, row: ImportRow) -> str:
        """Why nothing is made of what an earlier run has brought in, or an empty text. Held until the commit."""
        rowlocks.take_turns([row.key])
        return self._found_here(row)

    def _is_mine(self, row: ImportRow) -> bool:
        """False for a row that another process has done, and for what is here already, which it is told."""
        locked = rowlocks.held(ImportRow.objects).only("result")  # its text may be large
        if locked.get(pk=row.pk).result != Result.WAITING:
            return False
        if why := self._is_here(row):
            self.finish(row, Result.SKIPPED, why)
            return False
        return True

    def _found_here(self, row: ImportRow) -> str:
        before = list(self._before(row).values_list("article_id", "page_number"))
        for story, page in before:
            if story:
                return _("It is here already: story %(number)s.") % {"number": story}
            if page:
                return _("It is here already: page %(number)s.") % {"number": page}
        if before and (number := self._photo_of(row)):
            return _("It is here already: photo %(number)s.") % {"number": number}
        return ""

    def _before(self, row: ImportRow) -> QuerySet[ImportRow]:
        """The rows of earlier runs that brought the same in, and were not taken back. What was of another kind there
        is of another site, whatever both call themselves: many a copy says that it is “localhost”."""
        return brought_in().filter(key=row.key, kind=row.kind).exclude(pk=row.pk)

    def known(self, rows: Iterable[ImportRow]) -> set[str]:
        """The keys of those stories among `rows` that an earlier run has brought in."""
        wanted = {row.key for row in rows if row.kind == Kind.STORY}
        before = brought_in().filter(key__in=wanted, kind=Kind.STORY).exclude(run=self.run)
        return set(before.values_list("key", flat=True)) if wanted else set()

    @staticmethod
    def hold(keys: Iterable[str]) -> None:
        """Keep every other process from the rows of these keys until the commit."""
        rowlocks.take_turns(keys)

    def _photo_of(self, row: ImportRow) -> int | None:
        """The photo that an earlier run made of the same, if it is still in the library."""
        numbers = self._before(row).filter(photo_number__isnull=False).values("photo_number")
        return Photo.objects.filter(pk__in=numbers).values_list("pk", flat=True).first()

    def _picture(self, row: ImportRow, item: Item) -> None:
        picture = item.picture or Picture()
        if item.title and not picture.alt and not picture.caption:
            row.reason = _("It has neither words nor alternative text.")
        with transaction.atomic():
            why = self._is_here(row)
        if why:
            row.photo_number = self._photo_of(row)
            self.finish(row, Result.SKIPPED, why)
            return
        said = item.own.get("photo", {})
        had = self.pictures.bring_in(picture.address, picture, said.get("sha256", ""))
        row.photo_number = had.number
        if said and not (had.existing or self.run.is_trial):
            self.restoring.describe(had.number, said)
        if had.existing:
            self.finish(row, Result.SKIPPED, str(IN_LIBRARY))
        else:
            self.finish(row, Result.MENDED if row.reason else Result.MADE, row.reason)

    def planned(self, item: Item) -> Plan:
        """What a story is to become, its pictures brought in; `skipped` says why it becomes nothing."""
        if why := planning.why_skip(item):
            return Plan(skipped=why)
        lead = self.pictures.known(item.lead) if item.lead else None
        turned = turning.turn(
            item.html,
            self.pictures.find,
            is_wordpress=item.is_wordpress,
            lead=lead,
            attached=self._attached(item),
        )
        plan = planning.plan(item, turned, self.wanted, self.people, self.now)
        plan.notes += [why for picture in turned.pictures if (why := self.pictures.why(picture))]
        if lead and not plan.skipped:
            plan.fields["lead_photo"] = self.pictures.find(lead)
            plan.fields["lead_caption"] = lead.caption[:2000]
            if plan.fields["lead_photo"] is None:
                plan.notes.append(_("Without its lead picture: %(why)s") % {"why": self.pictures.why(lead)})
        return plan

    def _story(self, row: ImportRow, item: Item) -> None:
        # what is here already is asked once more below, when nobody else can bring it in
        if why := planning.why_skip(item) or self._found_here(row):
            self.finish(row, Result.SKIPPED, why)
            return
        plan = self.planned(item)
        if plan.skipped:
            self.finish(row, Result.SKIPPED, plan.skipped)
            return
        row.is_textless = plan.is_textless
        with transaction.atomic():
            if not self._is_mine(row):
                return
            authors = self.authors(plan)
            if not self.run.is_trial:
                self._write(row, item, plan, authors)
            said = "\n".join(dict.fromkeys(plan.notes))  # a host that nobody allowed is told once
            self.finish(row, Result.MENDED if said else Result.MADE, said)

    def _own_story(self, row: ImportRow, item: Item) -> None:
        """A story of a newsroom like this one comes in whole. A trial does the same, and takes it back."""
        for other in self.restoring.before(row, item.own):  # those to which it points
            self.do(other)
        with transaction.atomic():
            if not self._is_mine(row):
                return
            put = self.restoring.put_back(item.own)
            told = (Result.MENDED if put.told else Result.MADE, "\n".join(put.told))
            if not self.run.is_trial:
                row.article, row.version = put.article, put.article.version
                self.finish(row, *told)
                return
            transaction.set_rollback(True)
        self.restoring.forget()
        self.finish(row, *told)

    def _page(self, row: ImportRow, item: Item) -> None:
        """A fixed page comes in unseen, whatever it was: to show it is for whoever keeps the pages."""
        shelf = fixedpages.shelf()
        why = planning.why_skip(item) or self._found_here(row) or shelf.why_not(self.run.created_by)
        if why:
            self.finish(row, Result.SKIPPED, str(why))
            return
        turned = turning.turn(
            item.html, self.pictures.find, is_wordpress=item.is_wordpress, attached=self._attached(item)
        )
        if len(turned.html) > LONGEST_BODY:
            why = _("Its text is longer than %(most)s characters.") % {"most": LONGEST_BODY}
            self.finish(row, Result.SKIPPED, why)
            return
        told = [_("Nobody sees it yet. Show it among the pages.")] if item.state == State.LIVE else []
        told += [_("Left out: %(what)s") % {"what": what} for what in turned.left_out]
        with transaction.atomic():
            if not self._is_mine(row):
                return
            if not self.run.is_trial:
                told_of = (item.title, item.slug, turned.html, item.excerpt)
                row.page_number = shelf.keep(*told_of, item.addresses)
            self.finish(row, Result.MENDED if told else Result.MADE, "\n".join(dict.fromkeys(told)))

    def _attached(self, item: Item) -> list[str]:
        """The numbers of the pictures that belong to an item, for a gallery that names none."""
        if "[gallery" not in item.html:
            return []
        return self.pictures.attached(item.key.rpartition(":")[2])

    def _write(self, row: ImportRow, item: Item, plan: Plan, authors: list[int]) -> None:
        user = self.run.created_by
        article = Article(created_by=user)
        revisions.apply(article, self.with_bylines(plan, authors))
        revisions.take(article, user, Origin.IMPORT, note="\n".join(dict.fromkeys(plan.notes)))
        if plan.live_since:
            workflow.bring_in(article, self.run.released_by, Order(starts_at=plan.live_since))
        old_addresses.keep(article, item.addresses)
        row.article, row.version = article, article.version

    @staticmethod
    def with_bylines(plan: Plan, authors: Iterable[int]) -> dict[str, Any]:
        """The fields of a plan with its authors as writers, in their order."""
        return plan.fields | {"bylines": [{"author": pk, "role": str(BylineRole.WRITER)} for pk in authors]}

    def authors(self, plan: Plan) -> list[int]:
        """The authors of a story in their order, those who are new without a log-in and in a row of their own.

        Of a trial the new ones are missing.
        """
        found = []
        for person in plan.people:
            name = planning.printed_name(person)
            author = self._authors_here.get(name) or self._author(name, person.about)
            if author:
                found.append(author)
                self._authors_here[name] = author
        return list(dict.fromkeys(found))

    def _author(self, name: str, about: str) -> int | None:
        named = Author.objects.filter(name__iexact=name).order_by("pk")
        author = named.first()
        if author is None:
            rowlocks.take_turns(["authors"])  # of two processes that meet a new one, one makes it
            author = named.first()
            if author is None:
                author = None if self.run.is_trial else Author.objects.create(name=name, bio=about[:2000])
                kept.add(self.run, f"person:{name.casefold()}", PERSON, name, author_number=author and author.pk)
        return author and author.pk
