"""How long it takes to bring an archive in: a WordPress export of stories of a usual length, by one process or two.

What was measured lies beside the export until the run is done. A bench that was killed goes on when it is asked for
as many stories again, and adds what it takes then.
"""

import json
import os
import resource
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random
from xml.sax.saxutils import escape

from django.conf import settings

from articles.permissions import why_not_answer_for_archive
from bench import cpu, stories
from exchange import permissions
from exchange.importing import otherend, reading, running, runs
from exchange.models import ImportRun, RunState
from people.models import Role, User
from people.roles import DEFAULT_ROLES
from sections.models import Section

#: Words of a story, and its tags.
WORDS, TAGS = 420, 5
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/" xmlns:dc="http://purl.org/dc/elements/1.1/"
xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Bench</title>
<link>https://lama.example</link><wp:wxr_version>1.2</wp:wxr_version>
<wp:base_site_url>https://lama.example</wp:base_site_url>
"""


@dataclass
class Moved:
    """What one import took until now: stories, rows by what became of them, processes, how often it was begun,
    seconds for each of its two steps, seconds of processor for both (of the processes and of the database), and the
    most memory of one process in MB. `run` is its number."""

    run: int
    stories: int
    processes: int = 1
    began: int = 0
    reading: float = 0.0
    bringing_in: float = 0.0
    processor: float = 0.0
    database: float = 0.0
    megabytes: float = 0.0
    rows: dict[str, int] | None = None


class _Clock:
    """Adds what was spent since it was looked at last, and keeps it."""

    def __init__(self, moved: Moved, kept: Path):
        self.moved, self.kept, self.server = moved, kept, cpu.database()
        self.spent, self.at = self._spent(), time.perf_counter()

    def look(self, step: str) -> None:
        spent, at = self._spent(), time.perf_counter()
        setattr(self.moved, step, getattr(self.moved, step) + at - self.at)
        self.moved.processor += max(0.0, spent[0] - self.spent[0])
        self.moved.database += max(0.0, spent[1] - self.spent[1])
        self.spent, self.at = spent, at
        most = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        self.moved.megabytes = max(self.moved.megabytes, most / 1024)
        self.kept.write_text(json.dumps(asdict(self.moved)))

    def _spent(self) -> tuple[float, float]:
        """Seconds of processor of our processes until now, and of the database's; 0 where nobody can know."""
        return cpu.seconds(os.getpid()) or 0.0, (self.server and cpu.seconds(self.server)) or 0.0


def measure(count: int, processes: int = 1, folder: Path | None = None) -> dict:
    """Bring in an export of `count` stories, published ones, with the approval of somebody who may give it."""
    folder = folder or settings.DATA_DIR / "import"
    folder.mkdir(parents=True, exist_ok=True)
    export, kept = folder / f"lama-{count}.xml", folder / f"lama-{count}.json"
    bringer, answers = _person("administrator"), _person("editor_in_chief")
    if permissions.why_not_import(bringer) or why_not_answer_for_archive(answers):
        raise RuntimeError("The roles of this database bring in no archives.")
    moved = _cut_off(kept) if export.exists() else None
    if moved is None:
        _write(export, count)
        options = {"zone": "Asia/Jakarta", "hosts": [], "columns": {}, "uploads": ""}
        moved = Moved(runs.begin(bringer, export.name, options).pk, count)
    moved.processes, moved.began = processes, moved.began + 1
    _bring_in(moved, export, _Clock(moved, kept), bringer, answers)
    export.unlink()
    kept.unlink()
    return asdict(moved)


def _cut_off(kept: Path) -> Moved | None:
    """What was measured of a run that is not done yet; None if there is none."""
    try:
        moved = Moved(**json.loads(kept.read_text()))
    except (OSError, ValueError, TypeError):
        return None
    run = ImportRun.objects.filter(pk=moved.run).first()
    return moved if run and run.state in (RunState.READING, RunState.READ, RunState.RUNNING) else None


def _bring_in(moved: Moved, export: Path, clock: _Clock, bringer: User, answers: User) -> None:
    run = ImportRun.objects.get(pk=moved.run)
    if not reading.read(run, export):
        raise RuntimeError(run.refused)
    clock.look("reading")
    if run.state == RunState.READ and run.is_trial:
        section = Section.objects.order_by("pk").values_list("pk", flat=True)[0]
        runs.choose(run, runs.proposed(run), section, False)
        runs.bring_in(run, bringer)
    if runs.waits_for_release(run):
        runs.release(run, answers)
    pictures = runs.pictures_of(run)
    with otherend.at_work(run, bringer, moved.processes == 2):
        while runs.step(run, pictures=pictures):
            clock.look("bringing_in")
    clock.look("bringing_in")
    moved.rows = running.counts(run)


def _person(role: str) -> User:
    name, rights = DEFAULT_ROLES[role]
    person, _made = User.objects.get_or_create(
        username=f"bench-{role}", defaults={"email": f"bench-{role}@example.org"}
    )
    person.roles.add(Role.objects.get_or_create(codename=role, defaults={"name": name, "rights": list(rights)})[0])
    return person


def _write(export: Path, count: int) -> None:
    chance = Random(7)  # noqa: S311 - the same archive each time
    # other words each time the bench is run, or the import would know the stories again
    mark = time.time_ns()
    with export.open("w", encoding="utf-8") as file:
        file.write(_HEAD)
        for number in range(1, count + 1):
            words = chance.choices(stories.WORDS, k=WORDS)
            text = "".join(
                f"<p>{escape(' '.join(words[at : at + 60]).capitalize())}.</p>" for at in range(0, WORDS, 60)
            )
            file.write(_post(f"{mark}{number}", " ".join(words[:7]).capitalize(), text, chance, number))
        file.write("</channel></rss>")


def _post(name: str, headline: str, text: str, chance: Random, number: int) -> str:
    day = f"2019-{number % 12 + 1:02}-{number % 28 + 1:02} 03:00:00"
    tags = "".join(
        f'<category domain="post_tag" nicename="tag-{tag}"><![CDATA[tag {tag}]]></category>'
        for tag in chance.sample(range(200), TAGS)
    )
    return (
        f"<item><title>{escape(headline)}</title><link>https://lama.example/{name}/</link>"
        f"<dc:creator>penulis-{number % 30}</dc:creator><guid>https://lama.example/?p={name}</guid>"
        f"<content:encoded><![CDATA[{text}]]></content:encoded><wp:post_id>{name[-15:]}</wp:post_id>"
        f"<wp:post_date>{day}</wp:post_date><wp:post_date_gmt>{day}</wp:post_date_gmt>"
        f"<wp:post_name>b-{name}</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>"
        f'{tags}<category domain="category" nicename="lama"><![CDATA[Lama]]></category></item>\n'
    )
