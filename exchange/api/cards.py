"""What a front is made of, as it goes out at `/api/v1/fronts/…`: its containers, and the cards in them."""

from datetime import datetime

from pydantic import BaseModel as Shape
from pydantic import Field

from exchange.api.shapes import EXAMPLE_URL, SectionName


class Card(Shape):
    """A story as a front shows it: with the front's own words where it has some."""

    id: int = Field(examples=[41])
    url: str = Field(examples=[f"{EXAMPLE_URL}/read/41/ekspor-rumput-laut-naik"])
    content_class: str = Field(description="As a story's.", examples=["news"])
    label: str = Field(description="As a story's: owed before the headline.", examples=[""])
    kicker: str = Field(examples=[""])
    headline: str = Field(examples=["Ekspor rumput laut naik"])
    standfirst: str = Field(examples=["Permintaan dari Asia Timur menopang harga."])
    section: SectionName
    photo: int | None = Field(description="The id of the picture beside it.", examples=[7])
    published_at: datetime = Field(examples=["2026-11-02T03:04:05Z"])


class Container(Shape):
    """A part of a front."""

    key: str = Field(examples=["lead"])
    layout: str = Field(examples=["lead"])
    title: str = Field(examples=[""])
    url: str = Field(examples=[""])
    cards: list[Card]


class Front(Shape):
    """The home page or a section's front page, as readers get it now."""

    section: SectionName | None = Field(description="None: the home page.")
    containers: list[Container]
