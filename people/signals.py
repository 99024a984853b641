"""What this room tells and asks the floors above.

`author_merged` (sender: Author): the name of one author becomes that of another. Sent inside the transaction, before
    the first is deleted: whoever has rows that name the one lets them name the other, of at most so many stories.
    gone: Author; heir: Author; most: int or None, all. Receivers answer with the number of stories.
`author_counted` (sender: Author): how many stories name an author?
    author: Author. Receivers answer with a number, and roughly where it is more than a request has time for.
`number_inherited` (sender: the model): a row became another of its kind. Sent inside the transaction, before the
    first is deleted: whoever names it by its number names the other.
    gone: int; heir: int.
"""

from django.dispatch import Signal

author_merged = Signal()
author_counted = Signal()
number_inherited = Signal()
