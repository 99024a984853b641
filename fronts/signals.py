"""What this room tells the floors above.

`front_changed` (sender: Front): readers now get another front, or will. Sent inside the transaction that changes it,
    so that a note of what has become old is kept together with the change, or not at all.
    front: Front; revision: FrontRevision; at: datetime, from when.
`bar_changed` (sender: BreakingBar): the bar above every page was set or lifted. Sent inside the transaction.
    bar: BreakingBar.
"""

from django.dispatch import Signal

front_changed = Signal()
bar_changed = Signal()
