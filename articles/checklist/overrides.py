"""Pictures of which nobody said whose they are, or by what right the house has them: not printed, but for a word.

The rule binds what is printed anew: what readers have in a story already stays there, in its updates too, and an
archive of former days shows what it showed. Who answers for one all the same says so of one picture in one story.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from articles import body, signals
from articles.checklist.permissions import why_not_override
from articles.models import Article, Edition, PictureOverride
from articles.models.picture_override import LONGEST_WORDS
from articles.refusals import Refused
from audit import actions, log
from people import clock
from people.models import User
from photos import rights
from photos.models import Photo
from photos.rights import Reason

LET = actions.register("story.picture_let", _("let a picture without credit or right be printed"))
ENDED = actions.register("story.picture_unlet", _("ended that a picture without credit or right is printed"))


def lacking(photos: Iterable[Photo], at: datetime | None = None) -> dict[int, Reason]:
    """What was never said of those of `photos` that lack it, by their numbers."""
    return {photo.pk: why for photo in photos if (why := rights.why_not_cleared(photo, at))}


def unfit(photos: Iterable[Photo], article: int | None, at: datetime | None = None) -> dict[int, Reason]:
    """Why those of `photos` may not be printed anew at `at` (default: now) in the story `article`, by their numbers.

    No statement where nothing is missing; else two.
    """
    found = lacking(photos, at)
    if not found or article is None:
        return found
    let = PictureOverride.objects.standing().filter(article=article, photo__in=found)
    fine = {*let.values_list("photo", flat=True), *_before_readers(article, at)}
    return {pk: why for pk, why in found.items() if pk not in fine}


def of(article: Article | None) -> list[PictureOverride]:
    """What stands for the story, in the order in which it was said. One statement."""
    if article is None or article.pk is None:
        return []
    return list(article.picture_overrides.standing().select_related("by", "photo").order_by("pk"))


def shown(article: Article) -> dict[int, Photo]:
    """The pictures of the desk copy, and those that stand for the story on a front, by their numbers."""
    elsewhere = [answer for _receiver, answer in signals.pictures_wanted.send(Article, article=article)]
    own = {article.lead_photo_id, *body.photo_ids(article.body)} - {None}
    return Photo.objects.in_bulk(own.union(*elsewhere))


def give(article: Article, user: User, photo: int, words: str) -> PictureOverride:
    """Let readers get the picture in this story. Raises Refused, beside the field where it can."""
    if not words.strip() or len(words) > LONGEST_WORDS:
        raise Refused({"words": _("Say it in words, at most %(most)s characters.") % {"most": LONGEST_WORDS}})
    with transaction.atomic():
        row = Article.objects.held(article.pk)
        if why := why_not_override(user, row):
            raise Refused(why)
        pictures = shown(row)
        if photo not in unfit(pictures.values(), row.pk):
            raise Refused(_("This picture is not in the story nor on a card, or nothing is missing of it."))
        given = row.picture_overrides.create(photo=pictures[photo], words=words.strip(), by=user)
        _record(LET, row, user, given)
        transaction.on_commit(
            lambda: signals.picture_let.send_robust(Article, article=row, photo=given.photo, by=user)
        )
    return given


def end(article: Article, user: User, photo: int) -> None:
    """Say that it holds no longer, for whatever is printed from now on. Raises Refused with the reason."""
    with transaction.atomic():
        row = Article.objects.held(article.pk)
        if why := why_not_override(user, row):
            raise Refused(why)
        for given in row.picture_overrides.standing().filter(photo=photo):
            given.ended_at, given.ended_by = clock.now(), user
            given.save(update_fields=["ended_at", "ended_by"])
            _record(ENDED, row, user, given)


def _before_readers(article: int, at: datetime | None) -> set[int]:
    """The pictures that readers have in the story, or will have at that moment by what was published already."""
    lines = Edition.objects.live(at).filter(article=article).order_by().values_list("lead_photo", "photos")
    return {pk for line in lines for pk in line} - {None}


def _record(action: actions.Action, article: Article, user: User, given: PictureOverride) -> None:
    details = {"photo": given.photo_id}  # the words are in the row
    log.record(action, by=user, kind="story", pk=article.pk, label=article.headline, details=details)
