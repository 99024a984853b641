"""What the floors below say, told to the people whom it concerns. Each runs after the change is committed."""

from django.db import transaction
from django.dispatch import receiver
from django.urls import reverse

from articles import permissions
from articles.models import Article, Transition
from articles.signals import (
    article_assigned,
    article_marked,
    article_moved,
    copy_detached,
    edition_changed,
    fix_made,
    lock_broken,
    picture_let,
    share_answered,
)
from articles.workflow import reviewers
from articles.workflow.desks import people_at, with_right
from articles.workflow.moves import MOVES
from articles.workflow.status import STATES, Change, Holder, Status
from desk.notes import notes
from desk.notices import kinds, notices, preferences, waits
from fronts import permissions as fronts
from fronts import revisions
from fronts.arrangement import cards_of, read
from people.models import User
from people.roles import Right


@receiver(article_moved, dispatch_uid="desk.notices.receivers.moved")
def _moved(article: Article, transition: Transition, **kwargs) -> None:
    before = transition.from_status, transition.step_name, transition.from_desk
    after = transition.to_status, transition.to_step_name, transition.to_desk
    if transition.to_status == Status.IN_REVIEW and after != before and _waits(article):
        _submitted(article, transition)
    elif transition.to_desk:
        # nobody has to review it yet: its new editors would find it only by chance
        editors = reviewers.of(None, article.section_id)
        notices.tell(editors, "handed_over", story=article, actor=transition.by, desk=transition.to_desk)
    kind, move = kinds.of_move(transition.move), MOVES.get(transition.move)
    # Of an approval that is one step of several its writer hears nothing: of the last they do.
    if kind and move and move.tells_reviewers:
        waited = reviewers.of(transition.step, article.section_id)
        notices.tell(waited, kind.name, story=article, actor=transition.by)
    elif kind and move and move.target in (None, transition.to_status):
        desk = {"desk": transition.to_desk} if transition.to_desk else {}
        notices.tell(notes.writers(article), kind.name, story=article, actor=transition.by, **desk)


def _waits(article: Article) -> bool:
    """True if it waits for other people now: by a rule it may have gone on in the same moment."""
    return Article.objects.filter(pk=article.pk, status=Status.IN_REVIEW).exists()


def _submitted(article: Article, transition: Transition) -> None:
    """Tell those for whose word it waits; who follows the desk; and who hurries on what is urgent. Nobody twice."""
    people = reviewers.of(article.review_step, article.section_id)
    if article.review_step is None:
        told = notices.tell(people, "submitted", story=article, actor=transition.by)
    else:
        told = notices.tell(people, "step", story=article, actor=transition.by, step=article.review_step.name)
    heard = {notice.user_id for notice in told}
    if STATES[transition.from_status].holder == Holder.WRITER:
        followers = preferences.followers(article.section_id) - heard
        desk = str(article.section)
        told = notices.tell(followers, "followed", story=article, actor=transition.by, desk=desk)
        heard |= {notice.user_id for notice in told}
    if article.is_urgent:
        author = {transition.by_id}
        notices.tell(waits.hurried(article) - heard - author, "urgent", story=article)


@receiver(article_marked, dispatch_uid="desk.notices.receivers.marked")
def _marked(article: Article, by, **kwargs) -> None:
    people = waits.hurried(article) | notes.writers(article)
    notices.tell(people, "urgent", story=article, actor=by)


@receiver(fix_made, dispatch_uid="desk.notices.receivers.fix_made")
def _fix_made(article: Article, fix, by, **kwargs) -> None:
    """Whoever publishes their own fix at once needs nobody."""
    if permissions.why_not_publish_fix(by, article):
        page = reverse("admin:articles_article_fix", args=[article.pk])
        notices.tell(reviewers.of(None, article.section_id), "fix_waits", story=article, actor=by, url=page)


def withdrawers(article: Article) -> set[int]:
    """Ids of the people who answer for what the desk withdraws."""
    people = User.objects.filter(with_right(Right.WITHDRAW) & people_at(article.section_id), is_active=True)
    return set(people.values_list("pk", flat=True))


@receiver(picture_let, dispatch_uid="desk.notices.receivers.picture_let")
def _picture_let(article: Article, photo, by, **kwargs) -> None:
    """Whoever answers for what the desk withdraws hears of it; whose story it is, too."""
    people = withdrawers(article) | notes.writers(article)
    page = reverse("admin:articles_article_pictures", args=[article.pk])
    notices.tell(people, "picture_let", story=article, actor=by, title=str(photo), url=page)


@receiver(copy_detached, dispatch_uid="desk.notices.receivers.copy_detached")
def _copy_detached(article: Article, by, **kwargs) -> None:
    """Whoever else may withdraw it hears of it; whose story it is, too."""
    people = withdrawers(article) | notes.writers(article)
    page = reverse("admin:articles_article_copies", args=[article.pk])
    notices.tell(people, "copy_detached", story=article, actor=by, url=page)


@receiver(article_assigned, dispatch_uid="desk.notices.receivers.assigned")
def _assigned(article: Article, to, by, **kwargs) -> None:
    notices.tell([to], "story_assigned", story=article, actor=by)


@receiver(lock_broken, dispatch_uid="desk.notices.receivers.lock_broken")
def _lock_broken(article: Article, takeover, **kwargs) -> None:
    notices.tell([takeover.owner_id], "lock_broken", story=article, actor=takeover.by)


@receiver(share_answered, dispatch_uid="desk.notices.receivers.share_answered")
def _share_answered(article: Article, link, **kwargs) -> None:
    sheet = reverse("admin:articles_article_share", args=[article.pk])
    notices.tell([link.made_by_id], "share_answered", story=article, url=sheet)


@receiver(edition_changed, dispatch_uid="desk.notices.receivers.edition_changed")
def _edition_changed(article: Article, before, after, **kwargs) -> None:
    """This one is heard inside the transaction: what is told of it waits for the commit."""
    if before is None:
        return
    changed = after and (after.headline != before.headline or after.change == Change.CORRECTION)
    if after is None or changed:
        transaction.on_commit(lambda: _tell_of_fronts(article, gone=after is None), robust=True)


def _tell_of_fronts(article: Article, gone: bool) -> None:
    """Whoever published a front with the story on it hears that it left, or that the front's words may not fit."""
    for front, revision in revisions.holding(article.pk).items():
        editor = revision.made_by
        if editor is None or fronts.why_not_arrange(editor, front.section_id):
            continue
        cards = [card for _container, card in cards_of(read(revision.layout)) if card.article == article.pk]
        if gone or any(card.has_own_words for card in cards):
            page = reverse("desk:front", args=[front.section_id or 0])
            kind = "front_left" if gone else "front_words"
            notices.tell([editor], kind, story=article, url=page, front=str(front))
