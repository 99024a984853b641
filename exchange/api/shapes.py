"""What goes out at `/api/v1/`: each thing's fields, and an example of each.

Fields are added at any time, and taken away only as docs/api.md says. Times are UTC; addresses are whole.
"""

from datetime import datetime
from typing import Any

from pydantic import BaseModel as Shape
from pydantic import Field

#: What a slug is made of, in any script.
SLUG = r"^[-\w]*$"
EXAMPLE_URL = "https://www.example.co.id"


def _example(**values: Any) -> dict[str, Any]:
    return {"json_schema_extra": {"examples": [values]}}


class SectionName(Shape):
    """The section that a story stands in."""

    slug: str = Field(examples=["ekbis"])
    name: str = Field(examples=["EkBis"])


class Section(SectionName):
    """A part of the paper."""

    url: str = Field(examples=[f"{EXAMPLE_URL}/ekbis/"])
    description: str = Field(examples=["Ekonomi, bisnis dan keuangan."])
    parent: str | None = Field(description="The slug of the section above it.", examples=[None])
    in_menu: bool = Field(examples=[True])


class Credit(Shape):
    """A person named under a story, in the order printed."""

    slug: str = Field(examples=["wati"])
    name: str = Field(examples=["Wati"])
    role: str = Field(description="`writer`, `contributor` or `editor`.", examples=["writer"])


class Author(Shape):
    """Somebody whose name stands under stories."""

    slug: str = Field(examples=["wati"])
    name: str = Field(examples=["Wati"])
    url: str = Field(examples=[f"{EXAMPLE_URL}/penulis/wati/"])
    job_title: str = Field(examples=["Wartawan"])
    bio: str = Field(examples=["Meliput perikanan."])
    website: str = Field(examples=[""])
    portrait: str | None = Field(description="The address of the picture.", examples=[None])


class TagName(Shape):
    """A tag of a story."""

    slug: str = Field(examples=["ekspor"])
    name: str = Field(examples=["ekspor"])


class Tag(TagName):
    """What some stories are about."""

    url: str = Field(examples=[f"{EXAMPLE_URL}/tag/ekspor/"])


class Rendition(Shape):
    """One file of a photo."""

    url: str = Field(examples=[f"{EXAMPLE_URL}/media/photos/7/a.jpg"])
    width: int = Field(description="Pixels.", examples=[640])
    height: int = Field(description="Pixels.", examples=[360])
    type: str = Field(examples=["image/jpeg"])


class Photo(Shape):
    """A picture as readers get it. The file that was uploaded is never given away."""

    id: int = Field(examples=[7])
    alt: str = Field(examples=["Kapal bersandar di pelabuhan"])
    caption: str = Field(examples=["Kapal bersandar di Pelabuhan Makassar."])
    credit: str = Field(examples=["Newsroom/Andi"])
    source_type: str = Field(
        description="IPTC digital source type of what a machine made or mended; empty for a photograph.",
        examples=[""],
    )
    label: str = Field(description="Words that are owed at such a picture.", examples=[""])
    width: int = Field(description="Of the whole picture, in pixels.", examples=[1600])
    height: int = Field(examples=[900])
    focal_point: tuple[float, float] = Field(
        description="Where to look, from the left and from the top, each 0 to 1.", examples=[(0.5, 0.5)]
    )
    renditions: dict[str, list[Rendition]] = Field(
        description="Files by crop, small to large. Lists of stories have the crop 16:9 alone.",
        examples=[{"16:9": []}],
    )


class Note(Shape):
    """A public note: what was wrong, who replied, what was ruled, what was withdrawn. It never goes away."""

    id: int = Field(examples=[3])
    kind: str = Field(
        description="`erratum`, `correction`, `reply`, `ruling`, `withdrawal` or `verification`.",
        examples=["correction"],
    )
    at: datetime = Field(examples=["2026-11-02T04:10:00Z"])
    text: str = Field(examples=["Volume ekspor semula tertulis 12 ton; yang benar 21 ton."])
    apology: str = Field(examples=[""])
    violation: str = Field(description="What was broken, where a ruling says so.", examples=[""])
    sender: str = Field(description="Who replied.", examples=[""])
    is_shortened: bool = Field(examples=[False])
    place: str = Field(description="`top` (it changes the meaning) or `foot` of the story.", examples=["top"])
    story: int = Field(description="The id of the story that bears it.", examples=[41])
    mends: int | None = Field(description="The earlier note that this one puts right.", examples=[None])
    leads_to: int | None = Field(description="The id of a story that tells more.", examples=[None])
    url: str = Field(examples=[f"{EXAMPLE_URL}/koreksi/3/"])


