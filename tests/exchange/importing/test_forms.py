"""What somebody fills in to begin an import, and where its categories go."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from exchange.importing import forms, limits
from exchange.importing.forms import BeginForm, SectionsForm
from exchange.importing.items import Term
from exchange.models import ImportRun

pytestmark = pytest.mark.django_db


def begun(texts=1, **said) -> BeginForm:
    files = [SimpleUploadedFile(f"{number}.xml", b"<rss/>") for number in range(texts)]
    return BeginForm(said, MultiValueDict({"texts": files} if texts else {}))


def test_several_files_are_taken_and_none_is_asked_for():
    form = begun(texts=3)
    assert form.is_valid(), form.errors
    assert [file.name for file in form.cleaned_data["texts"]] == ["0.xml", "1.xml", "2.xml"]
    assert "Choose the file" in begun(texts=0).errors["texts"][0]


def test_all_files_together_are_bounded(monkeypatch):
    monkeypatch.setattr(limits, "LARGEST_FILE", 10)
    assert "import_archive" in begun(texts=2).errors["texts"][0]


def test_hosts_and_columns_are_read_as_they_are_written(settings):
    form = begun(hosts="Warta.example, foto.warta.example\nlain.example", columns="title = kepala\n\nstatus==terbit")
    assert form.is_valid(), form.errors
    assert form.options() == {
        "hosts": ["warta.example", "foto.warta.example", "lain.example"],
        "zone": settings.TIME_ZONE,
        "columns": {"title": "kepala", "status": "=terbit"},
    }


@pytest.mark.parametrize("columns", ["kepala", "judulnya=kepala", "title="])
def test_a_line_that_names_no_column_is_told_with_the_fields_there_are(columns):
    told = begun(columns=columns).errors["columns"][0]
    assert columns in told
    assert "title, html" in told


def test_a_zone_that_nobody_has_is_refused():
    assert "zone" in begun(zone="Mars/Olympus").errors
    assert begun(zone="Asia/Makassar").is_valid()


@pytest.fixture
def run(cast):
    return ImportRun(source="x", facts={"used": {"ekbis": 2, "lain": 9}}, options={"section": cast.section.pk})


TERMS = [Term("EkBis", "ekbis"), Term("Lain"), Term("Lain", "lain")]


def test_categories_stand_by_their_count_with_what_is_proposed(cast, run):
    form = SectionsForm(None, run, TERMS, {"ekbis": cast.section.pk})
    assert [field.label for field in form.asked] == ["Lain, lain (9)", "EkBis (2)", "Lain (0)"]
    assert [field.initial for field in form.asked] == [None, cast.section.pk, None]
    assert form["section"].initial == cast.section.pk


def test_what_was_chosen_is_kept_and_the_rest_goes_nowhere(cast, run):
    form = SectionsForm({"category-0": cast.other_section.pk, "category-1": ""}, run, TERMS, {"ekbis": 1})
    assert form.is_valid(), form.errors
    assert form.sections() == {"lain": cast.other_section.pk}
    assert not SectionsForm({"category-0": "99999"}, run, TERMS, {}).is_valid()


def test_of_very_many_categories_those_with_fewest_stories_keep_what_was_proposed(cast, run, monkeypatch):
    monkeypatch.setattr(forms, "MOST_ASKED", 1)
    form = SectionsForm({}, run, TERMS, {"ekbis": cast.section.pk})
    assert (len(form.asked), form.left_out, form.is_valid()) == (1, 2, True)
    assert form.sections() == {"ekbis": cast.section.pk}
