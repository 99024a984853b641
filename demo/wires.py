"""What an agency has sent the demo newsroom today: one item is updated, one embargoed, one canceled, one taken."""

import re
from datetime import datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

from django.conf import settings
from django.utils import timezone, translation

from demo import pictures
from exchange.models import SourceKind, WireItem, WireSource
from exchange.wires import keeping, taking
from exchange.wires.formats import sniffing
from people import clock
from people.models import User
from sections.models import Section

FILES = Path(__file__).parent / "wire"
#: The file after which a writer takes its item, before the agency sends the next version.
TAKEN, _TAKER, _OWNER = "01-cabai.xml", "Andi Rahmawati", "Hendra Gunadi"
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
    for path in sorted(FILES.iterdir()):
        data = _TIME.sub(lambda found: _moment(now, found), path.read_text()).encode()
        made = keeping.keep(source, path.name, data, sniffing.read(data, path.name, clock.newsroom_zone()), _beside)
        if path.name == TAKEN:
            with translation.override(settings.LANGUAGE_CODE):
                taking.take(made[0], staff[_TAKER])
    return WireItem.objects.newest().count()


def _moment(now: datetime, found: re.Match[str]) -> str:
    minutes = timedelta(minutes=int(found[2]))
    moment = (now + minutes if found[1] == "SESUDAH" else now - minutes).astimezone(clock.newsroom_zone())
    return format_datetime(moment) if found[1] == "SURAT" else moment.isoformat(timespec="seconds")


def _beside(name: str) -> bytes | None:
    path = pictures.PICTURES / name
    return path.read_bytes() if path.is_file() else None