class Story(Shape):
    """A story in a list: the text that readers get now."""

    id: int = Field(description="Never changes; the slug in the address may.", examples=[41])
    url: str = Field(examples=[f"{EXAMPLE_URL}/read/41/ekspor-rumput-laut-naik"])
    kind: str = Field(description="What it mainly is: `story` or `video`.", examples=["story"])
    content_class: str = Field(
        description="`news`, `opinion`, `analysis`, `advertorial`, `sponsored` or `release`.", examples=["news"]
    )
    label: str = Field(description="Words that are owed before the headline, wherever it is shown.", examples=[""])
    client: str = Field(description="Who paid for it or sent it; empty for the newsroom's own.", examples=[""])
    credited: str = Field(description="The same as a sentence, which stands below the headline.", examples=[""])
    headline: str = Field(examples=["Ekspor rumput laut naik"])
    standfirst: str = Field(examples=["Permintaan dari Asia Timur menopang harga di tingkat petani."])
    dateline: str = Field(examples=["Makassar"])
    section: SectionName
    authors: list[Credit]
    tags: list[TagName]
    lead_photo: Photo | None
    word_count: int = Field(examples=[312])
    published_at: datetime = Field(description="When it first came; never moves.", examples=["2026-11-02T03:04:05Z"])
    listed_at: datetime = Field(description="Its place in lists.", examples=["2026-11-02T03:04:05Z"])
    updated_at: datetime = Field(description="The time that readers are shown.", examples=["2026-11-02T04:10:00Z"])
    changed_at: datetime = Field(
        description="When readers got this very text; a minor fix moves it too.", examples=["2026-11-02T04:10:00Z"]
    )
    change: str = Field(
        description="What this text is beside the one before: `first`, `minor`, `update` or `correction`.",
        examples=["correction"],
    )
    corrected_at: datetime | None = Field(
        description="When its last public note was posted.", examples=["2026-11-02T04:10:00Z"]
    )


class AgencyCopy(Shape):
    """Others' copy of which a story is made."""

    source: str = Field(examples=["KBN"])
    may_go_on: bool = Field(
        description="False: it is for this paper's readers; whoever shows it elsewhere needs the agency's leave.",
        examples=[False],
    )


class FullStory(Story):
    """A story whole."""

    key_points: list[str] = Field(examples=[["Ekspor naik seperlima."]])
    body_html: str = Field(
        description="Safe HTML, as the paper's own page prints it; addresses are whole.",
        examples=["<p>Ekspor rumput laut naik seperlima.</p>"],
    )
    body_text: str = Field(description="Its words alone.", examples=["Ekspor rumput laut naik seperlima."])
    lead_caption: str = Field(description="Under the lead photo; else the photo's own.", examples=[""])
    video_url: str = Field(examples=[""])
    photos: list[Photo] = Field(description="Those that the body shows.", examples=[[]])
    agency_copy: list[AgencyCopy] = Field(
        description="Whose copy it, or what it translates, is made of; empty: the paper's own.", examples=[[]]
    )
    notes: list[Note]
    made_with_ai: list[str] = Field(
        description="What of it a machine made, in words that are owed at its foot.",
        examples=[[]],
    )
    ai_text: str = Field(description="How a machine made it, as IPTC names that; empty: it did not.", examples=[""])
    ai_translation: str = Field(
        description="How a machine made it, as IPTC names that; empty: it did not.",
        examples=[""],
    )
    ai_voice: str = Field(description="How a machine made it, as IPTC names that; empty: it did not.", examples=[""])
    ai_video: str = Field(description="How a machine made it, as IPTC names that; empty: it did not.", examples=[""])
    ai_likeness: str = Field(
        description="How a machine made it, as IPTC names that; empty: it did not.",
        examples=[""],
    )
    translates: int | None = Field(description="The live story of ours that it translates.", examples=[None])
    translated_from: str = Field(description="What it translates that is not ours.", examples=[""])
    unverified: str = Field(
        description="What readers are told at its end as long as it is not verified.", examples=[""]
    )


class Gone(Shape):
    """A story that readers have no more."""

    id: int = Field(examples=[40])
    at: datetime = Field(examples=["2026-11-02T05:00:00Z"])
    why: str = Field(description="`withdrawn` or `ended`.", examples=["withdrawn"])
    reason: str = Field(description="What readers are told.", examples=["Narasumber menarik pernyataannya."])


class Happening(Shape):
    """What a webhook is told: what happened, and the story as readers have it when it is sent."""

    id: str = Field(description="The same for a repeated telling: hear each once.", examples=["evt_12"])
    event: str = Field(
        description="`story.published`, `.updated`, `.corrected`, `.noted`, `.withdrawn`, `.ended`, or `.picture`: "
        "the right to a picture of it ended.",
        examples=["story.corrected"],
    )
    at: datetime = Field(description="When it happened.", examples=["2026-11-02T04:10:00Z"])
    replayed: bool = Field(description="Somebody had it told once more.", examples=[False])
    story: FullStory | None = Field(description="What readers have now; null: they have it no more.")
    gone: Gone | None = Field(description="What became of it, where `story` is null.")


class Problem(Shape):
    """Why there is no answer (RFC 9457). Further members depend on the kind."""

    model_config = _example(type="urn:newsroom:problem:not-found", title="Not Found", status=404)

    type: str
    title: str
    status: int
    detail: str | None = None


class Sections(Shape):
    """All of them, in the menu's order."""

    items: list[Section]


_NEXT = "The cursor of the next page; null on the last one."


class Stories(Shape):
    """A page of stories."""

    items: list[Story]
    next: str | None = Field(description=_NEXT, examples=[None])


class GoneStories(Shape):
    """A page of stories that readers have no more."""

    items: list[Gone]
    next: str | None = Field(description=_NEXT, examples=[None])


class Notes(Shape):
    """A page of public notes."""

    items: list[Note]
    next: str | None = Field(description=_NEXT, examples=[None])


class Tags(Shape):
    """A page of tags."""

    items: list[Tag]
    next: str | None = Field(description=_NEXT, examples=[None])


class Authors(Shape):
    """A page of authors."""

    items: list[Author]
    next: str | None = Field(description=_NEXT, examples=[None])
