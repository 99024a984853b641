"""What lies in the folder: lines that ninjs allows, every original, and checksums that hold."""

import hashlib
import json
import subprocess

import pytest

from articles.archive import taking
from articles.models import Article, Revision
from exchange import ninjs
from exchange.exporting import archive, items
from exchange.exporting.folder import Folder, NotWritten
from photos.models import Photo
from tests import stage
from tests.exchange.exporting import leaving
from tests.exchange.exporting.schema import faults
from tests.exchange.importing.samples import REAL

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("moving out")]


def nothing(_name: str) -> None:
    """Nobody listens."""


def write(path, user=None) -> archive.Done:
    return archive.write(Folder(path), user, nothing)


def lines(path, room="**/*") -> list[dict]:
    return [json.loads(line) for file in sorted(path.glob(f"{room}.jsonl")) for line in file.open("rb")]


def of(path, profile) -> list[dict]:
    return [line for line in lines(path) if line["profile"] == profile]


def schema():
    path = REAL / "ninjs" / "ninjs-schema_3.1.json"
    if not path.is_file():
        pytest.skip("IPTC's schema is not beside the project")
    return json.loads(path.read_text())


@pytest.fixture
def stories(cast):
    return leaving.furnish(cast)


def test_every_line_is_ninjs(stories, tmp_path):
    whole = schema()
    write(tmp_path / "a")
    found = lines(tmp_path / "a")
    assert len(found) > 40
    assert [(one["uri"], fault) for one in found for fault in faults(one, whole, whole)] == []


def test_the_schema_is_asked_in_earnest():
    whole = schema()
    wrong = {
        "uri": "no uri",
        "type": "sermon",
        "mine": 1,
        "versionCreated": "yesterday",
        "bodies": [{"role": "main"}],
    }
    assert len(list(faults(wrong, whole, whole))) == 5


def test_a_story_says_what_readers_have(stories, tmp_path, cast):
    stage.save(stories["other desk"], cast.writer, headline="Belum untuk pembaca")
    write(tmp_path / "a")
    told = {line["uri"].rpartition(":")[2]: line for line in of(tmp_path / "a", ninjs.STORY)}
    line = told[str(stories["corrected"].pk)]
    assert line["headlines"] == [{"value": "Ekspor rumput laut naik dua kali lipat"}]
    assert line["pubStatus"] == "usable"
    assert {one["name"] for one in line["subjects"]} == {"EkBis", "ekspor", "Rumput & Laut"}
    assert [one["rel"] for one in line["associations"]] == ["lead", "body"]
    assert "/2019/05/rumput-laut" in {one["value"] for one in line["altIds"]}
    assert '<img src="file:originals/' in line["bodies"][0]["value"]
    said = {one["role"]: one["value"] for one in line["descriptions"]}
    assert said["correction"].startswith("Tertulis")
    assert "Belum" not in told[str(stories["other desk"].pk)]["headlines"][0]["value"]
    assert told[str(stories["withdrawn"].pk)]["pubStatus"] == "canceled"
    assert told[str(stories["draft"].pk)]["pubStatus"] == "withheld"


def test_every_text_that_was_kept_is_a_line_of_its_own_and_no_secret_goes_along(stories, tmp_path, cast):
    write(tmp_path / "a")
    assert len(of(tmp_path / "a", ninjs.REVISION)) == Revision.objects.count()
    kept = [ninjs.record_in(line) for line in of(tmp_path / "a", ninjs.EDITION)]
    ours = [one for one in kept if one["article_id"] == stories["corrected"].pk]
    assert [one["change"] for one in ours] == ["first", "correction"]
    everything = "".join(path.read_text() for path in (tmp_path / "a").rglob("*.jsonl"))
    assert cast.writer.password not in everything
    assert "password" not in everything
    assert cast.writer.email in everything


def test_originals_are_the_very_files_and_their_checksums_hold(cast, tmp_path):
    stage.draft(cast, lead_photo=leaving.photo(cast.writer))
    leaving.photo(cast.writer, (40, 30, 30))
    write(tmp_path / "a")
    for photo in Photo.objects.all():
        data = (tmp_path / "a" / items.original_of(photo)).read_bytes()
        assert hashlib.sha256(data).hexdigest() == photo.checksum
    checked = subprocess.run(
        ["sha256sum", "--check", "--strict", "--quiet", ninjs.CHECKSUMS], cwd=tmp_path / "a", capture_output=True
    )
    assert (checked.returncode, checked.stdout) == (0, b"")
    named = (tmp_path / "a" / ninjs.CHECKSUMS).read_text().split("\n")
    assert len(named) - 1 == len([p for p in (tmp_path / "a").rglob("*") if p.is_file()]) - 2


