"""So many requests of a kind from one address in a minute, and no more; in bounded memory."""

import pytest

from newsroom import limits
from newsroom.limits import Buckets


@pytest.fixture(autouse=True)
def _nobody_has_asked(monkeypatch):
    monkeypatch.setattr(limits, "buckets", Buckets())


def test_a_bucket_holds_a_minutes_worth_and_fills_again():
    buckets, key = Buckets(), ("search", "10.0.0.1")
    assert [buckets.take(key, 3, now=100.0) for _time in range(4)] == [0, 0, 0, 20.0]
    assert buckets.take(key, 3, now=110.0) == pytest.approx(10.0)
    assert buckets.take(key, 3, now=120.0) == 0
    assert buckets.take(key, 3, now=1000.0) == 0
    assert buckets.take(("search", "10.0.0.2"), 3, now=120.0) == 0


def test_whoever_is_refused_and_goes_on_asking_waits_no_longer_for_it():
    buckets, key = Buckets(), ("search", "10.0.0.1")
    waits = [buckets.take(key, 1, now=float(second)) for second in range(0, 60, 5)]
    assert waits[1:] == pytest.approx([60.0 - second for second in range(5, 60, 5)])


def test_however_many_addresses_there_are_the_memory_is_bounded():
    buckets = Buckets(most=100)
    for number in range(1000):
        buckets.take(("search", f"10.0.{number // 250}.{number % 250}"), 5, now=float(number))
    assert len(buckets) == 100


@pytest.mark.django_db
@pytest.mark.parametrize("what", ["search", "form", "sign-in"])
def test_too_many_are_told_when_to_ask_again(client, settings, what):
    settings.NEWSROOM_SEARCHES_A_MINUTE = settings.NEWSROOM_FORMS_A_MINUTE = settings.NEWSROOM_SIGN_INS_A_MINUTE = 2
    ask = {
        "search": lambda: client.get("/cari/?q=kopi"),
        "form": lambda: client.post("/pratinjau/tidak-ada/", {"komentar": "x"}),
        "sign-in": lambda: client.post("/admin/account/login/", {"login": "x", "password": "y"}),
    }[what]
    assert 429 not in [ask().status_code for _time in range(2)]
    refused = ask()
    assert refused.status_code == 429
    assert 29 <= int(refused["Retry-After"]) <= 30
    assert refused["Cache-Control"] == "no-store"
    assert b"Please wait 30 seconds" in refused.content
    assert b"We have been told" not in refused.content
    assert (b"still in the form" in refused.content) == (what != "search"), "what was typed is not lost"
    assert client.get("/robots.txt").status_code == 200


@pytest.mark.django_db
def test_a_script_is_told_as_data(client, settings):
    settings.NEWSROOM_SEARCHES_A_MINUTE = 1
    client.get("/cari/?q=kopi")
    refused = client.get("/cari/?q=kopi", headers={"accept": "application/json"})
    assert (refused.status_code, refused.json()["retry_after"]) == (429, 60)


@pytest.mark.django_db
def test_what_pages_send_by_themselves_and_the_form_of_search_are_not_counted(client, settings):
    settings.NEWSROOM_FORMS_A_MINUTE = settings.NEWSROOM_SEARCHES_A_MINUTE = 1
    assert {client.post("/baca/1/").status_code for _time in range(5)} == {204}
    assert {client.get("/cari/").status_code for _time in range(5)} == {200}


@pytest.mark.django_db
def test_nought_is_no_limit(client, settings):
    settings.NEWSROOM_SEARCHES_A_MINUTE = 0
    assert {client.get("/cari/?q=kopi").status_code for _time in range(5)} == {200}


@pytest.mark.django_db
def test_programs_are_told_in_each_answer_what_they_may_ask_and_what_is_left(client, settings):
    settings.NEWSROOM_API_A_MINUTE = 3
    kept, wrong = client.get("/api/v1/sections"), client.get("/api/v1/stories?limit=0")
    assert kept["RateLimit-Policy"] == wrong["RateLimit-Policy"] == '"api";q=3;w=60'
    assert "RateLimit" not in kept, "a cache in front would tell others"
    assert wrong["RateLimit"] == '"api";r=1;t=40'
    assert client.get("/api/v1/sections").status_code == 200
    refused = client.get("/api/v1/sections")
    assert (refused.status_code, refused["Content-Type"]) == (429, "application/problem+json")
    assert refused["RateLimit"] == '"api";r=0;t=60'
    assert 19 <= int(refused["Retry-After"]) <= 20
    assert client.get("/cari/?q=kopi").status_code == 200


@pytest.mark.django_db
def test_what_is_left_by_now_is_told_without_taking_any():
    buckets, key = Buckets(), ("api", "10.0.0.1")
    buckets.take(key, 60, now=0.0)
    assert [buckets.left(key, 60, now) for now in (0.0, 0.5, 60.0)] == [59.0, 59.5, 60.0]
    assert buckets.left(("api", "10.0.0.2"), 60, now=0.0) == 60.0


def searches(client, *addresses, **headers) -> list[int]:
    told = [client.get("/cari/?q=kopi", headers={"x-forwarded-for": each} | headers) for each in addresses]
    return [answer.status_code for answer in told]


@pytest.mark.django_db
def test_behind_a_proxy_each_address_is_counted_by_itself_and_none_can_be_made_up(client, settings):
    settings.NEWSROOM_SEARCHES_A_MINUTE, settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1, 1
    assert searches(client, "10.0.0.1", "10.0.0.2", "10.0.0.1") == [200, 200, 429]
    assert searches(client, "9.9.9.9, 10.0.0.1") == [429]


@pytest.mark.django_db
def test_a_household_of_ipv6_is_one_address(client, settings):
    settings.NEWSROOM_SEARCHES_A_MINUTE, settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1, 1
    assert searches(client, "2001:db8::1", "2001:db8::2", "2001:db8:0:1::1") == [200, 429, 200]


@pytest.mark.django_db
def test_behind_a_proxy_that_nobody_counted_the_world_is_not_taken_for_one_person(client, settings):
    settings.NEWSROOM_SEARCHES_A_MINUTE, settings.BEHIND_PROXY = 1, True
    assert searches(client, "10.0.0.1", "10.0.0.2") == [200, 200]
