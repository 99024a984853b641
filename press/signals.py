"""What this room tells the floors above, after commit.

`case_grew` (sender: Case): something was done with a case, or somebody wrote to it.
    case: Case; step: CaseStep.
"""

from django.dispatch import Signal

case_grew = Signal()
