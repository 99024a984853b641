"""How long it takes to bring an archive in, on one core: a WordPress export of stories of a usual length."""

import os
import resource
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random
from xml.sax.saxutils import escape

from articles.permissions import why_not_answer_for_archive
from bench import cpu, stories
from exchange import permissions
from exchange.importing import reading, runs
from exchange.models import ImportRun
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


@dataclass(frozen=True)
class Moved:
    """What one import took: stories, seconds for each of its two steps, seconds of processor for both (of the process
    and of the database), and the process's most memory in MB."""

    stories: int
    reading: float
    bringing_in: float
    processor: float
    database: float
    megabytes: float


def measure(count: int) -> dict:
    """Bring in an export of `count` stories, published ones, with the approval of somebody who may give it."""
    with tempfile.TemporaryDirectory() as folder:
        export = Path(folder) / "lama.xml"
        _write(export, count)
        return asdict(_bring_in(export, count))


def _bring_in(export: Path, count: int) -> Moved:
    bringer, answers = _person("administrator"), _person("editor_in_chief")
    if permissions.why_not_import(bringer) or why_not_answer_for_archive(answers):
        raise RuntimeError("The roles of this database bring in no archives.")
    run = runs.begin(bringer, export.name, {"zone": "Asia/Jakarta", "hosts": [], "columns": {}, "uploads": ""})
    server = cpu.database()
    spent = _spent(server)
    began = time.perf_counter()
    if not reading.read(run, export):
        raise RuntimeError(run.refused)
    read = time.perf_counter()
    runs.choose(run, runs.proposed(run), Section.objects.order_by("pk").values_list("pk", flat=True)[0], False)
    runs.bring_in(run, bringer)
    if runs.waits_for_release(ImportRun.objects.get(pk=run.pk)):
        runs.release(run, answers)
    pictures = runs.pictures_of(run)
    while runs.step(run, pictures=pictures):
        continue
    done = time.perf_counter()
    own, database = (after - before for after, before in zip(_spent(server), spent, strict=True))
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Moved(count, read - began, done - read, own, database, most)


def _spent(server: int | None) -> tuple[float, float]:
    """Seconds of processor of this process until now, and of the database's; 0 where nobody can know."""
    return cpu.seconds(os.getpid()) or 0.0, (server and cpu.seconds(server)) or 0.0


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
