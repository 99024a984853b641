"""The administrator's pages of imports."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles.models import Article, Edition
from exchange.importing import progress
from exchange.models import ImportRow, ImportRun, Result, RunState
from tests import jobs
from tests.exchange.importing.samples import post, wxr

pytestmark = pytest.mark.django_db

EXPORT = wxr(
    post(1, '<category domain="category" nicename="ekbis">EkBis</category>'),
    post(2, '<category domain="category" nicename="lain">Lain</category>', post_name="lain", status="draft"),
)


@pytest.fixture
def desk(cast, client):
    """`desk(who, do=…)`: what a person of the cast gets at the only import's page, by GET or by a button."""

    def ask(who="administrator", **said):
        client.force_login(cast.people[who])
        number = ImportRun.objects.latest("pk").pk
        if said:
            return client.post(reverse("exchange:import_do", args=[number]), said)
        return client.get(reverse("exchange:import", args=[number]))

    return ask


def begin(client, cast, content=EXPORT, **said):
    client.force_login(cast.administrator)
    file = SimpleUploadedFile("ekspor.xml", content.encode())
    return client.post(reverse("exchange:imports"), {"texts": [file], **said})


def state() -> tuple[str, bool]:
    run = ImportRun.objects.latest("pk")
    return run.state, run.is_trial


def test_from_the_file_to_the_readers_by_two_people(cast, client, desk):
    answer = begin(client, cast)
    assert answer.status_code == 302
    assert "being read" in desk().content.decode()
    assert jobs.work() == ["read_source"]
    page = desk().content.decode()
    assert "EkBis (1)" in page
    assert f'<option value="{cast.section.pk}" selected>' in page  # proposed by its name
    desk(do="try", **{"category-0": cast.section.pk})
    jobs.work()
    page = desk().content.decode()
    assert "What would become of it" in page
    assert (state(), Article.objects.count()) == ((RunState.DONE, True), 0)
    desk(do="bring_in", **{"category-0": cast.section.pk})
    page = desk().content.decode()
    assert "is-refused" in page  # the button that is not theirs
    assert cast.editor_in_chief.first_name in page
    assert "What would become of it" in page
    assert "EkBis → EkBis" in page
    assert jobs.work() == []
    assert desk("administrator", do="release").status_code == 403
    assert desk("editor_in_chief", do="release").status_code == 302
    jobs.work("go_on")
    assert Edition.objects.get().approved_by == cast.editor_in_chief
    assert "What became of it" in desk("editor_in_chief").content.decode()
    assert desk("administrator", do="undo").status_code == 403
    desk("editor_in_chief", do="undo")
    jobs.work("undo")
    assert state() == (RunState.UNDONE, False)
    assert not Article.objects.exists()


def test_as_drafts_one_person_is_enough(cast, client, desk):
    begin(client, cast)
    jobs.work()
    desk(do="bring_in", drafts="on")
    jobs.work("go_on")
    assert (Article.objects.count(), Edition.objects.count()) == (2, 0)
    desk(do="undo")
    jobs.work("undo")
    assert not Article.objects.exists()


def test_what_cannot_be_read_is_told_with_its_place(cast, client, desk):
    begin(client, cast, EXPORT[:-20])
    jobs.work()
    page = desk().content.decode()
    assert "ekspor.xml, line" in page
    assert "nothing of it was brought in" in page


def test_a_form_that_says_nothing_is_shown_again(cast, client):
    client.force_login(cast.administrator)
    answer = client.post(reverse("exchange:imports"), {"columns": "x"})
    assert answer.status_code == 200
    assert "Choose the file" in answer.content.decode()
    assert not ImportRun.objects.exists()


def test_a_store_that_is_full_leaves_no_import(cast, client, monkeypatch):
    monkeypatch.setattr("exchange.importing.sending._store", lambda: 1 / 0)
    answer = begin(client, cast)
    assert "could not be kept" in answer.content.decode()
    assert not ImportRun.objects.exists()


