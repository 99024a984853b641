"""A person's program reads and writes what the person may, and goes no further than the person's first step."""

import uuid

import pytest
from django.test import Client
from django.utils import timezone

from articles.locks import locks
from articles.locks.locks import OpenPage
from articles.models import Article
from articles.readers import editions
from articles.text import copies, storyfields
from articles.workflow.order import Order
from audit.models import Entry
from exchange.api import tokens
from exchange.api.writing.shapes import Draft, Sent
from exchange.models import ApiToken, Scope
from tests import stage
from tests.exchange.api.asking import ROOT
from tests.exchange.api.programs import Program
from tests.factories import AuthorFactory, PhotoFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def program(cast):
    return Program(cast.writer)


def first_text(**more) -> dict:
    return {"headline": "Panen raya", "body": "<p>Petani memanen.</p>", "section": "ekbis"} | more


def test_a_story_is_begun_as_on_the_desk(cast, program):
    photo = PhotoFactory()
    sent = first_text(
        standfirst="Lebih awal.",
        key_points=["Satu.", "Dua."],
        tags=["panen", "padi"],
        lead_photo=photo.pk,
        dateline="Karawang",
        authors=[{"slug": "wati"}, {"slug": "sari", "role": "editor"}],
    )
    answer = program.send("POST", "/stories", sent)
    assert answer.status_code == 201, answer.content
    story = Article.objects.get(pk=answer.json()["id"])
    assert (story.created_by, story.status, story.section) == (cast.writer, "draft", cast.section)
    assert (story.key_points, story.lead_photo, story.dateline) == ("Satu.\nDua.", photo, "Karawang")
    assert sorted(tag.name for tag in story.tags.all()) == ["padi", "panen"]
    assert [(line.author.slug, line.role) for line in story.bylines.all()] == [("wati", "writer"), ("sari", "editor")]
    assert story.revisions.get().created_by == cast.writer
    assert answer["ETag"] == f'"{story.version}"'
    assert editions.current(story) is None


def test_without_authors_it_bears_the_persons_own_name(cast, program):
    pk = program.send("POST", "/stories", first_text()).json()["id"]
    assert [line.author for line in Article.objects.get(pk=pk).bylines.all()] == [cast.writer.author]


def test_a_body_is_cleaned_as_ever(program):
    sent = first_text(
        body='<p onclick="x()">Isi<script>jahat()</script></p><p><a href="javascript:x()">di sini</a></p>'
    )
    pk = program.send("POST", "/stories", sent).json()["id"]
    body = Article.objects.get(pk=pk).body
    assert "Isi" in body
    assert not any(bad in body for bad in ("script", "onclick", "javascript"))


def test_a_draft_is_read_whole(cast, program):
    story = stage.draft(cast, headline="Rahasia")
    answer = program.get(f"/stories/{story.pk}")
    told = answer.json()
    assert (told["headline"], told["status"], told["version"]) == ("Rahasia", "draft", story.version)
    assert told["authors"] == [{"slug": "wati", "role": "writer"}]
    assert told["section"] == {"slug": "ekbis", "name": "EkBis"}
    assert (told["why_not_edit"], told["why_not_submit"]) == (None, [])
    assert answer["ETag"] == f'"{story.version}"'


def test_every_field_of_a_story_is_read_and_sent():
    named = {"bylines": "authors"}
    fields = {named.get(name, name) for name in storyfields.names()}
    assert fields <= set(Draft.model_fields), "Add each to Draft in exchange/api/writing/shapes.py."
    assert fields <= set(Sent.model_fields), "Add each to Sent in exchange/api/writing/shapes.py."


def test_what_is_not_sent_stays_as_it_is(cast, program):
    story = stage.draft(cast, key_points="Satu.\nDua.", lead_photo=PhotoFactory(), dateline="Makassar")
    before = program.get(f"/stories/{story.pk}").json()
    answer = program.send("PATCH", f"/stories/{story.pk}", {"headline": "Judul baru"}, if_match=f'"{story.version}"')
    assert answer.status_code == 200, answer.content
    after = program.get(f"/stories/{story.pk}").json()
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {"headline", "version", "revision", "updated_at"}


