"""What the desk tells people: each kind's name, what it is called, its sentence, and how it reaches whom by default.

A sentence has places for `actor`, `story` (the headline) and whatever words the teller gives along. `alone` stands
where nobody did it. No sentence holds a story's or a note's text: it may go by mail.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from desk.models import Mail
from press.kinds import CaseKind
from press.models import StepKind


@dataclass(frozen=True)
class Kind:
    """One kind of notice. `desk` and `mail` are the defaults; `leaders_*` those of people who work on every desk.

    `moves` are those of which it tells the people whose story it is, once the story is where they lead; or those for
    whose word it waited, if the move's row says so. Of a move
    between desks the sentence has `desk`, the one that has the story now.

    `choices`: words that are kept as a value of these, for each to read it in their own language.
    """

    name: str
    label: Promise | str
    sentence: Promise | str
    alone: Promise | str = ""
    desk: bool = True
    mail: str = Mail.DIGEST
    leaders_desk: bool = True
    leaders_mail: str | None = None
    moves: tuple[str, ...] = ()
    choices: dict[str, type[TextChoices]] = field(default_factory=dict)

    def defaults(self, on_every_desk: bool) -> tuple[bool, str]:
        """Whether the desk shows it, and how it goes by mail, for someone who chose nothing."""
        if on_every_desk:
            return self.leaders_desk, self.leaders_mail or self.mail
        return self.desk, self.mail


_TABLE = [
    # Leaders see every submission of every desk: told of each one they would soon read none.
    Kind(
        "submitted",
        _("A story is submitted to my desk"),
        _("%(actor)s submitted “%(story)s”"),
        leaders_desk=False,
        leaders_mail=Mail.NEVER,
    ),
    Kind(
        "followed",
        _("A story is submitted to a desk that I follow"),
        _("%(actor)s submitted “%(story)s” to %(desk)s"),
    ),
    Kind(
        "urgent",
        _("My story or my desk's is urgent"),
        _("%(actor)s marked “%(story)s” urgent"),
        alone=_("“%(story)s” is urgent and waits for review"),
        mail=Mail.NOW,
        leaders_mail=Mail.NEVER,
    ),
    Kind(
        "review_late",
        _("A story of my desk has waited long for review"),
        _("“%(story)s” has waited long for review"),
        leaders_mail=Mail.NEVER,
    ),
    Kind(
        "handed_over",
        _("A story is handed to my desk"),
        _("%(actor)s handed “%(story)s” to your desk: %(desk)s"),
        leaders_desk=False,
        leaders_mail=Mail.NEVER,
    ),
    Kind("step", _("A story has reached my review step"), _("“%(story)s” waits for your review: %(step)s")),
    Kind(
        "recalled",
        _("A story is taken back before I reviewed it"),
        _("%(actor)s took back “%(story)s”"),
        leaders_desk=False,
        mail=Mail.NEVER,
        moves=("recall",),
    ),
    Kind(
        "changes_requested",
        _("Changes are requested in my story"),
        _("%(actor)s asked for changes to “%(story)s”"),
        mail=Mail.NOW,
        moves=("request_changes",),
    ),
    Kind(
        "approved",
        _("My story is approved"),
        _("%(actor)s approved “%(story)s”"),
        mail=Mail.NEVER,
        moves=("approve",),
    ),
    Kind(
        "scheduled",
        _("My story is scheduled"),
        _("%(actor)s scheduled “%(story)s”"),
        mail=Mail.NEVER,
        moves=("schedule", "reschedule"),
    ),
    Kind(
        "held_back",
        _("My scheduled story is held back"),
        _("“%(story)s” is off the schedule: readers no longer have the story that it follows, or whose text it has"),
        mail=Mail.NOW,
        moves=("hold_back",),
    ),
    Kind(
        "published",
        _("My story is published"),
        _("%(actor)s published “%(story)s”"),
        alone=_("“%(story)s” is live now"),
        moves=("publish", "publish_early", "arrive"),
    ),
    Kind(
        "withdrawn",
        _("My story is withdrawn"),
        _("%(actor)s withdrew “%(story)s”"),
        mail=Mail.NOW,
        moves=("withdraw",),
    ),
    Kind(
        "desk_changed",
        _("My story goes to another desk"),
        _("%(actor)s handed “%(story)s” to another desk: %(desk)s"),
        moves=("hand_over",),
    ),
    Kind("spiked", _("My story is spiked"), _("%(actor)s spiked “%(story)s”"), moves=("spike",)),
    Kind(
        "fix_waits",
        _("A fix of a live story waits for my word"),
        _("%(actor)s asks to publish a fix of “%(story)s”"),
        mail=Mail.NOW,
        leaders_mail=Mail.NEVER,
    ),
    Kind(
        "mended",
        _("A fix of my story is published"),
        _("%(actor)s published a fix of “%(story)s”"),
        moves=("mend",),
    ),
    Kind(
        "mention",
        _("Someone mentions me in a note"),
        _("%(actor)s mentions you in a note on “%(story)s”"),
        mail=Mail.NOW,
    ),
    Kind("note", _("A note on my story"), _("%(actor)s wrote a note on “%(story)s”")),
    Kind("reply", _("An answer in my thread"), _("%(actor)s answered in a thread on “%(story)s”")),
    Kind(
        "note_resolved",
        _("My note is resolved"),
        _("%(actor)s resolved your note on “%(story)s”"),
        mail=Mail.NEVER,
    ),
    Kind(
        "lock_broken",
        _("Someone takes over a story that I have open"),
        _("%(actor)s took over “%(story)s” while you had it open. What you typed is kept."),
        alone=_("“%(story)s” was taken over while you had it open. What you typed is kept."),
        mail=Mail.NOW,
    ),
    Kind(
        "story_assigned",
        _("A draft is given to me to go on with"),
        _("%(actor)s gave you a draft to go on with: “%(story)s”"),
        mail=Mail.NOW,
    ),
    Kind(
        "assignment_given",
        _("An assignment is given to me"),
        _("%(actor)s gave you an assignment: %(title)s"),
        mail=Mail.NOW,
    ),
    Kind(
        "assignment_claimed",
        _("Someone takes an assignment that I planned"),
        _("%(actor)s took the assignment: %(title)s"),
        mail=Mail.NEVER,
    ),
    Kind(
        "assignment_released",
        _("Someone gives an assignment back"),
        _("%(actor)s gave back the assignment: %(title)s"),
        mail=Mail.NOW,
    ),
    Kind(
        "assignment_changed",
        _("My assignment changes or is cancelled"),
        _("%(actor)s changed the assignment: %(title)s"),
    ),
    Kind(
        "assignment_late",
        _("An assignment is late"),
        _("The assignment is late: %(title)s"),
        mail=Mail.NOW,
        leaders_mail=Mail.DIGEST,
    ),
    Kind(
        "share_answered",
        _("An answer to my share link"),
        _("The share link of “%(story)s” has an answer"),
        mail=Mail.NOW,
    ),
    Kind(
        "case_came",
        _("A case comes in about my story or my desk's"),
        _("A case came in about “%(story)s”: %(what)s, number %(number)s, due %(due)s"),
        mail=Mail.NOW,
        choices={"what": CaseKind},
    ),
    Kind(
        "case_given",
        _("A case is given to me"),
        _("%(actor)s gave you case %(number)s about “%(story)s”"),
        mail=Mail.NOW,
    ),
    Kind(
        "case_grew",
        _("Something happens in my case"),
        _("%(actor)s on case %(number)s about “%(story)s”: %(what)s"),
        alone=_("Case %(number)s about “%(story)s”: %(what)s"),
        choices={"what": StepKind},
    ),
    Kind(
        "case_copy",
        _("My story, or my desk's, repeats what was corrected or withdrawn elsewhere"),
        _("“%(story)s” may say what a public note puts right, case %(number)s: does it have to be corrected too?"),
        mail=Mail.NOW,
    ),
    Kind(
        "case_late",
        _("My case or my desk's is late"),
        _("Case %(number)s about “%(story)s” is late"),
        mail=Mail.NOW,
    ),
    Kind(
        "withdrawal_asked",
        _("Somebody asks to withdraw a story, which I may confirm"),
        _("%(actor)s asks to withdraw “%(story)s”. Another person confirms."),
        mail=Mail.NOW,
    ),
    Kind(
        "brought_back",
        _("A withdrawn story is taken up again"),
        _("%(actor)s restored “%(story)s”, which was withdrawn"),
        mail=Mail.NOW,
    ),
    Kind(
        "picture_let",
        _("A picture without credit or right is let into a story"),
        _("%(actor)s lets readers get a picture without credit or right in “%(story)s”: %(title)s"),
        mail=Mail.NOW,
    ),
    Kind(
        "copy_detached",
        _("A copy of a withdrawn story is called another story"),
        _("%(actor)s says that “%(story)s” is another story than the withdrawn one whose text it began with"),
        mail=Mail.NOW,
    ),
    Kind(
        "front_left",
        _("A story leaves a front page that I arranged"),
        _("“%(story)s” is no longer live, and has left a front page: %(front)s. The rule fills its place."),
    ),
    Kind(
        "front_words",
        _("A story on a front page that I arranged changes"),
        _("“%(story)s” has changed. Do the words of the front page still fit? %(front)s"),
    ),
    Kind(
        "wire_taken_back_live",
        _("An agency takes back what a live story of mine or my desk's is made of"),
        _("“%(story)s” is live, and %(source)s has taken back what it is made of: %(reason)s"),
        mail=Mail.NOW,
    ),
    Kind(
        "wire_taken_back",
        _("An agency takes back what my story is made of"),
        _("%(source)s has taken back what “%(story)s” (%(state)s) is made of: %(reason)s"),
        mail=Mail.NOW,
    ),
    Kind(
        "wire_changed",
        _("An agency changes what my story is made of"),
        _("%(source)s has changed what “%(story)s” (%(state)s) is made of"),
    ),
    Kind(
        "wire_rule_asked",
        _("I am to answer for a wire rule"),
        _("%(actor)s asks whether you answer for what goes live by %(title)s"),
        mail=Mail.NOW,
    ),
    Kind(
        "wire_rule_live",
        _("A story goes live by a wire rule that I answer for"),
        _("“%(story)s” went live in your name by %(rule)s"),
    ),
    Kind(
        "wire_rule_stayed",
        _("A story by a wire rule of mine waits for people"),
        _("“%(story)s” did not go live by %(rule)s: %(reason)s"),
    ),
    Kind(
        "wire_rule_changed",
        _("An agency changes what is live by a wire rule that I answer for"),
        _("“%(story)s” is live by a rule, and %(source)s has changed it: readers have the old text"),
        mail=Mail.NOW,
    ),
    Kind(
        "wire_rule_stopped",
        _("A wire rule of mine stops by itself"),
        _("A wire rule has stopped: %(title)s. %(reason)s"),
        mail=Mail.NOW,
    ),
    Kind(
        "schedule_failed",
        _("A story that I published has not reached caches and feeds"),
        _("“%(story)s” went live on schedule, but caches and feeds were not told. Look at the alarms."),
        mail=Mail.NOW,
    ),
    Kind(
        "photo_ends",
        _("The right to a picture in a live story of mine or my desk's, or on a front page that I arrange, ends"),
        _("The right to a picture that readers see ends on %(when)s: %(title)s %(where)s"),
        mail=Mail.NOW,
    ),
    Kind(
        "child_until",
        _("A story of mine or my desk's tells who a missing child is, and the time set for it is over"),
        _("“%(story)s” tells who a missing child is, until %(when)s. Found? Then take out what tells it."),
        mail=Mail.NOW,
    ),
]

KINDS: dict[str, Kind] = {kind.name: kind for kind in _TABLE}


def of_move(name: str) -> Kind | None:
    """The kind that tells of a move, or None."""
    return next((kind for kind in KINDS.values() if name in kind.moves), None)


def sentence(kind: str, words: dict) -> str:
    """The sentence of a kind in the active language. A kind that this version does not know gives its name."""
    known = KINDS.get(kind)
    if known is None:
        return kind
    words = words | {name: of(words[name]).label for name, of in known.choices.items() if words.get(name) in of}
    form = known.alone if known.alone and not words.get("actor") else known.sentence
    return str(form) % defaultdict(str, words)  # a place for which nobody gave a word stays empty
