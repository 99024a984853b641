"""Other live stories of ours that say what a note puts right: follow-ups of the story, and those that quote it.

A paper that quoted must correct as well (cyber media guidelines, clause 4d). So each is listed on the case, and the
case stays open until somebody has looked after it.
"""

from django.db.models import Q

from articles.finding.questions import phrase
from articles.models import Correction, Edition
from audit.wordindex import Lexemes
from press.models import Case, Copy

#: Fewer words of a passage are found in stories that have nothing to do with it; more are cut off.
FEWEST, LONGEST = 5, 12
#: More stories than anybody looks after one by one.
MOST = 50


def find(case: Case, note: Correction) -> list[Copy]:
    """List the live stories that say the same with the case. Call inside the transaction that posts the note."""
    wanted = Q(article__follows=case.article_id)
    words = case.passage.split()
    if len(words) >= FEWEST and (asked := phrase(" ".join(words[:LONGEST]))):
        wanted |= Q(words=Lexemes(asked))
    live = Edition.objects.live().filter(wanted).exclude(article=case.article_id).newest_first()
    found = list(live.values_list("article", flat=True)[:MOST])
    return Copy.objects.bulk_create(Copy(case=case, note=note, article_id=pk) for pk in dict.fromkeys(found))
