"""Every way of picking stories and editions that more than one place needs."""

from datetime import timedelta

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import BooleanField, Exists, F, Func, OuterRef, Q, Value
from django.utils.functional import cached_property

from articles.text import classes
from articles.workflow.status import BylineRole, Status, taken_out
from people import clock, rowlocks
from people.written import OnlyOne, Written, a_number


class ArticleQuerySet(models.QuerySet):
    """Picks desk copies. Nothing public starts here."""

    def locked(self, *, ending: bool = False):
        """The same rows, held until the transaction ends: see `people.rowlocks`."""
        return rowlocks.held(self, ending=ending)

    def due(self, now=None):
        """Scheduled stories whose time has come: none of their editions waits any longer."""
        waiting = self._editions(starts_at__gt=now or clock.now())
        return self.filter(~Exists(waiting), Exists(self._editions()), status=Status.SCHEDULED)

    def over(self, now=None):
        """Published stories that came to their planned end, and that readers no longer have."""
        now = now or clock.now()
        ended = self._editions(planned_end_at__lte=now, ends_at=F("planned_end_at"))
        live = self._editions(starts_at__lte=now).filter(Q(ends_at__gt=now) | Q(ends_at__isnull=True))
        return self.filter(Exists(ended), ~Exists(live), status=Status.PUBLISHED)

    def long_in_review(self, now=None):
        """Stories that have waited at their step longer than the house wants; none where it sets no time."""
        minutes = settings.NEWSROOM_REVIEW_MINUTES
        if not minutes:
            return self.none()
        before = (now or clock.now()) - timedelta(minutes=minutes)
        return self.filter(status=Status.IN_REVIEW, status_changed_at__lt=before)

    def at_steps_of_all(self):
        """Stories in review at a step that waits for each of several named people."""
        return self.filter(review_step__agreement="all").select_related("review_step")

    def _editions(self, **which):
        """The editions of each story, for a subquery."""
        editions = self.model._meta.get_field("editions").related_model.objects
        return editions.filter(article=OuterRef("pk"), **which)


_Articles = models.Manager.from_queryset(ArticleQuerySet)


class ArticleManager(_Articles):
    """Leaves the search column in the database: nobody reads it, and it is as long as the story."""

    def get_queryset(self):
        return super().get_queryset().defer("words")

    def held(self, pk: int):
        """The story of this number with its section, held until the transaction ends. Raises DoesNotExist."""
        if story := self._held.first(story=pk):
            return story
        raise self.model.DoesNotExist(f"There is no story {pk}.")

    def again(self, pk: int) -> OnlyOne:
        """The story of this number as it is now, with its section, for `refresh_from_db`."""
        return self._again.only_one(story=pk)

    @cached_property
    def _again(self) -> Written:
        return Written(lambda story: self.select_related("section").filter(pk=story).order_by(), story=a_number())

    @cached_property
    def _held(self) -> Written:
        return Written(
            lambda story: self.locked().select_related("section").filter(pk=story).order_by(), story=a_number()
        )


class CreditQuerySet(models.QuerySet):
    """Picks authors' parts, in a story or in an edition of one."""

    def of_writers(self):
        """Whoever had a part in the text: all but its editors."""
        return self.exclude(role=BylineRole.EDITOR)


class BylineQuerySet(CreditQuerySet):
    """Picks bylines."""

    def writer_articles(self, user):
        """The ids of the articles on which `user` has a byline other than editor's."""
        return self.filter(author__user=user).of_writers().values("article_id")


class WithdrawalQuerySet(models.QuerySet):
    """Picks public notices."""

    def in_force(self, now=None):
        """Notices that readers find: until the story is back before them, not only until that is planned."""
        return self.filter(Q(lifted_at__isnull=True) | Q(lifted_at__gt=now or clock.now()))


class CorrectionQuerySet(models.QuerySet):
    """Picks public notes."""

    def posted(self, now=None):
        """Those whose time has come: what readers have, and nobody can change any more."""
        return self.filter(at__lte=now or clock.now())

    def standing(self, now=None):
        """Of those posted, the ones that no further note has mended."""
        mended = self.model.objects.posted(now).filter(mends=OuterRef("pk"))
        return self.posted(now).filter(~Exists(mended))

    def newest_first(self):
        """In the order of the register."""
        return self.order_by("-at", "-pk")


