"""What this room tells the wiring. Sent after commit.

`item_changed` (sender: WireItem): an item of which stories of ours are made has a new version, or another state.
    item: WireItem, the version that counts now; uses: list of WireUse, with their stories.
`item_taken` (sender: WireItem): somebody made a story of an item, or put one beside it.
    use: WireUse.
"""

from django.dispatch import Signal

item_changed = Signal()
item_taken = Signal()
