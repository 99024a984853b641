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
from exchange.models import RuledItem, RuledState, WireItem, WireRule, WireState, WireUse
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
    answering = _answering(uses)
    for use in sorted(uses, key=lambda use: use.article_id not in live_now):
        story, is_live = use.article, use.article_id in live_now
        people = notes.writers(story) | {use.by_id}
        if is_live:
            editors = User.objects.filter(with_right(Right.EDIT) & people_at(story.section_id), is_active=True)
            people |= set(editors.values_list("pk", flat=True)) | answering.get(use.article_id, set())
        kind = "wire_changed"
        if taken_back:
            kind = "wire_taken_back_live" if is_live else "wire_taken_back"
        # what is withheld is not for everybody to read, its sender's reason included
        why = item.reason if item.state == WireState.CANCELED else ""
        words = {"source": str(item.source), "reason": why or str(item.get_state_display())}
        words["state"] = str(story.state.label)
        sheet = reverse("exchange:story_wire", args=[story.pk])
        if is_live and not taken_back:
            hears = answering.get(use.article_id, set())
            notices.tell(hears, "wire_rule_changed", story=story, url=sheet, **words)
            people -= hears
        notices.tell(people, kind, story=story, url=sheet, **words)


def _answering(uses: list[WireUse]) -> dict[int, set[int]]:
    """Who answers for the stories among these that went live by a rule, by the story's number."""
    rows = RuledItem.objects.filter(article__in=[use.article_id for use in uses], state=RuledState.LIVE)
    found: dict[int, set[int]] = {}
    for story, person in rows.values_list("article", "rule__answers"):
        found.setdefault(story, set()).add(person)
    return found


@receiver(signals.rule_made, dispatch_uid="newsroom.wires.rule_made")
def _rule_made(rule: WireRule, **kwargs) -> None:
    """Who is to answer for it is asked."""
    if rule.agreed_at is None:
        notices.tell([rule.answers], "wire_rule_asked", actor=rule.made_by, url=_page_of(rule), title=str(rule))


@receiver(signals.rule_stopped, dispatch_uid="newsroom.wires.rule_stopped")
def _rule_stopped(rule: WireRule, **kwargs) -> None:
    people = {rule.made_by_id, rule.answers_id, rule.source.owner_id}
    notices.tell(people, "wire_rule_stopped", url=_page_of(rule), title=str(rule), reason=rule.stopped_why)


@receiver(signals.rule_followed, dispatch_uid="newsroom.wires.rule_followed")
def _rule_followed(ruled: RuledItem, **kwargs) -> None:
    """Who answers hears of each story that went live, and of each that waits for people on the desk."""
    rule, words = ruled.rule, {"rule": str(ruled.rule), "reason": ruled.why}
    if ruled.article and ruled.state == RuledState.LIVE:
        notices.tell([rule.answers], "wire_rule_live", story=ruled.article, **words)
    elif ruled.article:
        notices.tell({rule.answers_id, rule.made_by_id}, "wire_rule_stayed", story=ruled.article, **words)


def _page_of(rule: WireRule) -> str:
    return reverse("exchange:wire_rule", args=[rule.pk])


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


def rules_alarms() -> list[Alarm]:
    """What is wrong with rules and with what went live by them."""
    return [*stopped_rules(), *live_behind()] if health.rules_want_somebody() else []


def stopped_rules() -> list[Alarm]:
    """Rules that stopped by themselves, each by its name, until somebody knows."""
    return [
        Alarm(
            f"wire-rule-stopped-{rule.pk}",
            _("A wire rule has stopped: %(rule)s. %(reason)s") % {"rule": rule, "reason": rule.stopped_why},
            _("Its items wait on the wire desk. Say on its page that you know, and make another if one is wanted."),
            _page_of(rule),
        )
        for rule in health.stopped_rules()
    ]


def live_behind() -> list[Alarm]:
    """Stories that went live by a rule, and that their sender has changed since. Each is named."""
    return [
        Alarm(
            f"wire-rule-behind-{ruled.article_id}",
            _("“%(headline)s” went live by a rule, and %(source)s has changed it since: readers have the old text.")
            % {"headline": ruled.article.headline, "source": ruled.rule.source},
            _("Correct or update it, then say on its wire sheet that you know."),
            reverse("admin:articles_article_change", args=[ruled.article_id]),
        )
        for ruled in health.live_behind()
    ]


watch(live_taken_back)
watch(silent_wires)
watch(rules_alarms)
