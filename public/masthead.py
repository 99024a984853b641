"""Who makes the paper, as press law 40/1999, article 12, has it told: name, address, responsible person, editors.

Put together from settings and from what the bylines say; the page whose purpose it is adds what else is to be said.
"""

from dataclasses import dataclass

from django.conf import settings

from people.models import Author, Masthead


@dataclass(frozen=True)
class Told:
    """What the masthead says. `groups`: what somebody is to the paper, and who is; only those that there are."""

    name: str
    publisher: str
    address: str
    groups: tuple[tuple[Masthead, tuple[Author, ...]], ...]


def read() -> Told:
    """The masthead as it stands now. One statement."""
    people: dict[str, list[Author]] = {}
    for author in Author.objects.in_masthead():
        people.setdefault(author.masthead, []).append(author)
    groups = tuple((place, tuple(people[place])) for place in Masthead if place in people)
    return Told(settings.NEWSROOM_NAME, settings.NEWSROOM_PUBLISHER, settings.NEWSROOM_ADDRESS, groups)


def missing() -> list[str]:
    """What the law asks for and the masthead cannot say, in words for whoever runs the machine."""
    asked = {
        "the company that publishes it (NEWSROOM_PUBLISHER)": settings.NEWSROOM_PUBLISHER,
        "its address (NEWSROOM_ADDRESS)": settings.NEWSROOM_ADDRESS,
        "a responsible person": Author.objects.in_masthead().filter(masthead=Masthead.RESPONSIBLE).exists(),
    }
    return [name for name, there in asked.items() if not there]
