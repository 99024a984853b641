"""What this room tells the floors above: the first after commit, the other inside the transaction.

`case_grew` (sender: Case): something was done with a case, or somebody wrote to it.
    case: Case; step: CaseStep.
`verification_changed` (sender: Unverified): a story is told to be unverified, or is no longer.
    article_id: int.
"""

from django.dispatch import Signal

case_grew = Signal()
verification_changed = Signal()
