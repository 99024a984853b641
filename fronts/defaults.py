"""The front that makes itself: what readers get of a home page or a section that no editor has arranged."""

from collections.abc import Iterable
from itertools import cycle

from fronts.arrangement import Arrangement, Container, Rule
from sections.models import Section

#: The layouts that sections' blocks take in turn, with their widths and grounds: no two alike stand side by side.
IN_TURN = (
    ("wide", "two", "plain"),
    ("wide", "one", "plain"),
    ("row", "full", "plain"),
    ("dense", "two", "plain"),
    ("ranked", "one", "plain"),
    ("pair", "full", "tint"),
    ("row", "full", "plain"),
)


def home(sections: Iterable[int]) -> Arrangement:
    """Lead and latest, then a block for each of `sections` (ids of the menu, in its order), and the most read."""
    found = [Container("lead0000", "lead", "two", size=5), Container("latest00", "latest", "one", size=8)]
    turns, ranked = cycle(IN_TURN), None
    for pk in sections:
        layout, width, tone = next(turns)
        if layout == "ranked":
            ranked = ranked or Container("ranked00", "ranked", "one", size=5, rule=Rule("most_read"))
            found += [ranked] if ranked not in found else []
            layout, width, tone = next(turns)
        found.append(Container(f"s{pk:07d}", layout, width, tone=tone, size=4, rule=Rule(section=pk)))
    if ranked is None:
        beside = "one" if found[-1].layout == "dense" else "full"
        found.append(Container("ranked00", "ranked", beside, size=5, rule=Rule("most_read")))
    return tuple(found)


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
