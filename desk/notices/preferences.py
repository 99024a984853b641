"""How each person wants to be told: what they chose, and the defaults of their part where they chose nothing."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.utils import timezone

from desk.models import Every, Mail, Notice, NoticeSettings
from desk.notices.kinds import KINDS
from people import clock
from people.models import Role, User
from people.roles import Right
from people.written import SOME_NUMBERS, Written
from sections.models import Section

_CHOSEN = Written(lambda people: NoticeSettings.objects.filter(pk__among=people), people=SOME_NUMBERS)
_LEADING = Written(
    lambda people: (
        Role.objects.filter(rights__contains=[Right.ALL_DESKS], users__among=people).order_by().values_list("users")
    ),
    people=SOME_NUMBERS,
)


@dataclass(frozen=True)
class Manner:
    """How one person is told of things. `chosen` is their own row, saved or not."""

    chosen: NoticeSettings
    on_every_desk: bool = field(default=False)

    def of(self, kind: str) -> tuple[bool, Mail]:
        """Whether the desk shows this kind to them, and how it goes by mail."""
        desk, mail = KINDS[kind].defaults(self.on_every_desk)
        own = self.chosen.choices.get(kind, {})
        return bool(own.get("desk", desk)), Mail(own.get("mail", mail))


def manners(people: list[User]) -> dict[int, Manner]:
    """The manner of each of `people`, by id. Two statements, however many they are; none for nobody."""
    if not people:
        return {}
    ids = [person.pk for person in people]
    rows = {one.pk: one for one in _CHOSEN.objects(people=ids)}
    leading = {pk for (pk,) in _LEADING.rows(people=ids)}
    return {pk: Manner(rows.get(pk) or NoticeSettings(user_id=pk), pk in leading) for pk in ids}


def next_digest(chosen: NoticeSettings, user: User, now: datetime) -> datetime:
    """When the next digest goes to `user`: the next full hour, or their hour of the day in their own zone."""
    local = now.astimezone(clock.zone_of(user))
    if chosen.digest == Every.HOUR:
        return next_hour(local)
    then = local.replace(hour=chosen.digest_hour, minute=0, second=0, microsecond=0)
    return then if then > local else then + timedelta(days=1)


def next_hour(now: datetime) -> datetime:
    """The next full hour."""
    return now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)


def followers(section_id: int | None) -> set[int]:
    """Ids of the people who follow what is submitted to that desk."""
    rows = NoticeSettings.followed_desks.through.objects.filter(section=section_id)
    return set(rows.values_list("noticesettings", flat=True))


def choose(
    user: User, choices: dict[str, dict], digest: str, digest_hour: int, followed: Iterable[Section] = ()
) -> NoticeSettings:
    """Keep what `user` chose; `followed` are the desks of whose submissions they want to hear.

    What waits for the old digest's time goes at the new one's.
    """
    row, _made = NoticeSettings.objects.update_or_create(
        user=user, defaults={"choices": choices, "digest": digest, "digest_hour": digest_hour}
    )
    row.followed_desks.set(followed)
    waiting = Notice.objects.filter(user=user, mail=Mail.DIGEST, mailed_at=None)
    waiting.update(mail_after=next_digest(row, user, timezone.now()))
    return row