@pytest.mark.parametrize("who", ["managing_editor", "editor_in_chief"])
@pytest.mark.parametrize("do", ["try", "bring_in", "call_back", "go_on"])
def test_who_releases_does_nothing_else(cast, client, desk, who, do):
    begin(client, cast)
    jobs.work()
    assert desk(who, do=do).status_code == 403
    assert state() == (RunState.READ, True)


def test_a_run_goes_back_to_the_trial_before_it_is_released(cast, client, desk):
    begin(client, cast)
    jobs.work()
    desk(do="bring_in")
    desk(do="call_back")
    assert state() == (RunState.READ, True)
    assert desk("editor_in_chief", do="release").status_code == 403  # nothing waits for it


@pytest.mark.parametrize(
    ("where", "job"),
    [
        (RunState.READING, "read_source"),
        (RunState.RUNNING, "go_on"),
        (RunState.UNDOING, "undo"),
        (RunState.DONE, None),
    ],
)
def test_one_that_stands_still_is_asked_for_once_more(cast, client, desk, where, job):
    ImportRun.objects.create(source="x", created_by=cast.administrator, state=where, is_trial=False)
    assert desk(do="go_on").status_code == 302
    assert set(jobs.work()) == ({job} if job else set())


def test_the_report_is_narrowed_and_paged(cast, client, monkeypatch):
    monkeypatch.setattr("exchange.importing.views.SHOWN", 2)
    run = ImportRun.objects.create(source="x", created_by=cast.administrator, state=RunState.DONE)
    for number in range(5):
        result = Result.SKIPPED if number < 3 else Result.MADE
        ImportRow.objects.create(run=run, key=str(number), kind="story", title=f"Naskah {number}", result=result)
    client.force_login(cast.administrator)
    address = reverse("exchange:import", args=[run.pk])
    page = client.get(address, {"result": "skipped"}).content.decode()
    assert ["Naskah 0" in page, "Naskah 1" in page, "Naskah 2" in page, "Naskah 3" in page] == [
        True,
        True,
        False,
        False,
    ]
    last = run.rows.get(key="1").pk
    assert f"after={last}" in page
    rest = client.get(address, {"result": "skipped", "after": last}).content.decode()
    assert [number for number in range(5) if f"Naskah {number}" in rest] == [2]
    for nonsense in ({"result": "x"}, {"after": "x"}, {"after": "9" * 30}):
        assert client.get(address, nonsense).status_code == 200


def test_the_table_has_every_row_and_no_formula(cast, client):
    run = ImportRun.objects.create(source="x", created_by=cast.administrator)
    ImportRow.objects.create(run=run, key="1", kind="story", title="=1+1", result=Result.MADE)
    client.force_login(cast.editor_in_chief)
    answer = client.get(reverse("exchange:import_report", args=[run.pk]))
    assert b"'=1+1" in b"".join(answer.streaming_content)
    assert f"import-{run.pk}.csv" in answer["Content-Disposition"]


def test_a_page_asks_the_database_as_often_however_many_rows(cast, client, django_assert_max_num_queries):
    run = ImportRun.objects.create(source="x", created_by=cast.administrator, state=RunState.DONE)
    rows = [ImportRow(run=run, key=str(n), kind="story", reason="x", result=Result.SKIPPED) for n in range(150)]
    ImportRow.objects.bulk_create(rows)
    client.force_login(cast.administrator)
    client.get(reverse("exchange:imports"))
    with django_assert_max_num_queries(40):
        page = client.get(reverse("exchange:import", args=[run.pk])).content.decode()
    assert page.count('<th scope="row">') == progress.SHOWN
    part = client.get(reverse("exchange:import", args=[run.pk]), headers={"X-Part": "1"}).content.decode()
    assert "<html" not in part
    assert 'data-fresh="import:' in part


def test_of_a_file_that_was_refused_there_is_the_reason_and_no_report(cast, client, desk):
    begin(client, cast, EXPORT[:-30])
    jobs.work()
    page = desk().content.decode()
    assert "nothing of it was brought in" in page
    assert "What would become of it" not in page
    assert "Report as a table" not in page
