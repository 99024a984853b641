"""Calling a colleague by name in a note: `@wati`. Only people who may see the story can be called."""

import re

from django.db.models import Case, Q, QuerySet, Value, When
from django.db.models.functions import Lower
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from articles import permissions
from articles.models import Article
from articles.refusals import Refused
from people.models import User

#: Usernames hold letters, digits and . @ + - _; an address such as wati@example.org calls nobody.
_CALL = re.compile(r"(?<![\w.@+-])@([\w.@+-]+)")
#: What a sentence, rather than a username, ends with.
_ENDS = ".-+@"
#: A note calls people, not the house.
MOST_CALLED = 20
#: People offered while someone types a name.
MOST_OFFERED = 8


def names(text: str) -> list[str]:
    """The usernames that `text` calls, in lower case, each once, in order."""
    return list(
        dict.fromkeys(name for name in (called.rstrip(_ENDS).lower() for called in _CALL.findall(text)) if name)
    )


def people(text: str, article: Article) -> list[User]:
    """Whom `text` calls. Raises Refused with a sentence for each name that nobody bears, or whose bearer may not see
    `article`."""
    wanted = names(text)
    if not wanted:
        return []
    if len(wanted) > MOST_CALLED:
        raise Refused(_("A note can mention at most %(most)d people.") % {"most": MOST_CALLED})
    seeing = {user.username.lower(): user for user in _named(permissions.viewers(article), wanted)}
    known = {user.username.lower() for user in _named(User.objects.all(), wanted)}
    refused = [_why_not(name, name in known) for name in wanted if name not in seeing]
    if refused:
        raise Refused(refused)
    return [seeing[name] for name in wanted]


def _named(users: QuerySet[User], wanted: list[str]) -> QuerySet[User]:
    return users.annotate(called=Lower("username")).filter(called__in=wanted)


def _why_not(name: str, known: bool) -> str:
    if known:
        sentence = _("@%(name)s may not see this story, so the note would not reach them. Take the name out.")
    else:
        sentence = _("Nobody here is called @%(name)s. Choose a name from the list, or write it without the @.")
    return sentence % {"name": name}


def offered(article: Article, words: str, user: User) -> list[User]:
    """Up to eight people who may see `article` and whose name or username holds `words`; never `user`."""
    begins = Q(username__istartswith=words) | Q(first_name__istartswith=words) | Q(last_name__istartswith=words)
    holds = Q(username__icontains=words) | Q(first_name__icontains=words) | Q(last_name__icontains=words)
    begins_first = Case(When(begins, then=Value(0)), default=Value(1))
    seeing = permissions.viewers(article).exclude(pk=user.pk).filter(holds)
    return list(seeing.prefetch_related("roles").order_by(begins_first, "first_name", "username")[:MOST_OFFERED])


def marked(text: str, called: dict[str, User]) -> SafeString:
    """`text` as HTML, with the names of `called` (by username in lower case) marked and given in full on hover."""
    parts, end = [], 0
    for match in _CALL.finditer(text):
        name = match[1].rstrip(_ENDS)
        if user := called.get(name.lower()):
            parts.append(escape(text[end : match.start()]))
            parts.append(format_html('<span class="note-call" title="{}">@{}</span>', user, name))
            end = match.start() + 1 + len(name)
    parts.append(escape(text[end:]))
    return mark_safe("".join(parts))  # noqa: S308 - every part is escaped
