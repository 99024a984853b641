"""What a person's programs get of drafts, and send of them."""

from datetime import datetime
from typing import Any

from pydantic import BaseModel as Shape
from pydantic import ConfigDict, Field

from exchange.api.shapes import SLUG, AgencyCopy, Photo, SectionName


class Me(Shape):
    """Whose token it is, and what it may."""

    username: str = Field(examples=["wati"])
    name: str = Field(examples=["Wati"])
    token: str = Field(description="How the token begins.", examples=["nrm_3dYx8aQ0"])
    scopes: list[str] = Field(examples=[["stories:read"]])
    expires_at: datetime = Field(examples=["2027-02-01T00:00:00Z"])


class Byline(Shape):
    """Somebody's part in a story; in the order in which they are printed."""

    model_config = ConfigDict(extra="forbid")

    slug: str = Field(description="The author's.", pattern=SLUG, max_length=140, examples=["wati"])
    role: str = Field(
        "writer", description="`writer`, `contributor` or `editor`.", max_length=20, examples=["writer"]
    )


class Kept(Shape):
    """A story that was written: where it stands now. Its words are told to those who may read."""

    id: int = Field(examples=[41])
    status: str = Field(description="Where it stands on the desk.", examples=["draft"])
    version: int = Field(description="Counts up with each save and move.", examples=[1])
    revision: int = Field(description="The number of the text that was last kept.", examples=[1])


class Listed(Shape):
    """A story in a list of the desk's."""

    id: int = Field(examples=[41])
    status: str = Field(description="Where it stands on the desk.", examples=["draft"])
    version: int = Field(description="Counts up with each save and move.", examples=[1])
    headline: str = Field(examples=["Ekspor rumput laut naik"])
    section: SectionName | None
    is_urgent: bool = Field(examples=[False])
    updated_at: datetime = Field(examples=["2026-11-02T03:04:05Z"])


class Listing(Shape):
    """A page of the desk's list: urgent ones first, then the last saved."""

    items: list[Listed]
    next: str | None = Field(description="The cursor of the next page; null on the last one.", examples=[None])


class CopyOnTerms(AgencyCopy):
    """Others' copy of which a story is made, with what its publishing is bound to."""

    item: str = Field(description="The item's name, as its sender has it.", examples=["urn:newsml:kbn.example:1"])
    version: int = Field(examples=[1])
    usage_terms: str = Field(examples=[""])


class Draft(Listed):
    """A story as it is being written. `revision` is the number of the text that was last kept."""

    revision: int = Field(examples=[1])
    standfirst: str = Field(examples=["Permintaan dari Asia Timur menopang harga."])
    key_points: list[str] = Field(examples=[[]])
    body: str = Field(description="HTML as the newsroom keeps it.", examples=["<p>Ekspor naik seperlima.</p>"])
    authors: list[Byline]
    tags: list[str] = Field(description="By name.", examples=[["ekspor"]])
    lead_photo: int | None = Field(examples=[7])
    lead_caption: str = Field(examples=[""])
    dateline: str = Field(examples=["Makassar"])
    slug: str = Field(examples=[""])
    kind: str = Field(examples=["story"])
    content_class: str = Field(description="What it is to readers: `news`, `advertorial` …", examples=["news"])
    client: str = Field(description="Who pays for it or sent it.", examples=[""])
    ordered_by: str = Field(description="Who ordered it; readers are not told.", examples=[""])
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
    ai_consent: str = Field(description="Who agreed to a voice or a likeness; readers are not told.", examples=[""])
    ai_checked_by: int | None = Field(
        description="The account of who has checked what a machine made; null: who approves the story.",
        examples=[None],
    )
    translates: int | None = Field(description="The story of ours that it translates.", examples=[None])
    translated_from: str = Field(description="What it translates that is not ours.", examples=[""])
    video_url: str = Field(examples=[""])
    agency_copy: list[CopyOnTerms] = Field(
        description="Whose copy it, or what it translates, is made of, and on what terms.", examples=[[]]
    )
    why_not_edit: str | None = Field(description="Why the token's person may not change it now.", examples=[None])
    why_not_submit: list[str] = Field(description="What stands in the way of submitting it.", examples=[[]])


class Sent(Shape):
    """A story's text, or some of its fields: what is not sent stays as it is. `null` is not sent."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [{"headline": "Ekspor rumput laut naik", "body": "<p>Ekspor naik seperlima.</p>"}]
        },
    )

    headline: str | None = Field(None, max_length=400)
    standfirst: str | None = Field(None, max_length=2_000)
    key_points: list[str] | None = Field(None, max_length=20)
    body: str | None = Field(None, description="HTML; what the newsroom does not print is taken out.")
    section: str | None = Field(None, description="A section's slug; empty: none.", pattern=SLUG, max_length=200)
    authors: list[Byline] | None = Field(None, max_length=20)
    tags: list[str] | None = Field(None, description="By name, without commas.", max_length=30)
    lead_photo: int | None = Field(None, description="The id of a photo of the library; 0: none.", ge=0, le=2**62)
    lead_caption: str | None = Field(None, max_length=4_000)
    dateline: str | None = Field(None, max_length=200)
    slug: str | None = Field(None, max_length=200)
    kind: str | None = Field(None, max_length=20)
    content_class: str | None = Field(None, max_length=20)
    client: str | None = Field(None, max_length=400)
    ordered_by: str | None = Field(None, max_length=400)
    ai_text: str | None = Field(None, max_length=40)
    ai_translation: str | None = Field(None, max_length=40)
    ai_voice: str | None = Field(None, max_length=40)
    ai_video: str | None = Field(None, max_length=40)
    ai_likeness: str | None = Field(None, max_length=40)
    ai_consent: str | None = Field(None, max_length=600)
    ai_checked_by: int | None = Field(None, description="The id of an account; 0: nobody.", ge=0, le=2**62)
    translates: int | None = Field(None, description="The id of a story; 0: none.", ge=0, le=2**62)
    translated_from: str | None = Field(None, max_length=600)
    video_url: str | None = Field(None, max_length=400)

    def told(self) -> dict[str, Any]:
        """What was sent."""
        return self.model_dump(exclude_none=True)


class Uploaded(Photo):
    """A photo of the library. `existing`: the same file was there before, and nothing was changed."""

    existing: bool = Field(examples=[False])
    warnings: list[str] = Field(description="What it still lacks to be printed.", examples=[[]])
