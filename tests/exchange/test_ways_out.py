"""Agency copy says on every way out whose it is, and on what terms; and what is our own says nothing of the kind."""

import io
import json

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from exchange.exporting import wordpress
from exchange.exporting.folder import Folder
from exchange.models import Delivery, Webhook
from exchange.webhooks import sending, signing
from exchange.wires import taking
from tests import stage
from tests.exchange.api.asking import ROOT
from tests.exchange.api.programs import Program
from tests.exchange.exporting.schema import faults
from tests.exchange.exporting.test_archive import schema
from tests.exchange.outlets.partner import SPACE, Partner
from tests.exchange.test_origins import live
from tests.exchange.wires import stage as wires
from tests.exchange.wires.copy import g2
from tests.exchange.wires.test_terms import RIGHTS, TERMS

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("moving out")]


@pytest.fixture
def source(cast):
    return wires.source(cast, passes_on=True)


@pytest.fixture
def theirs(cast, source):
    """A live story that is made of an item with terms."""
    [item] = wires.keep(source, g2(before=RIGHTS))
    return live(cast, taking.take(item, cast.writer))


@pytest.fixture
def ours(cast):
    return stage.published(cast, headline="Milik kami")


@pytest.fixture
def translation(cast, theirs):
    return stage.published(cast, headline="Nickel rises", translates=theirs)


def test_an_archive_says_it_where_any_program_looks(theirs, ours, translation, tmp_path):
    folder = tmp_path / "arsip"
    call_command("export_archive", str(folder), stdout=io.StringIO())
    lines = [json.loads(line) for file in (folder / "stories").iterdir() for line in file.open()]
    told = {one["uri"].rpartition(":")[2]: one for one in lines if one["profile"] == "newsroom-story"}
    for story in (theirs, translation):
        line = told[str(story.pk)]
        assert (line["infoSources"], line["usageTerms"]) == ([{"name": "KBN"}], TERMS)
        assert list(faults(line, schema(), schema())) == []
    assert not {"infoSources", "usageTerms"} & set(told[str(ours.pk)])


def test_wordpress_has_it_among_the_fields_of_the_post(theirs, ours, translation, tmp_path):
    wordpress.write(Folder(tmp_path / "w"), None, lambda _name: None)
    posts = (tmp_path / "w" / "stories-000000000.xml").read_text().split("<item>")
    for story in (theirs, translation):
        post = next(one for one in posts if f"<wp:post_id>{story.pk}</wp:post_id>" in one)
        assert post.count("<wp:meta_key><![CDATA[agency_") == 3
        assert f"KBN ({wires.GUID}, version 1)" in post
        assert TERMS in post
        assert "<wp:meta_value><![CDATA[yes]]></wp:meta_value>" in post
    assert "agency_" not in next(one for one in posts if f"<wp:post_id>{ours.pk}</wp:post_id>" in one)


@pytest.mark.parametrize("terms", ["Hanya untuk situs mitra.", ""])
def test_a_partner_gets_it_on_the_agencys_terms_and_not_as_our_own(cast, theirs, ours, settings, terms):
    partner = Partner(cast, terms=terms)
    told = partner.story(theirs.pk)
    assert told["infoSources"] == [{"name": "KBN"}]
    assert told["usageTerms"].splitlines() == [*filter(None, [terms]), TERMS]
    assert "copyrightHolder" not in told
    assert partner.story(ours.pk)["copyrightHolder"] == settings.NEWSROOM_NAME
    assert "infoSources" not in partner.story(ours.pk)
    whole = schema()
    assert list(faults(told, whole, whole)) == []
    root = Partner(cast, format="newsml", terms=terms).message()
    found = {one.get("guid").rpartition(":")[2]: one for one in root.iter(f"{SPACE}newsItem")}
    item = found[str(theirs.pk)]
    assert item.findtext(f"{SPACE}contentMeta/{SPACE}infoSource/{SPACE}name") == "KBN"
    assert TERMS in item.findtext(f"{SPACE}rightsInfo/{SPACE}usageTerms")
    assert item.find(f"{SPACE}rightsInfo/{SPACE}copyrightHolder") is None
    assert item.findtext(f"{SPACE}itemMeta/{SPACE}provider/{SPACE}name") == settings.NEWSROOM_NAME
    assert found[str(ours.pk)].find(f"{SPACE}contentMeta/{SPACE}infoSource") is None
    assert found[str(ours.pk)].find(f"{SPACE}rightsInfo/{SPACE}copyrightHolder") is not None


def test_programs_are_told_whose_it_is_and_whether_it_may_go_on(
    cast, source, theirs, ours, translation, settings, django_capture_on_commit_callbacks
):
    settings.NEWSROOM_PAGE_CACHE_MB = 8

    def told(story):
        return Client().get(f"{ROOT}/stories/{story.pk}").json()["agency_copy"]

    assert told(ours) == []
    assert told(theirs) == told(translation) == [{"source": "KBN", "may_go_on": True}]
    with django_capture_on_commit_callbacks(execute=True):
        source.passes_on, source.name = False, "Kantor Berita"
        source.save()
    assert told(theirs) == told(translation) == [{"source": "Kantor Berita", "may_go_on": False}]


def test_a_webhook_carries_it(cast, theirs):
    hook = Webhook.objects.create(
        name="Agregator",
        address="https://agregator.example/",
        events=["story.published"],
        secret=signing.sealed(signing.new_secret()),
        created_by=cast.administrator,
    )
    row = Delivery.objects.create(hook=hook, article=theirs, event="story.published", at=theirs.created_at)
    assert json.loads(sending.told(row))["story"]["agency_copy"] == [{"source": "KBN", "may_go_on": True}]


def test_a_persons_program_reads_the_terms_before_it_submits(cast, theirs, ours):
    program = Program(cast.section_editor)
    [copy] = program.get(f"/stories/{theirs.pk}").json()["agency_copy"]
    assert copy == {
        "source": "KBN",
        "may_go_on": True,
        "item": wires.GUID,
        "version": 1,
        "usage_terms": "Tidak untuk arsip.",
    }
    assert program.get(f"/stories/{ours.pk}").json()["agency_copy"] == []


def test_a_feed_names_the_agency_as_the_author_and_has_none_of_the_text(theirs):
    feed = Client().get(reverse("public:home_feed")).content.decode()
    assert "Kantor Berita Nusantara" in feed
    assert "Pembeli menunggu" not in feed