def test_a_field_is_emptied_when_that_is_sent(cast, program):
    story = stage.draft(cast, lead_photo=PhotoFactory())
    sent = {"tags": [], "lead_photo": 0, "section": "", "authors": [], "dateline": ""}
    assert program.send("PATCH", f"/stories/{story.pk}", sent, if_match=str(story.version)).status_code == 200
    told = program.get(f"/stories/{story.pk}").json()
    assert [told[name] for name in sent] == [[], None, None, [], ""]


def test_nothing_is_written_over_what_somebody_else_wrote(cast, program):
    story = stage.draft(cast)
    looked_at = story.version
    stage.save(story, cast.section_editor, headline="Dari redaktur")
    answer = program.send("PATCH", f"/stories/{story.pk}", {"headline": "Dari skrip"}, if_match=f'"{looked_at}"')
    assert (answer.status_code, answer.json()["version"]) == (412, story.version)
    answer = program.send("POST", f"/stories/{story.pk}/submit", if_match=f'"{looked_at}"')
    assert answer.status_code == 412
    assert Article.objects.get(pk=story.pk).headline == "Dari redaktur"


@pytest.mark.parametrize(
    ("header", "status"), [(None, 428), ("x", 422), ("*", 422), ("99999999999", 422), ("-1", 422)]
)
def test_a_change_says_what_it_looked_at(cast, program, header, status):
    story = stage.draft(cast)
    told = {"if_match": header} if header else {}
    assert program.send("PATCH", f"/stories/{story.pk}", {"headline": "x"}, **told).status_code == status
    assert program.send("POST", f"/stories/{story.pk}/submit", **told).status_code == status


def test_while_somebody_else_writes_in_it_the_program_waits(cast, program):
    story = stage.draft(cast)
    locks.take(story, OpenPage(cast.section_editor, "sesi", uuid.uuid4()))
    answer = program.send("PATCH", f"/stories/{story.pk}", {"headline": "x"}, if_match=str(story.version))
    assert answer.status_code == 423
    assert str(cast.section_editor) in answer.json()["detail"]


def test_the_same_key_begins_one_story(program):
    key = str(uuid.uuid4())
    first = program.send("POST", "/stories", first_text(), idempotency_key=key)
    again = program.send("POST", "/stories", first_text(), idempotency_key=key)
    other = program.send("POST", "/stories", first_text(headline="Lain"), idempotency_key=key)
    assert (first.status_code, again.status_code, other.status_code) == (201, 200, 409)
    assert again.json()["id"] == first.json()["id"] == other.json()["story"]
    assert Article.objects.count() == 1


def test_submitting_is_a_step_and_the_last_that_a_program_takes(cast, program):
    story = stage.draft(cast)
    answer = program.send("POST", f"/stories/{story.pk}/submit", if_match=f'"{story.version}"')
    assert (answer.status_code, answer.json()["status"]) == (200, "in_review")
    entry = Entry.objects.filter(kind="story", object_id=story.pk).latest("pk")
    assert entry.actor == cast.writer
    assert entry.device.startswith(program.token.prefix)
    for move in ("approve", "publish", "schedule", "withdraw"):
        assert program.send("POST", f"/stories/{story.pk}/{move}", if_match="1").status_code == 404
    assert Client().get(f"{ROOT}/stories/{story.pk}").status_code == 404


def test_what_a_story_lacks_is_told(program):
    pk = program.send("POST", "/stories", {"headline": "Baru judul"}).json()["id"]
    told = program.get(f"/stories/{pk}").json()
    assert len(told["why_not_submit"]) > 1
    answer = program.send("POST", f"/stories/{pk}/submit", if_match=str(told["version"]))
    assert (answer.status_code, answer.json()["reasons"]) == (403, told["why_not_submit"])


def test_a_program_submits_no_copy_of_what_was_withdrawn(cast, program):
    source = stage.published(cast)
    copy, translation = copies.copy(source, cast.writer), stage.draft(cast, translates=source)
    stage.withdraw(cast.editor_in_chief, source, Order(note="Tidak pernah terjadi.", ground="false"))
    for story in (copy, translation):
        [why] = program.get(f"/stories/{story.pk}").json()["why_not_submit"][1:]
        assert f"#{source.pk}" in why
        answer = program.send("POST", f"/stories/{story.pk}/submit", if_match=str(story.version))
        assert (answer.status_code, why in answer.json()["reasons"]) == (403, True)
        assert Article.objects.get(pk=story.pk).status == "draft"