#: Larger than the id of any story: a mark behind which stand all that lists have at its moment.
AFTER_ALL = 2**62
#: Where the rows of tags and bylines say that their edition stands in lists.
_PLACE_OF_TAG = ("tag_lines__listed_at", "tag_lines__listed_article")
_PLACE_OF_BYLINE = ("bylines__listed_at", "bylines__listed_article")


def _value(one):
    return one if hasattr(one, "resolve_expression") else Value(one)


class EditionQuerySet(models.QuerySet):
    """Picks what readers get."""

    def live(self, now=None):
        """Editions readers see at `now` (aware; default the present). The one definition of public."""
        now = now or clock.now()
        return self.filter(Q(ends_at__gt=now) | Q(ends_at__isnull=True), starts_at__lte=now)

    def had(self, now=None):
        """Editions whose time is over: what readers had and no longer have, unless another edition is live."""
        return self.filter(ends_at__lte=now or clock.now())

    def upcoming(self, now=None):
        """Editions that have not begun."""
        return self.filter(starts_at__gt=now or clock.now())

    def turns(self, now, until):
        """When editions begin or end before `until`, as a queryset of moments and of the stories whose they are."""
        begins = self.upcoming(now).filter(announced_at__isnull=True, starts_at__lt=until)
        ends = self.filter(ends_at__gt=now, ends_at__lt=until)
        begun = begins.order_by().values_list("starts_at", "article_id")
        return begun.union(ends.order_by().values_list("ends_at", "article_id"), all=True)

    def in_feeds(self):
        """Those that feeds and the news sitemap have."""
        return self.filter(in_feeds=True)

    def editorial(self):
        """Those that the newsroom made itself: nobody paid for them, and nobody sent them in."""
        return self.filter(content_class__in=classes.OURS)

    def newest_first(self):
        """In the order of every listing: by first publication, or when an update was last put back on top.

        The article's id breaks a tie.
        """
        return self.order_by("-listed_at", "-article_id")

    def newest_of(self, column: str, value, at, pk):
        """Those with `value` in `column`, newest first, that stand behind the mark (`at`, article `pk`)."""
        return self._stretch((column, "listed_at", "article_id"), value, at, pk)

    def newest_with_tag(self, tag, at, pk=AFTER_ALL):
        """Those with a tag (its id, or an expression for it), newest first, that stand behind the mark."""
        return self._stretch(("tag_lines__tag_id", *_PLACE_OF_TAG), tag, at, pk)

    def newest_by_author(self, author, at, pk=AFTER_ALL):
        """Those with an author's name, newest first, that stand behind the mark; each once, whatever the parts."""
        names = ("bylines__author_id", *_PLACE_OF_BYLINE)
        return self._stretch(names, author, at, pk).distinct(*names)

    def _stretch(self, names: tuple[str, str, str], value, at, pk):
        """A walk along the index that has these columns, back from the mark to where `value` ends.

        Not asked for by an equation: a column that is equal to something drops out of the order, and then PostgreSQL
        has other ways to go. It may walk all editions, newest first, and look for the value in each, which is quick
        where the value is common and reads the whole archive where it is not; or sort all that have the value, which
        is quick where it is rare. This it can only walk, and stop.
        """
        here = Func(*(F(name) for name in names), function="ROW", output_field=BooleanField())
        mark = Func(*(_value(one) for one in (value, at, pk)), function="ROW", output_field=BooleanField())
        behind = Func(here, mark, template="(%(expressions)s)", arg_joiner=" < ", output_field=BooleanField())
        return self.filter(behind, **{f"{names[0]}__gte": value}).order_by(*(f"-{name}" for name in names))

    def among(self, column: str, ids):
        """Those whose `column` is one of `ids`, a query for a handful of them, looked up one by one.

        As a join or an IN, PostgreSQL may read half of all editions for them.
        """
        how = {"template": "(%(expressions)s))", "arg_joiner": " = ANY(", "output_field": BooleanField()}
        return self.filter(Func(F(column), ArraySubquery(ids), **how))


class ShareLinkQuerySet(models.QuerySet):
    """Picks links to shared texts."""

    def living(self, now=None):
        """Links that open at `now`, as far as these and their stories' rows say: see `articles.readers.sharing`."""
        now = now or clock.now()
        return self.filter(
            Q(article__embargo_until__isnull=True) | Q(article__embargo_until__lte=now),
            revoked_at__isnull=True,
            expires_at__gt=now,
            made_by__is_active=True,
        ).exclude(article__status__in=taken_out())
