"""Answers who has a story, for the case on which it is listed (`press.partners`)."""

from datetime import datetime

from django.db.models import Max, Min, Q
from django.dispatch import receiver
from django.utils.translation import gettext as _

from exchange.models import PartnerWarning, Sent
from press.partners import Taker
from press.signals import takers_wanted


@receiver(takers_wanted, dispatch_uid="exchange.outlets.partners")
def _takers(article_id: int, since: datetime | None, **kwargs) -> list[Taker]:
    later = Q(at__gte=since) if since else Q(pk=None)
    rows = Sent.objects.filter(article=article_id).order_by()
    columns = ("outlet", "outlet__name", "outlet__format", "hook", "hook__name")
    found = rows.values_list(*columns).annotate(first=Min("at"), new=Min("at", filter=later)).order_by("first")
    # when each outlet was last mailed of what happened since then
    mailed = PartnerWarning.objects.filter(article=article_id, told_at__isnull=False).filter(later).order_by()
    told = dict(mailed.values_list("outlet").annotate(at=Max("told_at")))
    takers = []
    for outlet, outlet_name, form, _hook, hook_name, first, new in found:
        if outlet:
            how = _("fetched it as %(format)s") % {"format": "NewsML-G2" if form == "newsml" else "ninjs"}
            takers.append(Taker(outlet_name, how, first, told.get(outlet), new))
        else:
            # it was told by what brought it the new text
            takers.append(Taker(hook_name, _("was told by a webhook"), first, new, new))
    return takers
