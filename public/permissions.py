"""Who may edit fixed pages and the paper's links. See `people.permissions`."""

from collections.abc import Callable

from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _

from people.models import User
from people.permissions import Reason, Rule
from people.roles import Right
from public.models import Page, SocialLink, TextFile


def why_not_edit_pages(user: User, thing: Model | None = None) -> Reason | None:
    """Why `user` may not edit fixed pages and social media links, or None."""
    return None if user.may(Right.PAGES) else _("Your role does not edit fixed pages.")


def _rule(why_not: Callable, model: type[Model]) -> Rule:
    def those(user: User) -> QuerySet:
        return model.objects.none() if why_not(user) else model.objects.all()

    return Rule(why_not, why_not, those)


PAGES = _rule(why_not_edit_pages, Page)
SOCIAL_LINKS = _rule(why_not_edit_pages, SocialLink)
TEXT_FILES = _rule(why_not_edit_pages, TextFile)
