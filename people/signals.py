"""What this room tells the floors above.

`author_merged` (sender: Author): the name of one author becomes that of another. Sent inside the transaction, before
    the first is deleted: whoever has rows that name the one lets them name the other.
    gone: Author; heir: Author; by: User.
"""

from django.dispatch import Signal

author_merged = Signal()
