"""What a container can look like: declared once, and drawn by `templates/public/containers/<name>.html`."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

#: The widths of the grid: a whole row, two thirds of one, a third.
WIDTHS = {"full": _("Full width"), "two": _("Two thirds"), "one": _("One third")}
TONES = {"plain": _("Plain"), "tint": _("Tinted"), "dark": _("Dark")}


@dataclass(frozen=True)
class Layout:
    """One way of showing stories: how many it holds, at which widths (the usual one first), and whether its first
    story wants a picture."""

    name: str
    label: Promise | str
    least: int
    most: int
    usual: int
    widths: tuple[str, ...]
    pictured: bool = False
    has_links: bool = False
    tone: str = "plain"


_TABLE = (
    Layout("lead", _("Lead with seconds"), 1, 6, 5, ("two", "full"), pictured=True),
    Layout("latest", _("Latest"), 3, 12, 8, ("one",)),
    Layout("wide", _("Block with standfirst"), 1, 6, 4, ("full", "two", "one"), pictured=True),
    Layout("row", _("Row of cards"), 1, 8, 4, ("full", "two")),
    Layout("dense", _("News list"), 2, 12, 6, ("full", "two", "one")),
    Layout("rail", _("Video rail"), 2, 8, 4, ("full", "one"), pictured=True, tone="dark"),
    Layout("pair", _("Two large pictures"), 1, 5, 2, ("full", "two", "one"), pictured=True),
    Layout("opinion", _("Opinion row"), 1, 4, 3, ("full", "two")),
    Layout("ranked", _("Ranked list"), 3, 10, 5, ("full", "two", "one")),
    Layout("strip", _("Event strip"), 0, 4, 0, ("full",), has_links=True, tone="tint"),
)
LAYOUTS: dict[str, Layout] = {layout.name: layout for layout in _TABLE}
#: What a container is shown as whose layout this version does not know.
PLAINEST = "row"
