"""What this room tells the floors above. Sent after commit, but for three; receivers must not change the story.

`edition_changed` (sender: Edition): readers now get something else, or will. Sent inside the transaction that changes
    it, so that a note of what has become old is kept together with the change, or not at all. A receiver must leave
    the transaction usable when it fails, and leave everything else to `transaction.on_commit`.
    article: Article; before: Edition or None, what they got; after: Edition or None, what they get.
`note_posted` (sender: Correction): readers have another public note. Sent inside the transaction as well.
    note: Correction.
`article_copied` (sender: Article): somebody has made a draft with the text of another story. Sent inside the
    transaction as well, so that nothing is copied without what its text is bound by.
    article: Article; of: Article, the other story; by: User.
`archive_arrived` (sender: Edition): many stories of former days have come in or gone, and nobody was told of each.
`article_moved` (sender: Article): a story made a move on the desk.
    article: Article; transition: Transition.
`article_saved` (sender: Article): a save made a revision.
    article: Article; revision: Revision.
`article_marked` (sender: Article): somebody marked a story urgent.
    article: Article; by: User.
`fix_made` (sender: Article): somebody wrote a fix of what readers have.
    article: Article; fix: Fix; by: User.
`article_assigned` (sender: Article): a draft was given to somebody else to go on with.
    article: Article; to: User; by: User.
`picture_let` (sender: Article): somebody let readers get a picture of which credit or right is missing.
    article: Article; photo: Photo; by: User.
`copy_detached` (sender: Article): somebody called a copy of a withdrawn story another story.
    article: Article; by: User.
`pictures_wanted` (sender: Article): which pictures are to be shown with this story elsewhere, such as on a front?
    Asked when somebody answers for one of them. article: Article. Receivers answer with numbers of photos.
`lock_broken` (sender: Article): someone took a story from the person who was editing it.
    article: Article; takeover: Takeover (owner, by, and the revision that keeps the owner's words).
`share_answered` (sender: ShareLink): someone outside said what they think of a text that was shown to them.
    article: Article; link: ShareLink; answer: ShareAnswer.
"""

from django.dispatch import Signal

edition_changed = Signal()
note_posted = Signal()
article_copied = Signal()
archive_arrived = Signal()
article_moved = Signal()
article_saved = Signal()
article_marked = Signal()
fix_made = Signal()
article_assigned = Signal()
picture_let = Signal()
copy_detached = Signal()
pictures_wanted = Signal()
lock_broken = Signal()
share_answered = Signal()