def test_a_photo_whose_file_is_gone_or_another_is_told(cast, tmp_path):
    gone, other = (leaving.photo(cast.writer, (tone, 30, 30)) for tone in (40, 90))
    gone.original.storage.delete(gone.original.name)
    with open(other.original.path, "ab") as file:
        file.write(b"more")
    done = write(tmp_path / "a")
    assert sorted(one.partition(": ")[2] for one in done.damaged) == ["not the file that came in", "not there"]


def test_cut_off_it_goes_on_with_the_first_file_that_is_missing(stories, tmp_path, monkeypatch):
    taken = []

    def counting(pk):
        taken.append(pk)
        if len(taken) == 7:
            raise KeyboardInterrupt
        return take(pk)

    take = taking.take
    monkeypatch.setattr(archive, "BLOCK", 2)
    monkeypatch.setattr(taking, "take", counting)
    with pytest.raises(KeyboardInterrupt):
        write(tmp_path / "a")
    assert not (tmp_path / "a" / ninjs.MANIFEST).exists()
    finished = {path: path.stat().st_mtime_ns for path in (tmp_path / "a" / "stories").glob("*.jsonl")}
    before = len(taken)
    done = write(tmp_path / "a")
    assert done.counts["story"] == len(stories)
    assert len(taken) - before <= len(stories) - 7 + 2  # what was whole is not read again
    assert {path: path.stat().st_mtime_ns for path in finished} == finished
    assert not list((tmp_path / "a").rglob("*.part"))
    whole = {json.dumps(line, sort_keys=True) for line in lines(tmp_path / "a")}
    monkeypatch.setattr(taking, "take", take)
    write(tmp_path / "b")
    assert {json.dumps(line, sort_keys=True) for line in lines(tmp_path / "b")} == whole


def test_a_folder_that_is_whole_or_anothers_is_left_alone(cast, tmp_path):
    write(tmp_path / "a")
    with pytest.raises(NotWritten, match="is whole"):
        write(tmp_path / "a")
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "surat.txt").write_text("milik orang")
    with pytest.raises(NotWritten, match="not empty"):
        write(tmp_path / "c")
    assert [path.name for path in (tmp_path / "c").iterdir()] == ["surat.txt"]


def test_for_a_person_it_holds_what_they_see_on_the_desk(stories, tmp_path, cast):
    done = write(tmp_path / "a", cast.other_section_editor)
    seen = {int(line["uri"].rpartition(":")[2]) for line in of(tmp_path / "a", ninjs.STORY)}
    assert stories["other desk"].pk in seen
    assert stories["draft"].pk not in seen
    assert done.left == len(stories) - len(seen)
    assert {line["title"] for line in of(tmp_path / "a", ninjs.TAG)} >= {"ekspor"}
    assert oct((tmp_path / "a").stat().st_mode)[-3:] == "700"


def test_a_story_that_changes_while_it_is_taken_is_taken_anew(cast, monkeypatch):
    story = stage.draft(cast)
    revisions = taking._revisions

    def slowly(article):
        found = list(revisions(article))
        if len(found) == 1:
            stage.save(Article.objects.get(pk=story.pk), cast.writer, headline="Lain sama sekali")
        return iter(found)

    monkeypatch.setattr(taking, "_revisions", slowly)
    whole = taking.take(story.pk)
    assert whole.story["headline"] == "Lain sama sekali"
    assert len(whole.revisions) == 2


def test_one_story_is_in_memory_at_once(cast, tmp_path, monkeypatch):
    for _number in range(3):
        stage.draft(cast)
    alive, most = [], []
    take, line = taking.take, ninjs.line

    def watched(pk):
        alive[:] = [pk]
        return take(pk)

    def written(item):
        if item["profile"] in (ninjs.STORY, ninjs.REVISION):
            most.append(ninjs.record_in(item).get("article_id", int(item["uri"].rpartition(":")[2])) in alive)
        return line(item)

    monkeypatch.setattr(taking, "take", watched)
    monkeypatch.setattr(ninjs, "line", written)
    write(tmp_path / "a")
    assert len(most) == 6
    assert all(most)
