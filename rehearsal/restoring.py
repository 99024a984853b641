"""A backup, made while people write, and brought back beside the newsroom it was made of."""

import time
from pathlib import Path
from urllib.parse import quote

import psycopg2

from newsroom import embedded
from rehearsal.house import House

BESIDE = "latihan_pulih"
SAID = (
    "A backup was made in {made:.1f} s while people wrote, and brought back in {back:.1f} s into an empty database\n"
    "and empty stores on a disk, with the key: {stories} stories, {files} files. {verdict}"
)


def rehearsed(house: House) -> str:
    """What came of it, in sentences. Raises RuntimeError if a story, a file or the key was not as it was."""
    folder = house.folder / "backup"
    began = time.monotonic()
    told = house.manage("backup", str(folder), "--keys", env=house.direct)
    made = time.monotonic() - began
    [place] = [each for each in folder.iterdir() if each.name != "files"]
    began = time.monotonic()
    verdict = house.manage("restore", str(place), env=_beside(house, place))
    counts = [word for word in told.replace("(", " ").split() if word.isdecimal()]
    return SAID.format(
        made=made,
        back=time.monotonic() - began,
        stories=counts[0],
        files=counts[1],
        verdict=next(line for line in verdict.splitlines() if line.startswith("Every story")),
    )


def _beside(house: House, place: Path) -> dict[str, str]:
    """The settings of a newsroom that has nothing yet."""
    params = psycopg2.extensions.parse_dsn(embedded.url(house.folder))
    line = psycopg2.connect(embedded.url(house.folder))
    try:
        line.autocommit = True
        with line.cursor() as cursor:
            cursor.execute(f"CREATE DATABASE {BESIDE} ENCODING 'UTF8' TEMPLATE template0")
    finally:
        line.close()
    address = f"postgres://{params['user']}@/{BESIDE}?host={quote(params['host'], safe='')}"
    key = (place / "keys").read_text().splitlines()[0]
    data = {"NEWSROOM_DATA": str(house.folder / "beside"), "S3_BUCKET": "", "S3_PRIVATE_BUCKET": ""}
    return house.direct | data | {"DATABASE_URL": address, "SECRET_KEY": key}
