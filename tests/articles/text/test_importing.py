"""A page's text becomes a draft, and nothing of it is lost."""

import pytest
from bs4 import BeautifulSoup
from django.core.management import CommandError, call_command

from articles.models import Article, Edition
from articles.models.revision import Origin
from articles.text import pagetext
from articles.text.importing import make_draft
from people.models import Author
from tests import stage
from tests.articles.text.test_pagetext import PAGE
from tests.factories import PhotoFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def parsed():
    return pagetext.parse(PAGE, ["News", "EkBis"])


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "halaman.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_every_part_finds_its_place(cast, parsed):
    article = make_draft(parsed, cast.writer, section=cast.section).article
    assert article.headline == "Harga Cabai Turun di Tiga Pasar Induk"
    assert article.dateline == "Surabaya"
    assert article.lead_caption == "Pedagang menata cabai di pasar induk"
    assert article.section == cast.section
    assert [(str(line.author), line.role) for line in article.bylines.all()] == [
        ("Dewi Lestaningrum", "writer"),
        ("Bagus Wicaksono", "writer"),
        ("Ratna Kusumawardhani", "editor"),
    ]


def test_a_draft_is_never_public(cast, parsed):
    make_draft(parsed, cast.writer, section=cast.section)
    assert not Edition.objects.exists()


def test_a_read_also_line_becomes_a_link_to_the_live_story(cast, parsed):
    other = stage.published(cast, headline="Stok Beras Aman Sampai Panen")
    article = make_draft(parsed, cast.writer).article
    assert f'data-article="{other.pk}"' in article.body


def test_a_read_also_line_without_a_story_stays_as_text_and_is_listed(cast, parsed):
    imported = make_draft(parsed, cast.writer)
    assert "Baca Juga: Stok Beras Aman Sampai Panen" in imported.article.body
    assert any("Stok Beras Aman Sampai Panen" in sentence for sentence in imported.unplaced)


def test_a_draft_story_is_no_target_for_a_read_also_line(cast, parsed):
    other = stage.draft(cast, headline="Stok Beras Aman Sampai Panen")
    assert f'data-article="{other.pk}"' not in make_draft(parsed, cast.writer).article.body


def test_a_known_author_is_not_made_twice(cast, parsed):
    known = Author.objects.create(name="Dewi Lestaningrum", slug="dewi")
    article = make_draft(parsed, cast.writer).article
    assert known in article.authors.all()
    assert Author.objects.filter(name="Dewi Lestaningrum").count() == 1


def test_a_credit_without_a_photo_is_listed(cast, parsed):
    assert any("Newsroom/Dewi" in sentence for sentence in make_draft(parsed, cast.writer).unplaced)


def test_a_given_photo_leads_the_story(cast, parsed):
    photo = PhotoFactory(credit="Newsroom/Dewi")
    imported = make_draft(parsed, cast.writer, photo=photo)
    assert imported.article.lead_photo == photo
    assert not any("Kredit Foto" in sentence for sentence in imported.unplaced)


def test_markup_in_the_text_is_text(cast):
    parsed = pagetext.parse("Judul\n\nHarga <script>alert(1)</script> & ongkos <b>naik</b>.")
    body = make_draft(parsed, cast.writer).article.body
    assert "<script>" not in body
    assert "&lt;b&gt;naik&lt;/b&gt;" in body


def test_the_first_revision_says_that_it_was_imported_and_what_is_left(cast, parsed):
    revision = make_draft(parsed, cast.writer).article.revisions.get()
    assert revision.origin == Origin.IMPORT
    assert "Stok Beras" in revision.note


def test_the_writer_reads_each_thing_that_is_left_as_a_line_of_its_own(cast, parsed, at_desk, address):
    made = make_draft(parsed, cast.writer)
    page = BeautifulSoup(at_desk(cast.writer).get(address("change", made.article.pk)).content, "html.parser")
    assert [line.get_text() for line in page.select(".desk-callout-list li")] == made.unplaced


def test_a_headline_too_long_is_cut_and_listed_whole(cast):
    long = "Harga " + "sangat " * 40 + "naik"
    imported = make_draft(pagetext.parse(f"{long}\n\nIsi."), cast.writer)
    assert len(imported.article.headline) == 200
    assert any(long in sentence for sentence in imported.unplaced)


def test_the_command_makes_the_draft(cast, file, capsys):
    call_command("import_story", file, user="wati", section="ekbis")
    assert Article.objects.get().created_by == cast.writer
    assert "Harga Cabai" in capsys.readouterr().out


def test_the_command_takes_the_writer_from_the_byline(cast, file):
    cast.writer.author.name = "Dewi Lestaningrum"
    cast.writer.author.save()
    call_command("import_story", file)
    assert Article.objects.get().created_by == cast.writer


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"user": "tidakada"}, "Nobody signs in as tidakada"),
        ({"user": "fajar"}, "does not write"),
        ({"user": "wati", "section": "zzz"}, "ekbis"),
    ],
)
def test_the_command_says_what_is_wrong_and_makes_nothing(cast, file, options, message):
    with pytest.raises(CommandError, match=message):
        call_command("import_story", file, **options)
    assert not Article.objects.exists()


def test_a_missing_file_and_a_wrong_encoding_are_named(cast, tmp_path):
    with pytest.raises(CommandError, match="no file"):
        call_command("import_story", tmp_path / "tidakada.txt", user="wati")
    (tmp_path / "latin.txt").write_bytes("Judul\n\nCaf\xe9.".encode("latin-1"))
    with pytest.raises(CommandError, match="UTF-8"):
        call_command("import_story", tmp_path / "latin.txt", user="wati")


def test_a_folder_in_place_of_a_file_is_named(cast, tmp_path):
    with pytest.raises(CommandError, match="one text file"):
        call_command("import_story", tmp_path, user="wati")
