"""What this room tells the floors above, and asks them: the first after commit, the second inside the transaction.

`case_grew` (sender: Case): something was done with a case, or somebody wrote to it.
    case: Case; step: CaseStep.
`copies_listed` (sender: Case): other live stories of ours say what a note puts right. After commit.
    case: Case; copies: list of Copy.
`verification_changed` (sender: Unverified): a story is told to be unverified, or is no longer.
    article_id: int.
`takers_wanted` (sender: Article): who outside has this story?
    article_id: int; since: when the last thing happened that they are to be told, or None. Receivers answer with a
    list of `press.partners.Taker`.
`page_wanted` (sender: Edition): the page as readers had it at a moment, for a file of proof?
    edition: Edition; at: aware datetime within its time. Receivers answer with HTML that is whole in one file.
"""

from django.dispatch import Signal

case_grew = Signal()
copies_listed = Signal()
verification_changed = Signal()
takers_wanted = Signal()
page_wanted = Signal()
