"""What the wires need of the desk, which knows nothing of them: open pages hear that something came, people are told
what became of their stories' copy, notes to editors become notes, and what is wrong stands above every page."""

from django.db import transaction
from django.dispatch import receiver
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import Edition
from articles.workflow.desks import people_at, with_right
from desk import live
from desk.alarms.alarms import Alarm, watch
from desk.notes import notes
from desk.notices import notices
from exchange.models import WireItem, WireState, WireUse
from exchange.wires import health, listing, signals
from people.models import User
from people.roles import Right

live.topic("wire", listing.tell)


@receiver(signals.item_changed, dispatch_uid="newsroom.wires.changed")
def _changed(item: WireItem, uses: list[WireUse], **kwargs) -> None:
    """Tell whose stories are made of it; if readers have one, its desk's editors as well, and by mail at once."""
    live_now = set(
        Edition.objects.live()
        .filter(article__in=[use.article_id for use in uses])
        .values_list("article_id", flat=True)
    )
    taken_back = item.state != WireState.USABLE
    for use in sorted(uses, key=lambda use: use.article_id not in live_now):
        story, is_live = use.article, use.article_id in live_now
        people = notes.writers(story) | {use.by_id}
        if is_live:
            editors = User.objects.filter(with_right(Right.EDIT) & people_at(story.section_id), is_active=True)
            people |= set(editors.values_list("pk", flat=True))
        kind = "wire_changed"
        if taken_back:
            kind = "wire_taken_back_live" if is_live else "wire_taken_back"
        # what is withheld is not for everybody to read, its sender's reason included
        why = item.reason if item.state == WireState.CANCELED else ""
        words = {"source": str(item.source), "reason": why or str(item.get_state_display())}
        words["state"] = str(story.state.label)
        notices.tell(people, kind, story=story, url=reverse("exchange:story_wire", args=[story.pk]), **words)


@receiver(signals.item_taken, dispatch_uid="newsroom.wires.taken")
def _taken(use: WireUse, **kwargs) -> None:
    """What the sender says to editors stands among the story's notes."""
    if use.item.ed_note:
        told = {"source": use.item.source, "note": use.item.ed_note}
        with transaction.atomic():
            notes.write(use.by, use.article, _("%(source)s to editors: %(note)s") % told)


def silent_wires() -> list[Alarm]:
    """Sources that are silent for longer than they should be, or cannot be asked."""
    found, unwell = [], health.unwell()
    if quiet := [source for source in unwell if source.silent_for]:
        said = ngettext(
            "The wire “%(name)s” has been silent for too long.",
            "%(n)s wires have been silent for too long: “%(name)s” and others.",
            len(quiet),
        ) % {"n": len(quiet), "name": quiet[0].name}
        remedy = _("Look at its last error, and ask the agency.")
        found.append(Alarm("wire-silent", said, remedy, reverse("exchange:wire_source", args=[quiet[0].pk])))
    if failing := [source for source in unwell if not source.silent_for]:
        said = ngettext(
            "The wire “%(name)s” cannot be asked.",
            "%(n)s wires cannot be asked: “%(name)s” and others.",
            len(failing),
        ) % {"n": len(failing), "name": failing[0].name}
        found.append(
            Alarm(
                "wire-failing",
                said,
                failing[0].last_error[:200],
                reverse("exchange:wire_source", args=[failing[0].pk]),
            )
        )
    return found


def live_taken_back() -> list[Alarm]:
    """Stories that readers have, and whose copy was taken back by who sent it. Each is named."""
    return [
        Alarm(
            f"wire-taken-back-{use.article_id}",
            _("“%(headline)s” is live, and %(source)s has taken back what it is made of.")
            % {"headline": use.article.headline, "source": item.source},
            _("Withdraw or correct it, then say on its wire sheet that you know."),
            reverse("admin:articles_article_change", args=[use.article_id]),
        )
        for use, item in health.live_taken_back()
    ]


watch(live_taken_back)
watch(silent_wires)
