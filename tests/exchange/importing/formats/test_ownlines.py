"""Our own archive, line by line: a story with all its texts is one item; a wrong line is refused by its number."""

import json

import pytest

from exchange import ninjs
from exchange.importing import limits
from exchange.importing.items import Kind, State, Unreadable
from tests.exchange.importing.samples import items, read


def line(profile: str, number, kept: dict, **more) -> str:
    name = ninjs.name_of("warta.example", profile, number)
    return json.dumps({"uri": name, "profile": profile, "descriptions": [ninjs.record(kept)]} | more)


def story(number: int, **said) -> str:
    kept = {"id": number, "status": "draft", "version": 1, "headline": "Judul", "body": "", "created_by_id": 1}
    return line(ninjs.STORY, number, kept | said)


def revision(of: int, number: int = 1) -> str:
    return line(ninjs.REVISION, f"{of}:{number}", {"id": number, "article_id": of, "number": number, "fields": {}})


def edition(of: int, number: int = 1) -> str:
    kept = {"id": number, "article_id": of, "starts_at": "2019-05-04T03:00:00+00:00", "body": "", "revision_id": 1}
    return line(ninjs.EDITION, f"{of}:{number}", kept)


def file(*lines: str, name: str = "stories.jsonl"):
    return "\n".join(lines), name


def test_a_story_is_one_item_with_all_its_texts():
    first, second = items(*file(story(5), revision(5), revision(5, 2), edition(5), story(6), revision(6)))
    assert (first.key, first.kind, first.state) == ("urn:newsroom:warta.example:story:5", Kind.STORY, State.LIVE)
    assert [one["number"] for one in first.own["revisions"]] == [1, 2]
    assert len(first.own["editions"]) == 1
    assert (second.state, second.line, len(second.own["revisions"])) == (State.DRAFT, 5, 1)


@pytest.mark.parametrize(
    "said",
    [{"status": ["a"]}, {"tags": 5}, {"headline": {}}, {"section_id": []}],
    ids=["status", "tags", "headline", "section"],
)
def test_what_stands_in_a_row_is_judged_later_and_stops_no_other_story(said):
    assert [item.line for item in items(*file(story(5, **said), story(6)))] == [1, 2]


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("draft", State.DRAFT),
        ("changes_requested", State.DRAFT),
        ("spiked", State.DRAFT),
        ("in_review", State.LIVE),
        ("approved", State.LIVE),
        ("scheduled", State.LIVE),
    ],
)
def test_for_whatever_is_more_than_a_draft_somebody_answers(status, state):
    assert items(*file(story(5, status=status)))[0].state == state


def test_whom_and_what_stories_name_is_noted_by_number():
    section = line(ninjs.SECTION, 3, {"id": 3, "name": "EkBis", "slug": "ekbis"})
    tag = line(ninjs.TAG, 8, {"id": 8, "name": "ekspor", "slug": "ekspor"})
    found, notes = read(*file(section, tag, story(5, section_id=3)))
    assert notes.own[ninjs.TAG]["8"]["name"] == "ekspor"
    assert [term.slug for term in found[0].categories] == ["ekbis"]
    assert notes.terms["category:ekbis"].name == "EkBis"
    assert notes.highest == 5


def test_a_photo_names_its_file():
    kept = {"id": 7, "file": "originals/000000/7-a.jpg", "sha256": "ab", "alt": "Kapal", "title": "A"}
    (photo,) = items(*file(line(ninjs.PHOTO, 7, kept)))
    assert (photo.kind, photo.picture.address, photo.picture.ref) == (Kind.PICTURE, "/originals/000000/7-a.jpg", "7")
    assert (photo.picture.alt, photo.own["photo"]["sha256"]) == ("Kapal", "ab")


def test_a_page_comes_with_the_pictures_by_their_files():
    kept = {"id": 2, "title": "Tentang", "slug": "tentang", "body": '<figure data-photo="7"></figure>'}
    bodies = [{"value": '<figure><img src="file:originals/000000/7-a.jpg" alt=""></figure>'}]
    (page,) = items(*file(line(ninjs.PAGE, 2, kept, bodies=bodies), name="pages.jsonl"))
    assert (page.kind, page.title) == (Kind.PAGE, "Tentang")
    assert 'src="/originals/000000/7-a.jpg"' in page.html


@pytest.mark.parametrize(
    ("given", "led"), [({}, ()), ({"addresses": ["/tentang-kami", 7]}, ("/tentang-kami",)), ({"addresses": 7}, ())]
)
def test_a_page_brings_the_addresses_that_led_to_it(given, led):
    kept = {"id": 2, "title": "Tentang", "slug": "tentang", "body": ""} | given
    (page,) = items(*file(line(ninjs.PAGE, 2, kept), name="pages.jsonl"))
    assert page.addresses == led


def test_an_empty_file_of_lines_holds_nothing():
    assert items("", "pages.jsonl") == []


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["{"], "line 1"),
        ([story(5), "[]"], "line 2"),
        ([story(5), json.dumps({"profile": ninjs.STORY, "uri": "urn:newsroom:a:story:1"})], "line 2"),
        ([line("newsroom-sermon", 1, {"id": 1})], "later release"),
        ([line(ninjs.STORY, 1, {"id": 1, "headline": "x"})], "without: status"),
        ([revision(5)], "does not stand before it"),
        ([story(5), revision(6)], "line 2"),
        ([story(limits.HIGHEST + 1)], "no story has"),
        ([story(-1)], "line 1"),
        ([story(5).replace("urn:newsroom", "urn:wordpress")], "line 1"),
        (["[" * 100_000], "line 1"),
        ([json.dumps(json.loads(story(5)) | {"profile": ["a"]})], "line 1"),
        ([json.dumps(json.loads(story(5)) | {"uri": 5})], "line 1"),
        ([json.dumps(json.loads(story(5)) | {"descriptions": 5})], "line 1"),
    ],
    ids=[
        "json",
        "list",
        "row",
        "later",
        "lacks",
        "orphan",
        "other",
        "number",
        "negative",
        "name",
        "deep",
        "profile",
        "uri",
        "descriptions",
    ],
)
def test_a_wrong_line_is_refused_with_its_number(lines, said):
    with pytest.raises(Unreadable, match=said):
        items(*file(*lines))


def test_a_line_longer_than_any_story_is_not_read(monkeypatch):
    monkeypatch.setattr(limits, "LONGEST_LINE", 300)
    with pytest.raises(Unreadable, match="longer than any story"):
        items(*file(story(5, body="x" * 400)))


def test_a_story_with_more_texts_than_can_be_held_is_refused(monkeypatch):
    monkeypatch.setattr(limits, "LONGEST_HISTORY", 3)
    with pytest.raises(Unreadable, match="more texts"):
        items(*file(story(5), revision(5), revision(5, 2)))


def test_the_file_that_says_what_an_archive_holds_is_no_item():
    found, notes = read(
        json.dumps({"profile": ninjs.ARCHIVE, "format": 1, "house": "https://warta.example"}), "a.json"
    )
    assert (found, notes.site) == ([], "https://warta.example")


def test_an_archive_of_a_later_form_is_refused():
    with pytest.raises(Unreadable, match="later release"):
        items(json.dumps({"profile": ninjs.ARCHIVE, "format": ninjs.FORMAT + 1}), "newsroom.json")
