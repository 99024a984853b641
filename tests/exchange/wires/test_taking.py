"""A taken item is a draft with all that its sender wants told of it, and what changes afterwards is seen."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from articles import checklist
from articles.models import Article, ChecklistRule
from articles.refusals import Refused
from articles.text.ai import Made
from articles.workflow import workflow
from articles.workflow.status import Status
from audit.models import Entry
from exchange.models import WireItem, WireUse
from exchange.wires import health, keeping, picturing, taking
from photos import rights
from photos.models import Licence, Photo
from tests import stage
from tests.exchange.wires import stage as wires
from tests.exchange.wires.copy import G2, g2, message, nitf
from tests.factories import jpeg

pytestmark = pytest.mark.django_db
TERMS = "<rightsInfo><usageTerms>Tidak untuk arsip.</usageTerms></rightsInfo>"


def approved(cast, article):
    """Bring a taken draft to the door: what the checklist wants of it is filled in."""
    ChecklistRule.objects.create(rule="photos", level="off")
    stage.save(article, cast.writer, standfirst="Stok menipis.")
    workflow.perform("submit", cast.writer, article)
    workflow.perform("approve", cast.section_editor, article)


def test_a_draft_has_text_credit_section_dateline_and_the_mark_of_its_source(cast, source):
    (item,) = wires.keep(
        source, g2(before=TERMS, meta="<edNote>Cek angka.</edNote>", about="<dateline>PALU</dateline><by>Rina</by>")
    )
    article = taking.take(item, cast.writer)
    article.refresh_from_db()
    assert (article.status, article.created_by, article.section) == (Status.DRAFT, cast.writer, cast.section)
    assert (article.headline, article.dateline) == ("Harga nikel naik", "PALU")
    assert article.body == "<p>Harga nikel naik dua persen.</p><p>Pembeli menunggu.</p>"
    (byline,) = article.bylines.all()
    assert (byline.author.name, byline.author.user) == ("Kantor Berita Nusantara", None)
    note = article.revisions.get().note
    for told in ("KBN", "version 1", wires.GUID, "Rina", "Tidak untuk arsip.", "Cek angka."):
        assert told in note
    assert not article.editions.exists()
    use = WireUse.objects.get()
    assert (use.item, use.seen, use.article, use.by, use.taken) == (item, item, article, cast.writer, True)
    assert Entry.objects.get(action="wire.taken").details["guid"] == wires.GUID
    [other] = wires.keep(source, g2(guid="b"))
    assert taking.take(other, cast.writer).bylines.get().author == byline.author, "one agency is one author"


PICTURE = (
    f'<newsItem {G2} guid="foto" version="1"><rightsInfo><usageTerms>Sekali pakai.</usageTerms></rightsInfo>'
    '<itemMeta><itemClass qcode="ninat:picture"/></itemMeta><contentMeta><creditline>KBN/Andi</creditline>'
    '<headline>Smelter</headline><description role="drol:caption">Smelter di Morowali.</description></contentMeta>'
    '<contentSet><remoteContent href="nikel.jpg" contenttype="image/jpeg"/></contentSet></newsItem>'
)
PACKAGE = (
    f'<packageItem {G2} guid="paket"><contentMeta><headline>Paket</headline></contentMeta><groupSet><group id="g">'
    f'<itemRef residref="{wires.GUID}"/><itemRef residref="foto"/></group></groupSet></packageItem>'
)


def test_a_text_that_is_longer_than_ours_may_be_is_cut_where_it_is_no_body_and_a_closed_section_is_left_open(
    cast, source, item
):
    WireItem.objects.update(headline="Nikel " * 50, dateline="Palu " * 40, standfirst="Naik. " * 333)
    cast.section.is_active = False
    cast.section.save()
    article = taking.take(WireItem.objects.get(), cast.managing_editor)
    for name in ("headline", "dateline", "standfirst"):
        said = getattr(article, name)
        assert (said.endswith("…"), len(said)) == (True, Article._meta.get_field(name).max_length)
    assert article.section is None


@pytest.mark.parametrize(
    ("said", "made"),
    [("", ""), (Made.MADE, Made.MADE), (Made.EDITED, Made.EDITED), ("algorithmicMedia", Made.EDITED)],
)
def test_what_a_machine_made_is_marked_as_ours_is(cast, item, said, made):
    WireItem.objects.update(source_type=said)
    assert taking.take(WireItem.objects.get(), cast.writer).ai_text == made


def test_each_picture_stands_in_it_once(cast, source):
    names = ("satu.jpg", "dua.jpg", "lagi.jpg", "nikel.jpg")
    more = "".join(f'<media media-type="image"><media-reference source="{name}"/></media>' for name in names)
    there = {
        "satu.jpg": jpeg(colour=(1, 2, 3)),
        "dua.jpg": jpeg(colour=(9, 200, 3)),
        "lagi.jpg": jpeg(colour=(1, 2, 3)),
    }
    [item] = wires.keep(source, nitf('<doc-id id-string="A"/>', content=f"<p>Teks.</p>{more}"), beside=there.get)
    article = taking.take(item, cast.writer)
    first, second = Photo.objects.order_by("pk")
    assert (article.lead_photo, article.body.count("data-photo")) == (first, 1)
    assert f'data-photo="{second.pk}"' in article.body
    assert article.revisions.get().note.count("Picture not here") == 1


def test_its_photos_come_into_the_library_with_their_rights(cast, source):
    until = timezone.now() + timedelta(hours=2)
    embargo = f"<embargoed>{until.isoformat()}</embargoed>"
    items = wires.keep(source, message(g2(meta=embargo), PICTURE, PACKAGE))
    article = taking.take(items[0], cast.writer)
    photo = Photo.objects.get()
    assert article.lead_photo == photo
    assert (photo.credit, photo.caption, photo.instructions) == ("KBN/Andi", "Smelter di Morowali.", "Sekali pakai.")
    assert (photo.licence_kind, photo.source, photo.created_by) == (Licence.AGENCY, "KBN", cast.writer)
    assert abs(photo.usable_from - until) < timedelta(seconds=1)


def test_a_picture_that_is_not_here_is_told_and_the_rest_is_taken(cast, source):
    (item,) = wires.keep(source, PICTURE.replace("nikel.jpg", "hilang.jpg"))
    article = taking.take(item, cast.writer)
    assert article.lead_photo is None
    assert "Picture not here: Smelter di Morowali." in article.revisions.get().note


def test_what_its_sender_holds_back_nobody_publishes_before(cast, source):
    until = timezone.now() + timedelta(hours=3)
    (item,) = wires.keep(source, g2(meta=f"<embargoed>{until.isoformat()}</embargoed>"))
    article = taking.take(item, cast.writer)
    assert abs(article.embargo_until - until) < timedelta(seconds=1)
    approved(cast, article)
    with pytest.raises(Refused, match="embargo"):
        workflow.perform("publish", cast.section_editor, article)
    assert not article.editions.exists()


def test_an_embargo_that_comes_later_holds_the_draft_as_well(cast, source, item):
    article = taking.take(item, cast.writer)
    until = timezone.now() + timedelta(hours=3)
    wires.keep(source, wires.version(2, meta=f"<embargoed>{until.isoformat()}</embargoed>"))
    article.refresh_from_db()
    assert abs(article.embargo_until - until) < timedelta(seconds=1)
    wires.keep(source, wires.version(3))  # without one: only an editor lifts it
    article.refresh_from_db()
    assert article.embargo_until is not None


def test_the_same_person_gets_the_same_draft_and_another_is_told_whose_it_is(cast, item):
    article = taking.take(item, cast.writer)
    assert taking.take(item, cast.writer) == article
    with pytest.raises(Refused, match=f"#{article.pk}"):
        taking.take(item, cast.other_writer)
    assert taking.take(item, cast.other_writer, again=True) != article
    assert Article.objects.count() == 2


def test_what_was_made_of_a_version_and_withdrawn_is_not_taken_again_and_a_later_one_is(cast, source, item):
    story = stage.withdrawn(cast)
    WireUse.objects.create(item=item, seen=item, article=story, taken=True, by=cast.writer)
    with pytest.raises(Refused, match=f"#{story.pk} was made of this version"):
        taking.take(item, cast.other_writer, again=True)
    wires.keep(source, wires.version(2))
    assert taking.take(WireItem.objects.newest().get(guid=item.guid), cast.other_writer, again=True)


@pytest.mark.parametrize("state", ["canceled", "withheld"])
def test_nothing_is_made_of_what_may_not_be_used(cast, item, state):
    item.state = state
    item.save()
    with pytest.raises(Refused):
        taking.take(item, cast.managing_editor)
    assert not Article.objects.exists()


def test_an_old_version_is_not_taken(cast, source, item):
    wires.keep(source, wires.version(2))
    item.refresh_from_db()
    with pytest.raises(Refused, match="newer"):
        taking.take(item, cast.writer)


def test_who_does_not_write_takes_nothing(cast, item):
    for person in (cast.photo_editor, cast.administrator, cast.legal):
        with pytest.raises(Refused):
            taking.take(item, person)


def test_a_story_is_put_beside_an_item_and_held_back_with_it(cast, source):
    until = timezone.now() + timedelta(hours=1)
    (item,) = wires.keep(source, g2(meta=f"<embargoed>{until.isoformat()}</embargoed>"))
    story = stage.draft(cast)
    use = taking.attach(item, story, cast.writer)
    own = taking.take(item, cast.writer)
    assert own != story, "what only stands beside it is not made of it"
    assert (use.taken, taking.attach(item, story, cast.writer)) == (False, use)
    story.refresh_from_db()
    assert story.embargo_until
    with pytest.raises(Refused):
        taking.attach(item, story, cast.other_writer)  # not theirs to see
    with pytest.raises(Refused):
        taking.attach(item, stage.published(cast), cast.section_editor)  # readers have it: nothing to hold back
    with pytest.raises(Refused):
        taking.attach(item, stage.submitted(cast), cast.writer)  # with the editors: not theirs to hold back


def test_what_changed_since_it_was_taken_is_seen_and_then_known(cast, source, item):
    article = taking.take(item, cast.writer)
    use = WireUse.objects.get()
    assert not taking.changed(use, taking.newest(use))
    wires.keep(source, wires.version(2, text="<p>Harga nikel turun dua persen.</p>", headline="Nikel turun"))
    use = WireUse.objects.get()
    now = taking.newest(use)
    assert taking.changed(use, now)
    found = {one.name: (one.words_added, one.words_removed) for one in taking.between(use.seen, now)}
    assert set(found) == {"headline", "body"}
    article.refresh_from_db()
    assert article.headline == "Harga nikel naik"  # nobody's words are changed under their hands
    taking.see(use, cast.writer)
    use = WireUse.objects.get()
    assert (use.seen, taking.changed(use, taking.newest(use))) == (now, False)
    with pytest.raises(Refused):
        taking.see(use, cast.other_writer)


def test_a_cancellation_under_the_same_number_is_a_change_too(cast, source, item):
    taking.take(item, cast.writer)
    wires.keep(source, g2(state="stat:canceled"))
    use = WireUse.objects.get()
    assert taking.changed(use, taking.newest(use))
    taking.see(use, cast.writer)
    use = WireUse.objects.get()
    assert not taking.changed(use, taking.newest(use))


def test_usage_terms_stand_in_the_checklist_of_what_is_made_of_it(cast, source):
    (item,) = wires.keep(source, g2(before=TERMS))
    article = Article.objects.get(pk=taking.take(item, cast.writer).pk)
    (finding,) = [one for one in checklist.Judgement(article).findings if one.name == "usage_terms"]
    assert "Tidak untuk arsip." in str(finding.complaints)
    assert not finding.blocks
    (other,) = [one for one in checklist.Judgement(stage.draft(cast)).findings if one.name == "usage_terms"]
    assert other.complaints == []


def test_an_item_is_waved_off_for_all_and_comes_back(cast, source, item):
    taking.ignore(item, cast.writer)
    item.refresh_from_db()
    assert item.ignored_by == cast.writer
    (update,) = wires.keep(source, wires.version(2))
    assert update.ignored_at is None
    taking.ignore(item, cast.section_editor, back=True)
    assert WireItem.objects.get(pk=item.pk).ignored_at is None
    with pytest.raises(Refused):
        taking.ignore(item, cast.photo_editor)


def test_a_live_story_whose_copy_was_taken_back_is_named_until_somebody_knows(cast, source, item):
    article = taking.take(item, cast.writer)
    approved(cast, article)
    workflow.perform("publish", cast.section_editor, article)
    assert list(health.live_taken_back()) == []
    wires.keep(source, wires.version(2, state="stat:canceled", meta="<edNote>Keliru.</edNote>"))
    ((use, now),) = health.live_taken_back()
    assert (use.article, now.reason) == (article, "Keliru.")
    taking.see(use, cast.section_editor)
    assert list(health.live_taken_back()) == []
    assert keeping.uses(now)[0].article.status == Status.PUBLISHED  # people withdraw, machines do not


def test_however_many_were_taken_back_it_takes_three_statements(cast, source, django_assert_num_queries):
    for guid in ("urn:a", "urn:b", "urn:c"):
        (item,) = wires.keep(source, g2(guid=guid))
        story = stage.published(cast)
        taking.attach(item, story, cast.section_editor)
        wires.keep(source, g2(guid=guid, version='version="2"', state="stat:canceled"))
    taking.attach(WireItem.objects.newest().get(guid="urn:a"), stage.draft(cast), cast.section_editor)
    with django_assert_num_queries(3):
        told = health.live_taken_back()
    assert [item.guid for _use, item in told] == ["urn:a", "urn:b", "urn:c"]


@pytest.mark.parametrize("said", [{"is_denied": True}, {"usable_until": "2026-01-01T00:00Z"}])
def test_a_picture_that_may_not_be_printed_is_neither_offered_nor_taken(cast, client, source, said):
    """The library has the same file, and knows more of its rights than the agency says."""
    [item] = wires.keep(source, wires.WITH_PICTURE)
    photo = picturing.bring_in(item.pictures.get(), cast.photo_editor)
    Photo.objects.filter(pk=photo.pk).update(**said)
    client.force_login(cast.writer)
    page = client.get(reverse("exchange:wires"), {"item": item.pk})
    why = BeautifulSoup(page.content, "html.parser").select_one(".wire-picture .wire-left-out").get_text()
    assert str(rights.why_not_use(Photo.objects.get())) in why
    answer = client.post(reverse("exchange:wire_do", args=[item.pk]), {"do": "take"}, follow=True)
    article = Article.objects.get()
    assert (article.lead_photo, "data-photo" in article.body, Photo.objects.count()) == (None, False, 1)
    assert "Picture left out" in article.revisions.get().note
    assert "Picture left out" in answer.content.decode(), "its person is told as the draft opens"


def test_a_picture_that_waits_for_the_items_own_embargo_comes_along(cast, source):
    [item] = wires.keep(source, wires.WITH_PICTURE)
    photo = picturing.bring_in(item.pictures.get(), cast.photo_editor)
    Photo.objects.filter(pk=photo.pk).update(usable_from=timezone.now() + timedelta(hours=2))
    assert picturing.judged(item)[0][1] is None
    assert taking.take(item, cast.writer).lead_photo == photo
