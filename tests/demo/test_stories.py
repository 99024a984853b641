"""The demo's story files: complete, and readable as the desk stores stories."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import body
from demo import load, people, pictures, storyfiles

FILES = storyfiles.read_all()
KEYS = {
    "Rubrik",
    "Judul",
    "Ringkasan",
    "Kota",
    "Tag",
    "Penulis",
    "Editor",
    "Hari",
    "Jam",
    "Foto",
    "Alt",
    "Keterangan",
    "Kredit",
}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_file_has_every_part_and_names_only_what_exists(file):
    assert set(file.header) >= KEYS
    assert file.header["Rubrik"] in people.SECTIONS
    assert set(file.writers) <= set(people.WRITERS)
    assert file.header["Editor"] in people.STAFF
    assert len(file.header["Judul"]) <= 200


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_cleaning_takes_no_word_from_a_body(file):
    html = file.html({other.stem: 7 for other in FILES}, {other.stem: "Judul lain" for other in FILES})
    assert body.plain_text(body.clean(html)).split() == body.plain_text(html).split()
    assert body.clean(html).count("data-article") == html.count("data-article")


def test_sixty_stories_are_left_for_readers():
    assert len(FILES) - len(load.DESK) >= 60
    assert set(load.DESK) <= {file.stem for file in FILES}


def test_stories_spread_over_thirty_days_and_never_lie_ahead():
    now = timezone.now()
    moments = [file.moment(now) for file in FILES]
    assert max(moments) < now
    assert now - timedelta(days=31) < min(moments) < now - timedelta(days=28)
    assert len({moment.date() for moment in moments}) >= 28


def test_a_read_also_link_names_an_older_story():
    now = timezone.now()
    when = {file.stem: file.moment(now) for file in FILES}
    for file in FILES:
        for block in file.blocks:
            if block.startswith("Baca Juga: "):
                assert when[block.removeprefix("Baca Juga: ").strip()] < when[file.stem], file.stem


def test_every_picture_is_there():
    missing = {file.header["Foto"] for file in FILES if not (pictures.PICTURES / file.header["Foto"]).exists()}
    assert missing == set()


def test_a_table_and_a_list_are_tables_and_lists():
    html = "".join(file.html({}, {}) for file in FILES)
    assert html.count("<table>") == 2
    assert "<ul><li><p>" in html
    assert "<blockquote><p>" in html
    assert "<strong>" in html
    assert "**" not in html


@pytest.mark.parametrize("name", ["TENTANG", "PEDOMAN", "KONTAK"])
def test_a_fixed_page_has_a_title_and_a_body(name):
    title, html = storyfiles.read_page(name)
    assert title
    assert html.count("<p>") >= 2
