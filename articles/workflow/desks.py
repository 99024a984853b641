"""Who works on which desk. A desk is a section; whoever holds ALL_DESKS works on every one."""

from django.db.models import Exists, OuterRef, Q

from articles.models import Article
from people.models import User
from people.roles import Right
from people.written import Written, a_number

#: Under this name a person is told their desks.
DESK_IDS = "desk_ids"
_DESKS = Written(lambda user: User(pk=user).desks.values_list("pk"), user=a_number())


def desk_ids(user) -> set[int]:
    """Ids of the sections where `user` is a desk member; read once for each loaded user."""
    return user.once(DESK_IDS, lambda: {pk for (pk,) in _DESKS.rows(user=user.pk)})


def on_desk(user, article: Article) -> bool:
    """True if the story lies on a desk where `user` edits."""
    return user.may(Right.EDIT) and works_at(user, article.section_id)


def works_at(user, section_id: int | None) -> bool:
    """True if `user` belongs to the desk of a section, whatever they do there."""
    return user.may(Right.ALL_DESKS) or (section_id is not None and section_id in desk_ids(user))


def with_right(right: Right) -> Q:
    """The people one of whose roles carries `right`."""
    return Q(Exists(User.roles.through.objects.filter(user=OuterRef("pk"), role__rights__contains=[right])))


def people_at(section_id: int | None) -> Q:
    """The people for whom `works_at` answers True."""
    everywhere = with_right(Right.ALL_DESKS)
    if section_id is None:
        return everywhere
    members = User.desks.through.objects.filter(section=section_id, user=OuterRef("pk"))
    return everywhere | Q(Exists(members))
