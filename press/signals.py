"""What this room tells the floors above, and asks them: the first after commit, the second inside the transaction.

`case_grew` (sender: Case): something was done with a case, or somebody wrote to it.
    case: Case; step: CaseStep.
`verification_changed` (sender: Unverified): a story is told to be unverified, or is no longer.
    article_id: int.
`takers_wanted` (sender: Article): who outside has this story?
    article_id: int; since: when the last thing happened that they are to be told, or None. Receivers answer with a
    list of `press.partners.Taker`.
"""

from django.dispatch import Signal

case_grew = Signal()
verification_changed = Signal()
takers_wanted = Signal()
