"""A partner that fetches the demo newsroom's business news. Its key is made anew for each demo and kept beside it."""

from articles.text import classes
from exchange.models import Format
from exchange.outlets import setting_up
from people.models import User
from sections.models import Section

_WHO = "Tari Anggraini"


def make(staff: dict[str, User], sections: dict[str, Section]) -> dict[str, str]:
    """The partner; returns the path that it asks, and its key, which nobody can tell again."""
    outlet, key = setting_up.make(
        staff[_WHO],
        name="Portal Warta Kepulauan",
        slug="warta-kepulauan",
        format=Format.NINJS,
        sections=[sections[slug].pk for slug in ("ekbis", "kabar-finansial")],
        content_classes=list(classes.OURS),
        terms="Untuk pembaca Portal Warta Kepulauan, dengan menyebut sumber.",
    )
    return {"outlet": f"/api/v1/outlets/{outlet.slug}/items", "key": key}
