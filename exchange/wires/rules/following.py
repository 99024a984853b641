"""The worker's part: what a rule has met becomes a story, and goes live, by the verbs that people use.

Each item by itself, in one transaction that holds the rule's row: who stops a rule waits for the story at hand, and
no further one follows. What a verb refuses stays where it stands, with the reason.
"""

from datetime import timedelta

from django.db import transaction
from django.tasks import task
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from articles import checklist
from articles.models import Article
from articles.refusals import Refused
from articles.text import ai
from articles.text.classes import ContentClass
from articles.workflow import workflow
from articles.workflow.order import Order
from articles.workflow.status import Status
from audit import sources
from exchange.models import RuledItem, RuledState, WireItem, WireRule
from exchange.wires import signals, taking
from exchange.wires.rules import making, meeting
from people import rowlocks

#: Looked at in one round; a job that was cut off is given again after so long, and so often.
AT_ONCE, AGAIN, TRIES = 50, timedelta(minutes=5), 5
#: Rules of the checklist that stop a story by rule whatever the house makes of them: nobody has looked.
STOPPING = ("children", "headline_length")


def follow_due() -> int:
    """Have every item looked at whose time has come. Returns how many."""
    now, asked = timezone.now(), 0
    due = RuledItem.objects.filter(state=RuledState.WAITING, due_at__lte=now)
    for ruled in due.order_by("due_at")[:AT_ONCE]:
        given = due.filter(pk=ruled.pk).update(due_at=now + AGAIN, tries=ruled.tries + 1)
        if given and ruled.tries >= TRIES:
            waiting = RuledItem.objects.filter(pk=ruled.pk, state=RuledState.WAITING)
            waiting.update(state=RuledState.LEFT, why=_("It failed several times."), at=now)
        elif given:
            follow.enqueue(ruled.pk)
            asked += 1
    return asked


@task()
def follow(ruled_id: int) -> str:
    """Give readers what a rule has met, or leave it to people. Returns the state; empty if it was done before."""
    first = RuledItem.objects.select_related("rule__source", "rule__answers").get(pk=ruled_id)
    with override(first.rule.answers.language), sources.telling(by=str(first.rule)), transaction.atomic():
        rows = rowlocks.held(RuledItem.objects)
        ruled = rows.get(pk=ruled_id)
        if ruled.state != RuledState.WAITING:
            return ""
        rule = making.locked(ruled.rule)
        _follow(ruled, rule)
        ruled.save()
        WireItem.objects.filter(pk=ruled.item_id).update(changed_at=timezone.now())
        if ruled.state != RuledState.WAITING:
            transaction.on_commit(lambda: signals.rule_followed.send(RuledItem, ruled=ruled), robust=True)
    return str(ruled.state)


def _follow(ruled: RuledItem, rule: WireRule) -> None:
    locked = rowlocks.held(WireItem.objects).select_related("source__section")
    item, now = locked.get(pk=ruled.item_id), timezone.now()
    ruled.at, ruled.item = now, item
    if why := making.why_not_go_on(rule):
        making.stop_by_itself(rule, str(why))
        _leave(ruled, str(why))
    elif rule.stopped_at or rule.is_paused or not rule.agreed_at or not item.source.is_active:
        _leave(ruled, _("The rule did not run any more."))
    elif why := meeting.why_left(rule, item):
        _leave(ruled, str(why))
    elif item.is_held:
        ruled.due_at, ruled.tries = item.embargo_until, 0
    elif meeting.waits_for_pictures(item):
        ruled.due_at, ruled.tries = now + timedelta(seconds=30), 0
    elif _this_hour(rule) >= rule.most_an_hour:
        told = ngettext(
            "%(most)s story of this rule went live within the hour, which is its limit.",
            "%(most)s stories of this rule went live within the hour, which is its limit.",
            rule.most_an_hour,
        )
        _leave(ruled, told % {"most": rule.most_an_hour})
    else:
        _give(ruled, rule, item)


def _leave(ruled: RuledItem, why: str) -> None:
    ruled.state, ruled.why = RuledState.LEFT, why[:2_000]


def _this_hour(rule: WireRule) -> int:
    since = timezone.now() - timedelta(hours=1)
    return RuledItem.objects.filter(rule=rule, state=RuledState.LIVE, at__gt=since).count()


def _give(ruled: RuledItem, rule: WireRule, item: WireItem) -> None:
    """Take it, and bring it as far as the verbs let it go."""
    try:
        with transaction.atomic():
            article = taking.take(item, rule.made_by, by_rule=rule)
    except Refused as error:
        return _leave(ruled, " ".join(error.messages))
    ruled.article = article
    try:
        _publish(article, rule)
    except Refused as error:
        ruled.state, ruled.why = RuledState.STAYED, " ".join(error.messages)[:2_000]
    else:
        ruled.state, ruled.why = RuledState.LIVE, ""


def _publish(article: Article, rule: WireRule) -> None:
    """Submit, approve and publish. Raises Refused where a verb, or what only a person judges, says no."""
    if article.content_class != ContentClass.NEWS or ai.is_written(article):
        raise Refused(_("Only news that no machine wrote goes live by rule."))
    for finding in checklist.Judgement(article).findings:
        if finding.name in STOPPING and finding.complaints:
            raise Refused([str(said) for _field, said in finding.complaints])
    order = Order(note=_("By %(rule)s.") % {"rule": rule})
    workflow.perform("submit", rule.made_by, article, order)
    if article.status != Status.IN_REVIEW or article.review_step_id is not None:
        raise Refused(_("It waits at its review step: %(step)s.") % {"step": article.review_step or "–"})
    workflow.perform("approve", rule.answers, article, order)
    workflow.perform("publish", rule.answers, article)
