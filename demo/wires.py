"""What an agency has sent the demo newsroom today: one item is updated, one embargoed, one canceled, one taken; and
a rule by which what it sends of the exchange rate would go live."""

import re
from datetime import datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

from django.conf import settings
from django.utils import timezone, translation

from demo import pictures
from exchange.models import RuledItem, SourceKind, WireItem, WireSource
from exchange.wires import keeping, taking
from exchange.wires.formats import sniffing
from exchange.wires.rules import following, making
from people import clock
from people.models import User
from sections.models import Section

FILES = Path(__file__).parent / "wire"
#: The file after which a writer takes its item, before the agency sends the next version.
TAKEN, _TAKER, _OWNER = "01-cabai.xml", "Andi Rahmawati", "Hendra Gunadi"
#: Who answers for what goes live by the agency's rule.
_ANSWERS = "Lukman Hakim Siregar"
#: Times within the files: so many minutes before or after now, as ISO 8601 or as mail writes it.
_TIME = re.compile(r"\{(SEBELUM|SESUDAH|SURAT) (\d+)\}")


def make(staff: dict[str, User], sections: dict[str, Section]) -> int:
    """An agency's folder and what has come by it; returns how many items there are."""
    source = WireSource.objects.create(
        name="Kantor Berita Samudra",
        kind=SourceKind.FOLDER,
        folder="samudra",
        section=sections["ekbis"],
        credit="Kantor Berita Samudra",
        usage_terms="Untuk pelanggan, dengan menyebut Kantor Berita Samudra.",
        owner=staff[_OWNER],
        last_ok_at=timezone.now(),
    )
    (Path(settings.NEWSROOM_WIRES_DIR) / source.folder).mkdir(parents=True, exist_ok=True)
    now = timezone.now()
    _rule(source, staff, sections["kabar-finansial"])
    for path in sorted(FILES.iterdir()):
        data = _TIME.sub(lambda found: _moment(now, found), path.read_text()).encode()
        made = keeping.keep(source, path.name, data, sniffing.read(data, path.name, clock.newsroom_zone()), _beside)
        if path.name == TAKEN:
            with translation.override(settings.LANGUAGE_CODE):
                taking.take(made[0], staff[_TAKER])
    for ruled in RuledItem.objects.filter(due_at__lte=timezone.now()):
        following.follow.func(ruled.pk)
    return WireItem.objects.newest().count()


def _rule(source: WireSource, staff: dict[str, User], section: Section) -> None:
    """What the agency sends of the exchange rate goes live by itself, as long as nothing about it is in doubt."""
    with translation.override(settings.LANGUAGE_CODE):
        rule = making.make(
            staff[_OWNER],
            source=source,
            words="rupiah",
            section=section,
            answers=staff[_ANSWERS],
            terms=source.usage_terms,
            most_an_hour=4,
            ends_at=timezone.now() + timedelta(days=90),
        )
        making.agree(rule, staff[_ANSWERS])


def _moment(now: datetime, found: re.Match[str]) -> str:
    minutes = timedelta(minutes=int(found[2]))
    moment = (now + minutes if found[1] == "SESUDAH" else now - minutes).astimezone(clock.newsroom_zone())
    return format_datetime(moment) if found[1] == "SURAT" else moment.isoformat(timespec="seconds")


def _beside(name: str) -> bytes | None:
    path = pictures.PICTURES / name
    return path.read_bytes() if path.is_file() else None
