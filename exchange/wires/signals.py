"""What this room tells the wiring. Sent after commit.

`item_changed` (sender: WireItem): an item of which stories of ours are made has a new version, or another state.
    item: WireItem, the version that counts now; uses: list of WireUse, with their stories.
`item_taken` (sender: WireItem): somebody made a story of an item, or put one beside it.
    use: WireUse.
`rule_made` (sender: WireRule): somebody made a rule; whoever is to answer for it has not said yes yet, if it is
    another person. rule: WireRule.
`rule_stopped` (sender: WireRule): a rule stopped by itself. rule: WireRule.
`rule_followed` (sender: RuledItem): a rule has met an item, and it is clear what became of it. ruled: RuledItem.
"""

from django.dispatch import Signal

item_changed = Signal()
item_taken = Signal()
rule_made = Signal()
rule_stopped = Signal()
rule_followed = Signal()
