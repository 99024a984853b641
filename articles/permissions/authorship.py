"""Whose text it is, for four eyes: nobody approves words they wrote (docs/decisions/0009-who-wrote-a-text.md).

Someone is a writer of a text if they began the story, have a writer's or contributor's byline, or changed more than
copy-editing does, wherever they saved it. `articles.comparing.substance` tells how much a save changed.
"""

from collections.abc import Collection

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, Sum, prefetch_related_objects
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.comparing.substance import Substance
from articles.models import Article, Byline, Revision
from articles.text import ai
from articles.workflow.status import BylineRole
from people.models import User

UNCHANGED = Substance()
#: Why somebody cannot be named as who checked it.
MADE_IT = gettext_lazy("%(who)s made this story, and checks nothing of it. Name somebody else.")
#: So many of the facts someone changed are named to them.
NAMED = 3


def why_not_four_eyes(user: User, article: Article, more: Substance = UNCHANGED) -> str | None:
    """Why `user` may not approve the text, `more` of it being changed and not saved, as (also) their own; or None."""
    if not is_held_to_four_eyes(article):
        return None
    if article.created_by_id == user.pk or article.bylines.filter(author__user=user).of_writers().exists():
        return _("You wrote this text. Another editor must approve it.")
    saves = list(article.revisions.filter(created_by=user).values_list("with_writer", "facts", "words_changed"))
    facts = [*more.facts, *(fact for _wrote, named, _words in saves for fact in named)]
    words = more.words + sum(words for _wrote, _named, words in saves)
    if facts:
        named = get_text_list([*dict.fromkeys(facts)][:NAMED], _("and"))
        return _("You changed %(facts)s here, which is more than copy-editing. Another editor must approve it.") % {
            "facts": named
        }
    most = settings.NEWSROOM_COPY_EDIT_WORDS
    if words > most:
        told = ngettext(
            "You changed %(words)s words here; up to %(most)s is copy-editing. Another editor must approve it.",
            "You changed %(words)s words here; up to %(most)s are copy-editing. Another editor must approve it.",
            most,
        )
        return told % {"words": words, "most": most}
    wrote = any(wrote for wrote, _named, _words in saves)
    return _("You wrote this text. Another editor must approve it.") if wrote else None


#: Under this name a story is told its bylines, each with its author.
_SIGNED = "signed"


def is_held_to_four_eyes(article: Article) -> bool:
    """True if nobody approves what they wrote: where the house asks for it, and always of what a machine wrote."""
    return bool(settings.NEWSROOM_FOUR_EYES) or ai.is_written(article)


def is_own(user: User, article: Article) -> bool:
    """True if `user` began the story, was given it, or has a writer's byline of it."""
    return user.pk in (article.created_by_id, article.assigned_to_id) or any(
        line.role != BylineRole.EDITOR and line.author.user_id == user.pk
        for line in article.told(_SIGNED, lambda: article.bylines.select_related("author"))
    )


def look(articles: Collection[Article]) -> None:
    """Tell stories by whom they are signed, in two statements."""
    prefetch_related_objects(list(articles), "bylines__author")
    for article in articles:
        article.memory[_SIGNED] = list(article.bylines.all())


def is_maker(user: User, article: Article) -> bool:
    """True if the story is `user`'s: their own, or they wrote of its text."""
    return article.pk is not None and (is_own(user, article) or user.pk in writers(article))


def writers(article: Article) -> set[int]:
    """Ids of the people whose text it is, for whom `why_not_four_eyes` gives a reason while the house asks for it."""
    bylines = article.bylines.of_writers().filter(author__user__isnull=False).order_by()
    saves = article.revisions.order_by().values("created_by").annotate(changed=Sum("words_changed"))
    much = saves.filter(changed__gt=settings.NEWSROOM_COPY_EDIT_WORDS).values_list("created_by")
    wrote = article.revisions.filter(with_writer=True).order_by().values_list("created_by")
    found = bylines.values_list("author__user").union(wrote, much).order_by()
    return {article.created_by_id} | {pk for (pk,) in found}


def written_by(user: User) -> Q:
    """The stories of which `user` is a writer."""
    bylines = Byline.objects.filter(article=OuterRef("pk"), author__user=user).of_writers()
    saves = Revision.objects.filter(article=OuterRef("pk"), created_by=user)
    words = saves.order_by().values("article").annotate(changed=Sum("words_changed"))
    much = words.filter(changed__gt=settings.NEWSROOM_COPY_EDIT_WORDS)
    wrote = saves.filter(with_writer=True)
    return Q(created_by=user) | Q(Exists(bylines)) | Q(Exists(wrote)) | Q(Exists(much))