def test_readers_keep_their_text_while_a_live_story_is_changed(cast, program):
    story = stage.published(cast, headline="Untuk pembaca")
    answer = program.send("PATCH", f"/stories/{story.pk}", {"headline": "Belum"}, if_match=str(story.version))
    assert (answer.status_code, answer.json()["status"]) == (200, "draft")
    assert editions.current(story).headline == "Untuk pembaca"


@pytest.mark.parametrize(
    ("sent", "name"),
    [
        ({}, "headline"),
        (first_text(headline="x" * 201), "headline"),
        (first_text(section="tidak-ada"), "section"),
        (first_text(section="bu kan"), "section"),
        (first_text(section="a\x00"), "section"),
        (first_text(authors=[{"slug": "siapa"}]), "authors"),
        (first_text(authors=[{"slug": "wati", "role": "raja"}]), "authors"),
        (first_text(tags=["a,b"]), "tags"),
        (first_text(tags=["!!!"]), "tags"),
        (first_text(lead_photo=99999), "lead_photo"),
        (first_text(lead_photo=-1), "lead_photo"),
        (first_text(kind="opini"), "kind"),
        (first_text(video_url="bukan alamat"), "video_url"),
        (first_text(status="published"), "status"),
        (first_text(created_by=1), "created_by"),
        (first_text(body=12), "body"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_kept(program, sent, name):
    answer = program.send("POST", "/stories", sent)
    assert answer.status_code == 422, answer.content
    assert answer.json()["errors"][0]["name"].split(".")[0] == name
    assert not Article.objects.exists()


def test_signs_that_no_document_carries_are_left_out(program):
    pk = program.send("POST", "/stories", first_text(headline="Pa\x00nen\x07", standfirst="\u202eterbalik")).json()[
        "id"
    ]
    assert "\x00" not in Article.objects.get(pk=pk).headline


@pytest.mark.parametrize("body", ["", "{", "[1]", '"x"', "\xff", '{"headline": ' + "[" * 2000 + "]" * 2000 + "}"])
def test_what_is_no_story_is_refused_in_its_form(program, body):
    address = f"{ROOT}/desk/stories"
    answer = program.client.generic("POST", address, body, content_type="application/json")
    assert answer.status_code in (400, 422)
    assert answer["Content-Type"] == "application/problem+json"


def test_more_than_any_story_is_not_read(program, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    answer = program.send("POST", "/stories", first_text(body="x" * 2000))
    assert (answer.status_code, answer["Content-Type"]) == (413, "application/problem+json")


def test_the_list_is_the_persons_own_in_its_order(cast, program):
    stories = [stage.draft(cast), stage.submitted(cast), stage.published(cast)]
    stage.draft(cast, created_by=cast.other_writer, byline=None).bylines.all().delete()
    first = program.get("/stories", limit=2).json()
    rest = program.get("/stories", limit=2, cursor=first["next"]).json()
    assert [one["id"] for one in first["items"] + rest["items"]] == [story.pk for story in reversed(stories)]
    assert rest["next"] is None
    assert [one["id"] for one in program.get("/stories", status="in_review").json()["items"]] == [stories[1].pk]
    assert program.get("/stories", cursor="bukan").status_code == 422
    assert program.get("/stories", status="lain").status_code == 422
    assert Program(cast.other_section_editor).get("/stories").json()["items"] == []


def test_a_list_asks_a_bounded_number_of_questions(cast, program, django_assert_max_num_queries):
    for _nth in range(5):
        stage.draft(cast)
    program.get("/stories")
    with django_assert_max_num_queries(6):  # token, its use, roles, two for the second step and steps, list, stories
        assert len(program.get("/stories").json()["items"]) == 5


def test_a_session_lets_nobody_in(cast):
    client = Client()
    client.force_login(cast.editor_in_chief)
    answer = client.get(f"{ROOT}/desk/stories")
    assert (answer.status_code, answer["WWW-Authenticate"]) == (401, 'Bearer realm="newsroom"')


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer ", "Bearer x", "Basic d2F0aTp4", "nrm_x", "Bearer nrm_é"])
def test_whatever_is_no_token_is_answered_alike(db, header):
    answer = Client(headers={"authorization": header}).get(f"{ROOT}/desk/me")
    assert (answer.status_code, answer.json()["type"]) == (401, "urn:newsroom:problem:no-token")


def test_answers_of_a_person_are_kept_nowhere(cast, program, settings):
    settings.NEWSROOM_PAGE_CACHE_MB = 8
    story = stage.draft(cast, headline="Rahasia")
    for path in ("/me", "/stories", f"/stories/{story.pk}", "/stories/999", "/nowhere"):
        answer = program.get(path)
        assert answer["Cache-Control"] == "no-store", path
        assert "Access-Control-Allow-Origin" not in answer
        assert "Surrogate-Key" not in answer
    assert Client().get(f"{ROOT}/desk/stories/{story.pk}").status_code == 401


def test_reasons_come_in_the_persons_language(cast, program):
    cast.writer.language = "id"
    cast.writer.save()
    story = stage.approved(cast)
    told = program.send("PATCH", f"/stories/{story.pk}", {"headline": "x"}, if_match=str(story.version)).json()
    assert "redaktur" in told["detail"].lower()
    told = program.send("PATCH", f"/stories/{story.pk}", {"headline": "x"}).json()
    assert "Sebut dalam If-Match" in told["detail"]
    assert "bukan milik desk Anda" in program.get("/stories/999").json()["detail"]
    assert "No such" not in Client().get(f"{ROOT}/tidak-ada").content.decode()


def test_who_takes_over_for_a_person_sees_the_use_of_a_token(program):
    assert program.token.last_used_at is None
    told = program.get("/me").json()
    assert (told["username"], told["token"]) == ("wati", program.token.prefix)
    assert told["scopes"] == Scope.values
    assert ApiToken.objects.get().last_used_at <= timezone.now()


def test_a_role_that_asks_for_a_second_step_asks_a_program_too(cast, settings):
    settings.NEWSROOM_REQUIRE_MFA = True
    answer = Program(cast.section_editor).get("/stories")
    assert (answer.status_code, answer.json()["type"]) == (403, "urn:newsroom:problem:second-factor")
    assert Program(cast.writer).get("/stories").status_code == 200


def test_wrong_tokens_are_counted_by_address_and_a_right_one_by_itself(cast, program, settings):
    settings.NEWSROOM_API_A_MINUTE, settings.NEWSROOM_API_TOKEN_A_MINUTE = 3, 5
    wrong = [Client(headers={"authorization": f"Bearer nrm_{nth}"}).get(f"{ROOT}/desk/me") for nth in range(4)]
    assert [answer.status_code for answer in wrong] == [401, 401, 401, 429]
    assert program.get("/me").status_code == 429


def test_so_many_requests_with_one_token(cast, settings):
    settings.NEWSROOM_API_TOKEN_A_MINUTE = 2
    one, other = Program(cast.writer), Program(cast.writer)
    assert [one.get("/me").status_code for _nth in range(3)] == [200, 200, 429]
    assert other.get("/me")["RateLimit"] == '"api-token";r=1;t=30'


def test_a_token_that_may_write_alone_learns_no_words(cast):
    story = stage.draft(cast, headline="Rahasia")
    writing = Program(cast.writer, [Scope.STORIES_WRITE])
    answer = writing.send("PATCH", f"/stories/{story.pk}", {}, if_match=str(story.version))
    assert answer.status_code == 200
    assert set(answer.json()) == {"id", "status", "version", "revision"}


def test_a_revoked_token_is_no_token(program, cast):
    tokens.revoke(program.token, cast.writer)
    assert program.get("/me").status_code == 401


def test_an_unknown_author_is_no_way_to_learn_of_accounts(program):
    """Authors are printed names; whoever has none is unknown, account or not."""
    AuthorFactory(slug="agensi", user=None)
    answer = program.send("POST", "/stories", first_text(authors=[{"slug": "agensi"}]))
    assert answer.status_code == 201
