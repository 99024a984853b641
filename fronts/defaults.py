"""The front that makes itself: what readers get of a home page or a section that no editor has arranged."""

from collections.abc import Iterable

from fronts.arrangement import Arrangement, Container, Rule
from sections.models import Section


def home(sections: Iterable[int]) -> Arrangement:
    """Lead and latest, the most read, and a row for each of `sections` (ids of the menu, in its order)."""
    return (
        Container("lead0000", "lead", "two", size=5),
        Container("latest00", "latest", "one", size=8),
        Container("ranked00", "ranked", "full", size=5, rule=Rule("most_read")),
        *(Container(f"s{pk:07d}", "row", "full", size=4, rule=Rule(section=pk)) for pk in sections),
    )


def of_section(section: int) -> Arrangement:
    """The section's newest, and beside them what is read most in the paper."""
    return (
        Container("lead0000", "lead", "two", size=5, rule=Rule(section=section)),
        Container("ranked00", "ranked", "one", size=5, rule=Rule("most_read")),
    )


def of(section: int | None) -> Arrangement:
    """The front that makes itself, of the section with this id or of the home page. Home takes one statement."""
    if section is not None:
        return of_section(section)
    menu = Section.objects.active().filter(show_in_menu=True, parent=None)
    return home(menu.values_list("pk", flat=True))
