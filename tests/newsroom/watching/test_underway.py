"""Every request has an id: the proxy's, where it may be believed, else ours; lines, jobs and answers bear it."""

import io
import json
import logging

import pytest
from django.conf import settings as configured
from django.tasks import task
from django_tasks_db.models import DBTaskResult

from newsroom import lanes, logs
from newsroom.watching import underway

GIVEN = "5f2c-kantor.7"


@task
def say_so() -> None:
    logging.getLogger("newsroom").warning("Selesai")


@pytest.fixture
def lines(monkeypatch):
    """What is logged, as JSON objects."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logs.Json())
    for name in ("newsroom", "newsroom.access", "django.request"):
        logger = logging.getLogger(name)
        monkeypatch.setattr(logger, "handlers", [handler])
        monkeypatch.setattr(logger, "propagate", False)
        monkeypatch.setattr(logger, "level", logging.DEBUG)
    return lambda: [json.loads(line) for line in stream.getvalue().splitlines()]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("proxies", "told", "taken"),
    [(1, GIVEN, True), (0, GIVEN, False), (1, "x\tkutip", False), (1, "a" * 81, False), (1, "", False)],
    ids=["trusted", "not trusted", "unfit", "too long", "none"],
)
def test_an_id_is_taken_from_a_trusted_proxy_alone(client, settings, proxies, told, taken):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    answer = client.get("/robots.txt", headers={"x-request-id": told, "x-forwarded-for": "1.2.3.4"})
    assert (answer["X-Request-ID"] == told) is taken
    assert len(answer["X-Request-ID"]) >= 6


@pytest.mark.django_db
def test_each_answer_from_memory_has_an_id_of_its_own(client, settings):
    settings.NEWSROOM_PAGE_CACHE_MB = 1
    assert client.get("/robots.txt")["X-Request-ID"] != client.get("/robots.txt")["X-Request-ID"]


@pytest.mark.django_db
def test_what_is_logged_for_a_request_bears_its_id(client, lines):
    answer = client.get("/tidak-ada/")
    assert answer.status_code == 404
    [line] = [line for line in lines() if line["logger"] == "django.request"]
    assert line["request"] == answer["X-Request-ID"]
    assert underway.current() == underway.UnderWay()


@pytest.mark.django_db(transaction=True)
def test_what_a_job_logs_bears_its_own_id_and_that_of_the_request_that_asked_for_it(lines):
    with underway.doing(request=GIVEN):
        asked = say_so.enqueue()
    lanes.worker("*", interval=0, batch=True).run()
    row = DBTaskResult.objects.get()
    assert (row.status, str(row.pk)) == ("SUCCESSFUL", asked.id)
    [line] = [line for line in lines() if line["message"] == "Selesai"]
    assert (line["request"], line["job"]) == (GIVEN, str(row.pk))


def test_a_line_for_people_ends_with_the_ids():
    formatter = logs.Line(logs.LINE, style="{")
    record = logging.LogRecord("newsroom", logging.INFO, __file__, 1, "Halo %s", ("meja",), None)
    with underway.doing(request=GIVEN, job="8"):
        assert formatter.format(record).endswith(f"INFO newsroom: Halo meja [{GIVEN} 8]")
    assert formatter.format(record).endswith("Halo meja")


def test_a_json_line_is_one_line_with_time_traceback_and_fields():
    try:
        raise ValueError("dua\nbaris")
    except ValueError as error:
        kind = (ValueError, error, error.__traceback__)
    record = logging.LogRecord("newsroom", logging.ERROR, __file__, 1, "Rusak", (), kind)
    record.fields = {"status": 500}
    text = logs.Json().format(record)
    told = json.loads(text)
    assert "\n" not in text
    assert (told["level"], told["message"], told["status"]) == ("ERROR", "Rusak", 500)
    assert told["time"].endswith("+00:00")
    assert "dua\nbaris" in told["traceback"]
    assert "request" not in told


@pytest.mark.django_db
def test_no_secret_address_comes_into_a_json_line(client, lines, settings):
    settings.NEWSROOM_ACCESS_LOG = True
    client.get("/pratinjau/kE9vQx-rahasia/")
    assert lines()
    assert "rahasia" not in json.dumps(lines())


@pytest.mark.django_db
def test_the_access_log_says_what_was_asked_and_what_became_of_it(client, lines, settings):
    settings.NEWSROOM_ACCESS_LOG, settings.NEWSROOM_PAGE_CACHE_MB = True, 1
    for _time in range(2):
        answer = client.get("/robots.txt?nama=rahasia")
    first, second = (line for line in lines() if line["logger"] == "newsroom.access")
    assert (first["method"], first["path"], first["status"], first["door"]) == ("GET", "/robots.txt", 200, "readers")
    assert (first["bytes"], first["address"]) == (len(answer.content), "127.0.0.1")
    assert (first["kept"], second["kept"]) == (False, True)


@pytest.mark.django_db
def test_nobody_writes_an_access_log_unless_it_is_wanted(client, lines):
    client.get("/robots.txt")
    assert not lines()


@pytest.mark.parametrize("form", ["LINE", "JSON"])
def test_both_forms_can_be_set(form):
    rules = logs.configured("INFO", form)
    assert rules["handlers"]["stderr"]["formatter"] in rules["formatters"]
    assert configured.LOG_FORMAT == "LINE"
