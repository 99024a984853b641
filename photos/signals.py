"""What this room tells, and asks, the floors above.

`photo_changed` (sender: Photo): what readers see of a photo is another: its renditions or its words. After commit.
    photo_id: int.
`uses_wanted` (sender: Photo): where is this photo used? Asked by the library's pages and before a deletion.
    photo: Photo; user: who asks. Receivers answer with `photos.uses.Uses`: only places that `user` may see by name,
    the others as a number.
`printed_wanted` (sender: Photo): in which stories have readers had this photo, or will? Asked where it
    may be used in so many.
    photo: Photo. Receivers answer with headlines by the numbers of stories.
`printed_between_wanted` (sender: Photo): which photos did stories show for the first time between two moments?
    since, until: aware datetimes, the second not within. Receivers answer with numbers of stories by photos' numbers.
`licence_page_wanted` (sender: Photo): where does one ask the house for a licence? Receivers answer with a whole
    address, or with nothing.
"""

from django.dispatch import Signal

photo_changed = Signal()
uses_wanted = Signal()
printed_wanted = Signal()
printed_between_wanted = Signal()
licence_page_wanted = Signal()
