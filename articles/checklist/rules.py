"""The built-in rules. Each looks at a draft and says what is wrong with it, and how to mend it.

A newsroom chooses level and limit of each (`articles.models.ChecklistRule`); what stands here are the defaults.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles import body
from articles.checklist import children, overrides, placeholders, readability, sources, terms
from articles.checklist.draft import Draft
from articles.models.checklist import Level
from articles.text import storyfields
from photos.models import Photo

Complaint = tuple[str, str]  # the form's field to go to, and what to do there


@dataclass(frozen=True)
class Rule:
    """A rule. `check` gives what is wrong; `unit` says what the limit counts, and is empty for rules without one.

    `at_the_door`: where it blocks publication it is asked when the story is to go out, and for that moment; no
    approval waits for it. `is_fixed`: no newsroom sets it otherwise.
    """

    name: str
    label: Promise | str
    level: Level
    check: Callable[[Draft, int], Iterator[Complaint]]
    threshold: int = 0
    unit: Promise | str = ""
    for_videos: bool = True
    at_the_door: bool = False
    is_fixed: bool = False


#: Key points of a story at most.
KEY_POINTS = 5
#: What tells who a child is, named in one complaint at most.
CHILD_SIGNS = 5
#: The name of the rule of which there are exceptions (`articles.checklist.exceptions`).
CHILDREN = "children"
#: The name of the rule that somebody may set aside for one picture (`articles.checklist.overrides`).
CLEARED = "pictures_cleared"
#: The name of the rule that `articles.readers.follow_ups` asks.
ORIGINAL_LIVE = "original_live"


def _headline_length(draft: Draft, most: int) -> Iterator[Complaint]:
    length = len(draft.text("headline"))
    if length > most:
        told = {"length": length, "most": most}
        yield "headline", _("The headline has %(length)s characters. Shorten it to %(most)s.") % told


def _standfirst(draft: Draft, _limit: int) -> Iterator[Complaint]:
    if not draft.text("standfirst"):
        yield "standfirst", _("Write a standfirst.")


def _key_points(draft: Draft, most: int) -> Iterator[Complaint]:
    points = draft.text("key_points").splitlines()
    if len(points) > KEY_POINTS:
        told = {"count": len(points), "most": KEY_POINTS}
        yield "key_points", _("There are %(count)s key points. Keep the %(most)s that matter most.") % told
    for point in points:
        if len(point) > most:
            told = {"point": Truncator(point).chars(30), "length": len(point), "most": most}
            yield (
                "key_points",
                _("The key point “%(point)s” has %(length)s characters. Shorten it to %(most)s.") % told,
            )


def _photos(draft: Draft, _limit: int) -> Iterator[Complaint]:
    lead = draft.photos.get(draft.fields["lead_photo"])
    if lead is None:
        yield "lead_photo", _("Choose a lead photo.")
    else:
        yield from _described(lead, "lead_photo")
    for pk in body.photo_ids(draft.html):
        if pk in draft.photos:
            yield from _described(draft.photos[pk], "body")


def _described(photo: Photo, field: str) -> Iterator[Complaint]:
    if not photo.alt.strip():
        yield field, _("Describe photo %(id)s in words (alternative text).") % {"id": photo.pk}


def _pictures_cleared(draft: Draft, _limit: int) -> Iterator[Complaint]:
    if draft.uncleared:
        article = draft.article.pk if draft.article else None
        for pk, why in overrides.unfit(draft.photos.values(), article).items():
            yield "lead_photo" if pk == draft.fields["lead_photo"] else "body", f"{draft.photos[pk]}: {why}"


def _minimum_words(draft: Draft, least: int) -> Iterator[Complaint]:
    words = len(draft.words.split())
    if words < least:
        told = {"words": words, "least": least}
        yield "body", _("The story has %(words)s words. It should have at least %(least)s.") % told


def _second_source(draft: Draft, least: int) -> Iterator[Complaint]:
    named = sources.named(draft.words)
    if len(named) < least:
        told = {"named": ", ".join(sorted(named)) or _("nobody"), "least": least}
        yield "body", _("Name at least %(least)s sources. Found: %(named)s.") % told


def _read_also_alive(draft: Draft, _limit: int) -> Iterator[Complaint]:
    for pk in draft.read_also:
        if pk not in draft.live:
            yield "body", _("Readers cannot open the read-also story %(id)s. Choose another one.") % {"id": pk}


def _photos_exist(draft: Draft, _limit: int) -> Iterator[Complaint]:
    for pk in dict.fromkeys(body.photo_ids(draft.html)):
        if pk not in draft.photos:
            yield "body", _("Photo %(id)s is not in the library. Take it out or choose another one.") % {"id": pk}


def _original_live(draft: Draft, _limit: int) -> Iterator[Complaint]:
    if pk := draft.original_awaited:
        yield "follows", _("Let story #%(id)s, which this one follows, go out first.") % {"id": pk}


def _no_unpublished_link(draft: Draft, _limit: int) -> Iterator[Complaint]:
    for pk in draft.linked:
        if pk not in draft.live:
            yield (
                "body",
                _("A link leads to story %(id)s, which readers cannot open. Take the link out.") % {"id": pk},
            )


def _no_gaps(draft: Draft, _limit: int) -> Iterator[Complaint]:
    for name in storyfields.names(lambda field: field.is_prose):
        for gap in placeholders.gaps(draft.words if name == "body" else draft.text(name)):
            yield name, _("Fill in “%(gap)s”.") % {"gap": gap}


def _dateline(draft: Draft, _limit: int) -> Iterator[Complaint]:
    if not draft.text("dateline"):
        yield "dateline", _("Give the dateline: the place that the story comes from.")


def _tags_count(draft: Draft, least: int) -> Iterator[Complaint]:
    if len(draft.tags) < least:
        words = ngettext("Add at least %(least)s tag.", "Add at least %(least)s tags.", least)
        yield "tags", words % {"least": least}


def _reading_ease(draft: Draft, least: int) -> Iterator[Complaint]:
    reading = readability.read(draft.words)
    if reading and reading.ease < least:
        told = {"ease": reading.ease, "mean": round(reading.words_a_sentence)}
        told["longest"] = Truncator(reading.longest).words(9)
        yield (
            "body",
            _("Hard to read (%(ease)s of 100): %(mean)s words a sentence. Break up the longest: “%(longest)s”")
            % told,
        )


def _children(draft: Draft, _limit: int) -> Iterator[Complaint]:
    text = "\n".join([draft.text("headline"), draft.text("standfirst"), draft.words])
    for pk, photo in draft.photos.items():
        if photo.shows_child:
            field = "lead_photo" if pk == draft.fields["lead_photo"] else "body"
            yield field, _("Photo %(id)s shows a child or a victim to be protected. Choose another.") % {"id": pk}
    if not children.concerned(text):
        return
    if found := children.telling(text):
        told = {"found": "”, “".join(found[:CHILD_SIGNS])}
        words = _("A child is suspect, victim or witness: leave out what tells who it is. Found: “%(found)s”.")
        yield "body", words % told
    if draft.fields["lead_photo"] or body.photo_ids(draft.html):
        yield "lead_photo", _("A child is suspect, victim or witness: no photo may show it.")


def _usage_terms(draft: Draft, _limit: int) -> Iterator[Complaint]:
    for said in terms.of(draft.article):
        yield "body", _("Keep to the usage terms of what it is made of: %(terms)s") % {"terms": said}


_ALL = [
    Rule(
        "headline_length",
        gettext_lazy("Headline not too long"),
        Level.ADVICE,
        _headline_length,
        90,
        gettext_lazy("characters at most"),
    ),
    Rule("standfirst", gettext_lazy("A standfirst"), Level.PUBLICATION, _standfirst),
    Rule(
        "key_points",
        gettext_lazy("Key points few and short"),
        Level.ADVICE,
        _key_points,
        120,
        gettext_lazy("characters at most"),
    ),
    Rule("photos", gettext_lazy("A lead photo; every photo described"), Level.PUBLICATION, _photos),
    Rule(
        CLEARED,
        gettext_lazy("Credit and right of every picture"),
        Level.PUBLICATION,
        _pictures_cleared,
        is_fixed=True,
    ),
    Rule(
        "minimum_words",
        gettext_lazy("Enough words"),
        Level.ADVICE,
        _minimum_words,
        150,
        gettext_lazy("words at least"),
        for_videos=False,
    ),
    Rule(
        "second_source",
        gettext_lazy("More than one source named"),
        Level.ADVICE,
        _second_source,
        2,
        gettext_lazy("sources at least"),
        for_videos=False,
    ),
    Rule("read_also_alive", gettext_lazy("Read-also stories are readable"), Level.ADVICE, _read_also_alive),
    Rule(
        "no_unpublished_link",
        gettext_lazy("No link to an unpublished story"),
        Level.PUBLICATION,
        _no_unpublished_link,
    ),
    Rule("photos_exist", gettext_lazy("Photos in the text are in the library"), Level.PUBLICATION, _photos_exist),
    Rule(
        ORIGINAL_LIVE,
        gettext_lazy("A follow-up goes out after its original"),
        Level.PUBLICATION,
        _original_live,
        at_the_door=True,
    ),
    Rule("no_gaps", gettext_lazy("Nothing left to fill in (TK)"), Level.PUBLICATION, _no_gaps),
    Rule(
        CHILDREN,
        gettext_lazy("No identity of a child who is suspect, victim or witness"),
        Level.ADVICE,
        _children,
    ),
    Rule("usage_terms", gettext_lazy("Usage terms of agency copy in sight"), Level.ADVICE, _usage_terms),
    Rule("dateline", gettext_lazy("A dateline"), Level.ADVICE, _dateline, for_videos=False),
    Rule("tags_count", gettext_lazy("Enough tags"), Level.ADVICE, _tags_count, 2, gettext_lazy("tags at least")),
    Rule(
        "reading_ease",
        gettext_lazy("Easy to read"),
        Level.ADVICE,
        _reading_ease,
        40,
        gettext_lazy("of 100 at least"),
        for_videos=False,
    ),
]
RULES: dict[str, Rule] = {rule.name: rule for rule in _ALL}
