"""A tag or a byline put right on every story at once; no revision, version, approval or state changes."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from taggit.models import Tag

from articles.admin import labels
from articles.models import Edition, EditionByline, FormerTag, Revision
from articles.refusals import Refused
from articles.text import drafts, fixes, relabelling, revisions
from articles.workflow import workflow
from audit.models import Entry
from fronts.arrangement import Container, Rule
from newsroom import alarms
from people import becoming, clock, former, merging
from people.models import Author, MergeRun
from people.models.naming import STILL
from public import fronts, search
from tests import jobs, stage
from tests.factories import AuthorFactory
from tests.fronts import arranged

pytestmark = pytest.mark.django_db


def tagged(name: str) -> Tag:
    return Tag.objects.get(name=name)


@pytest.fixture
def worn(cast):
    """A story in every state that bears the misspelt tag; one of them bears the right one beside it."""
    tags = {"approved": ["ekspor", "rumput lautt"], "published": ["rumput lautt", "rumput laut"]}
    return {
        state: bring(cast, tags=tags.get(state, ["rumput lautt"])) for state, bring in stage.IN_EVERY_STATE.items()
    }


def standing(stories) -> dict:
    """All of a story that must stay as it is."""
    for story in stories.values():
        story.refresh_from_db()
    return {
        state: (
            one.version,
            one.status,
            one.approved_revision_id,
            one.updated_at,
            one.revisions.count(),
            one.approvals.count(),
            one.editions.count(),
        )
        for state, one in stories.items()
    }


def is_in_step(story) -> bool:
    """True while the desk copy is what its newest revision says."""
    return revisions.snapshot(story) == revisions.latest(story).fields


def test_a_tag_is_renamed_on_every_story_and_nobodys_word_is_lost(cast, worn):
    before = standing(worn)
    relabelling.rename(tagged("rumput lautt"), "  rumput  laut basah ", cast.managing_editor)
    assert standing(worn) == before
    for state, story in worn.items():
        names = set(story.tags.names())
        assert "rumput laut basah" in names, state
        assert "rumput lautt" not in names, state
        assert is_in_step(story), state
    assert not Revision.objects.filter(fields__tags__contains=["rumput lautt"]).exists()
    workflow.perform("publish", cast.section_editor, worn["approved"])  # its approval still is of this text
    live = Edition.objects.live().get(article=worn["approved"])
    assert sorted(live.tags.values_list("name", flat=True)) == ["ekspor", "rumput laut basah"]
    entry = Entry.objects.filter(action="tag.renamed").get()
    assert entry.details == {"was": "rumput lautt", "stories": len(worn)}


def test_a_tag_merged_into_another_leaves_each_story_with_one(cast, client, worn):
    before, gone = standing(worn), tagged("rumput lautt")
    address = reverse("public:tag", args=[gone.slug])
    relabelling.merge(gone, tagged("rumput laut"), cast.managing_editor)
    assert standing(worn) == before
    for state, story in worn.items():
        assert list(story.tags.names()).count("rumput laut") == 1, state
        assert is_in_step(story), state
    assert not Tag.objects.filter(name="rumput lautt").exists()
    live = Edition.objects.live().get(article=worn["published"])
    assert list(live.tags.values_list("name", flat=True)) == ["rumput laut"]
    assert [hit.card.article_id for hit in search.find("laut").hits] == [worn["published"].pk]
    for path, name in ((address, "tag"), (f"{address}feed/", "tag_feed")):
        answer = client.get(path)
        assert (answer.status_code, answer["Location"]) == (301, reverse(f"public:{name}", args=["rumput-laut"]))


def test_a_renamed_tag_is_found_by_its_old_address_and_by_its_old_name(cast, client):
    story = stage.published(cast, tags=["bbm"])
    old = reverse("public:tag", args=["bbm"])
    relabelling.rename(tagged("bbm"), "Bahan Bakar", cast.managing_editor)
    assert client.get(old)["Location"] == reverse("public:tag", args=["bahan-bakar"])
    page = client.get(story.editions.get().get_absolute_url()).content.decode()
    assert "Bahan Bakar" in page
    before = story.revisions.count()
    stage.save(story, cast.writer, tags=["BBM"])  # typed, or still in a form that was open
    assert list(story.tags.names()) == ["Bahan Bakar"]
    assert story.revisions.count() == before
    relabelling.rename(tagged("Bahan Bakar"), "bbm", cast.managing_editor)
    assert not FormerTag.objects.filter(name="bbm").exists()
    assert client.get(reverse("public:tag", args=["bahan-bakar"]))["Location"] == old
    assert client.get(old).status_code == 200


def test_an_earlier_text_comes_back_with_the_tag_as_it_is_called_now(cast):
    story = stage.draft(cast, tags=["bbm"])
    first = story.revisions.get()
    stage.save(story, cast.writer, tags=["energi"])
    relabelling.rename(tagged("bbm"), "bahan bakar", cast.managing_editor)
    drafts.restore(story.pk, first.number, cast.writer, story.version)
    assert list(story.tags.names()) == ["bahan bakar"]
    assert revisions.latest(story).fields["tags"] == ["bahan bakar"]


def test_an_open_fix_goes_on_from_the_text_that_readers_have(cast):
    story = stage.published(cast, tags=["bbm"])
    stage.save(story, cast.writer, standfirst="Perubahan.")
    live = Edition.objects.live().get(article=story)
    fixes.keep(story, live.pk, {"headline": "Ekspor rumput laut turun"}, cast.writer)
    relabelling.rename(tagged("bbm"), "bahan bakar", cast.managing_editor)
    assert fixes.of(story).fields["tags"] == fixes.of(story).edition.revision.fields["tags"] == ["bahan bakar"]


@pytest.mark.parametrize(
    ("name", "why"),
    [("ekspor", "Merge"), ("EKSPOR", "Merge"), ("…", "letter"), ("a,b", "comma"), ("x" * 101, "comma")],
)
def test_a_name_that_no_tag_can_have_is_refused(cast, name, why):
    stage.draft(cast, tags=["bbm", "ekspor"])
    with pytest.raises(Refused, match=why):
        relabelling.rename(tagged("bbm"), name, cast.managing_editor)


def test_only_leading_editors_keep_tags(cast):
    stage.draft(cast, tags=["bbm", "ekspor"])
    for name, person in cast.people.items():
        if name in ("managing_editor", "editor_in_chief"):
            continue
        with pytest.raises(Refused, match="leading editors"):
            relabelling.rename(tagged("bbm"), "minyak", person)
        with pytest.raises(Refused, match="leading editors"):
            relabelling.merge(tagged("bbm"), tagged("ekspor"), person)


def test_a_front_that_shows_a_tag_shows_the_one_that_it_became(cast):
    story = stage.published(cast, tags=["bbm"])
    stage.draft(cast, tags=["energi"])
    arranged.live([Container("k", rule=Rule(tag=tagged("bbm").pk), size=4)])
    relabelling.merge(tagged("bbm"), tagged("energi"), cast.managing_editor)
    page = fronts.page(fronts.live(None))
    assert [card.article_id for card in page.cards] == [story.pk]
    assert f"tag:{tagged('energi').pk}" in page.keys


def test_stories_of_a_tag_are_counted_so_far_for_one_may_be_on_half_of_an_archive(cast, client, monkeypatch):
    monkeypatch.setattr(labels, "_COUNTED", 2)
    for bore in (["energi"], ["energi", "bbm"], ["energi"]):
        stage.draft(cast, tags=bore)
    client.force_login(cast.managing_editor)
    listed = client.get(reverse("admin:taggit_tag_changelist"), {"o": "-3"}).text
    assert re.findall(r"field-stories\b[^>]*>\s*([^<\s]+)", listed) == ["2+", "1"]


def test_the_desks_page_renames_merges_and_deletes_what_nobody_uses(cast, client):
    story = stage.draft(cast, tags=["bbm"])
    unused = Tag.objects.create(name="tak terpakai", slug="tak-terpakai")
    client.force_login(cast.managing_editor)
    listed = client.get(reverse("admin:taggit_tag_changelist")).content.decode()
    assert "bbm" in listed
    one = reverse("admin:taggit_tag_change", args=[tagged("bbm").pk])
    assert client.post(one, {"name": "energi"}).status_code == 302
    assert list(story.tags.names()) == ["energi"]
    told = client.post(one, {"name": "tak terpakai"}).content.decode()
    assert "Merge this one into it" in told
    told = client.post(one, {"name": "energi", "merge_into": "tidak ada"}).content.decode()
    assert "There is no tag of this name" in told
    chosen = {"action": "delete_unused", "_selected_action": [unused.pk, tagged("energi").pk]}
    client.post(reverse("admin:taggit_tag_changelist"), chosen)
    assert set(Tag.objects.values_list("name", flat=True)) == {"energi"}
    Tag.objects.create(name="listrik", slug="listrik")
    assert client.post(one, {"name": "energi", "merge_into": "Listrik"}).status_code == 302
    assert list(story.tags.names()) == ["listrik"]
    answer = client.post(reverse("admin:taggit_tag_delete", args=[tagged("listrik").pk]), {"post": "yes"})
    assert answer.status_code == 403


# Authors


def _signed(cast, author: Author):
    """A live story on which `author` stands twice, and the cast's writer."""
    story = stage.draft(cast)
    lines = [(author.pk, "editor"), (cast.writer.author.pk, "writer"), (author.pk, "contributor")]
    stage.save(story, cast.writer, bylines=[{"author": pk, "role": role} for pk, role in lines])
    workflow.perform("submit", cast.writer, story)
    for move in ("approve", "publish"):
        workflow.perform(move, cast.managing_editor, story)
    return story


def test_two_bylines_of_one_person_become_one(cast, client):
    gone, heir = AuthorFactory(name="Budi S.", slug="budi-s"), AuthorFactory(name="Budi Santoso", slug="budi-santoso")
    story = _signed(cast, gone)
    before = standing({"": story})
    merging.merge(gone, heir, cast.managing_editor)
    assert standing({"": story}) == before
    assert is_in_step(story)
    live = Edition.objects.live().get(article=story)
    assert [line["author"] for line in live.revision.fields["bylines"]] == [heir.pk, cast.writer.author.pk, heir.pk]
    assert EditionByline.objects.filter(edition=live, author=heir).count() == 2
    page = client.get(live.get_absolute_url()).content.decode()
    assert "Budi Santoso" in page
    assert "Budi S." not in page
    for path, name in (("/penulis/budi-s/", "author"), ("/penulis/budi-s/feed/", "author_feed")):
        assert client.get(path)["Location"] == reverse(f"public:{name}", args=["budi-santoso"])
    assert former.present(Author, [gone.pk, heir.pk]) == {gone.pk: heir.pk}
    assert Entry.objects.filter(action="author.merged").get().details["was"] == "Budi S."


def test_a_part_that_both_had_is_printed_once(cast):
    gone, heir = AuthorFactory(), AuthorFactory()
    story = stage.draft(cast)
    lines = [{"author": one.pk, "role": "writer"} for one in (gone, heir)]
    stage.save(story, cast.writer, bylines=lines)
    merging.merge(gone, heir, cast.editor_in_chief)
    assert [(line.author_id, line.role) for line in story.bylines.all()] == [(heir.pk, "writer")]
    assert is_in_step(story)


def test_an_account_goes_along_and_two_accounts_are_refused(cast):
    heir = AuthorFactory()
    with pytest.raises(ValidationError, match="Both belong"):
        merging.merge(cast.writer.author, cast.other_writer.author, cast.managing_editor)
    merging.merge(cast.writer.author, heir, cast.managing_editor)
    heir.refresh_from_db()
    assert heir.user == cast.writer


def test_only_who_keeps_the_list_of_bylines_merges_them(cast, client):
    gone, heir = AuthorFactory(name="Budi S.", slug="budi-s"), AuthorFactory(name="Budi Santoso")
    keepers = {"managing_editor", "editor_in_chief", "administrator"}
    for name, person in cast.people.items():
        assert (merging.why_not(person, gone, heir) is None) is (name in keepers), name
    client.force_login(cast.managing_editor)
    one = reverse("admin:people_author_change", args=[gone.pk])
    sent = {"name": gone.name, "slug": gone.slug, "is_active": "on"}
    assert "No author has this name" in client.post(one, sent | {"merge_into": "Tidak Ada"}).content.decode()
    assert "same author" in client.post(one, sent | {"merge_into": "/penulis/budi-s/"}).content.decode()
    assert client.post(one, sent | {"merge_into": "budi santoso"}).status_code == 302
    assert not Author.objects.filter(pk=gone.pk).exists()


def test_who_writes_no_more_keeps_the_page(cast, client):
    stage.published(cast)
    Author.objects.filter(pk=cast.writer.author.pk).update(is_active=False)
    assert client.get(f"/penulis/{cast.writer.author.slug}/").status_code == 200
    assert client.get(f"/penulis/{cast.writer.author.slug}/feed/").status_code == 200


# Many stories


@pytest.fixture
def few(monkeypatch):
    """Three stories are many, and two a stretch."""
    monkeypatch.setattr(becoming, "AT_ONCE", 2)
    monkeypatch.setattr(becoming, "STRETCH", 2)
    monkeypatch.setattr(becoming, "SECONDS", 0.0)


def bearing(story, name: str) -> bool:
    """True if the story bears the tag in every place that says so, and in step."""
    texts = {name in one.fields["tags"] for one in story.revisions.all()}
    editions = {name in one.tags.values_list("name", flat=True) for one in story.editions.all()}
    told = {name in story.tags.names(), *texts, *editions}
    assert len(told) == 1, told
    assert is_in_step(story)
    return told.pop()


@pytest.mark.parametrize("is_rename", [True, False], ids=["renamed", "merged"])
def test_on_many_stories_the_worker_does_it_in_stretches_and_each_story_is_whole(cast, client, few, worn, is_rename):
    before, gone, heir = standing(worn), tagged("rumput lautt"), tagged("rumput laut")
    if is_rename:
        run = relabelling.rename(gone, "Rumput Laut Basah", cast.managing_editor)
    else:
        run = relabelling.merge(gone, heir, cast.managing_editor)
    assert (run.total, Tag.objects.filter(pk=gone.pk).exists()) == (len(worn), True)
    name = "Rumput Laut Basah" if is_rename else "rumput laut"
    done = 0
    while jobs.work("go_on"):  # a job ends after each stretch, as if the worker had been restarted
        run.refresh_from_db()
        if run.ended_at is None:
            done = min(done + 2, len(worn))
            borne = [bearing(story, name) for state, story in worn.items() if is_rename or state != "published"]
            assert run.done == done
            assert sum(borne) in (done, done - 1)  # one bore both before
    assert run.ended_at
    assert standing(worn) == before
    assert all(bearing(story, name) for story in worn.values())
    old = reverse("public:tag", args=["rumput-lautt"])
    now = reverse("public:tag", args=["rumput-laut-basah" if is_rename else "rumput-laut"])
    assert client.get(old)["Location"] == now
    assert client.get(now).status_code == 200
    entry = Entry.objects.filter(action="tag.renamed" if is_rename else "tag.merged").get()
    assert (entry.label, entry.details) == (name, {"was": "rumput lautt", "stories": len(worn)})
    assert search.find("laut").hits[0].card.article_id == worn["published"].pk


def test_a_letter_case_is_changed_on_many_stories_and_the_address_stays(cast, client, few):
    for _nth in range(3):
        stage.published(cast, tags=["bbm"])
    relabelling.rename(tagged("bbm"), "BBM", cast.managing_editor)
    while jobs.work("go_on"):
        pass
    assert list(Tag.objects.values_list("name", "slug")) == [("BBM", "bbm")]
    assert client.get(reverse("public:tag", args=["bbm"])).status_code == 200


def test_nobody_begins_a_second_change_of_either_meanwhile(cast, client, few):
    for _nth in range(3):
        stage.draft(cast, tags=["bbm", "energi", "listrik"])
    bbm, energi, listrik = map(tagged, ("bbm", "energi", "listrik"))
    relabelling.merge(bbm, energi, cast.managing_editor)
    for begin in (
        lambda: relabelling.merge(bbm, listrik, cast.managing_editor),
        lambda: relabelling.merge(listrik, bbm, cast.managing_editor),
        lambda: relabelling.merge(energi, listrik, cast.managing_editor),
        lambda: relabelling.rename(bbm, "minyak", cast.managing_editor),
        lambda: relabelling.rename(energi, "tenaga", cast.managing_editor),
    ):
        with pytest.raises(Refused, match="“bbm” is being changed on many stories"):
            begin()
    client.force_login(cast.managing_editor)
    sent = client.post(
        reverse("admin:taggit_tag_change", args=[listrik.pk]), {"name": "listrik", "merge_into": "bbm"}
    )
    assert "is being changed on many stories" in sent.content.decode()
    assert MergeRun.objects.count() == 1


def test_the_tags_page_says_how_far_it_is_and_leads_on_to_the_other(cast, client, few):
    for _nth in range(3):
        stage.draft(cast, tags=["bbm", "energi"])
    bbm, energi = tagged("bbm"), tagged("energi")
    one, other = (reverse("admin:taggit_tag_change", args=[tag.pk]) for tag in (bbm, energi))
    client.force_login(cast.managing_editor)
    assert client.post(one, {"name": "bbm", "merge_into": "energi"})["Location"] == one
    jobs.work("go_on")
    for page in (one, other):
        shown = client.get(page)
        assert "2 of 3 stories" in shown.content.decode()
        assert shown["Refresh"]
    assert "merge_into" not in client.get(one).content.decode()
    client.post(one, {"name": "minyak"})  # a form that was open
    assert {tag.name for tag in Tag.objects.all()} == {"bbm", "energi"}
    while jobs.work("go_on"):
        pass
    assert client.get(one)["Location"] == other
    assert "merge_into" in client.get(other).content.decode()


def test_one_that_is_gone_meanwhile_ends_it_with_the_reason(cast, few):
    for _nth in range(3):
        stage.draft(cast, tags=["bbm"])
    run = relabelling.merge(tagged("bbm"), Tag.objects.create(name="energi"), cast.managing_editor)
    Tag.objects.filter(name="energi").delete()
    assert jobs.work("go_on") == ["go_on"]
    run.refresh_from_db()
    assert run.ended_at
    assert "no more" in run.why
    relabelling.rename(tagged("bbm"), "minyak", cast.managing_editor)


def test_one_that_fails_says_so_and_where_the_reason_is_is_an_alarm_and_is_tried_again(
    cast, client, few, monkeypatch, caplog
):
    for _nth in range(3):
        stage.draft(cast, tags=["bbm"])
    run = relabelling.rename(tagged("bbm"), "minyak", cast.managing_editor)
    client.force_login(cast.managing_editor)
    address = reverse("admin:taggit_tag_change", args=[run.gone])

    def broken(*_args):
        raise ValueError("lari dari\x00 jalur")

    with monkeypatch.context() as patch:
        patch.setattr(becoming, "_step", broken)
        with pytest.raises(ValueError, match="jalur"):
            jobs.work("go_on")
    run.refresh_from_db()
    assert (run.ended_at, run.failures, run.why) == (None, 1, "")
    assert "lari dari" in caplog.text
    shown = client.get(address).content.decode()
    assert "It failed, and is tried again." in shown
    assert f"under run {run.pk}" in shown
    assert "lari dari" not in shown
    assert not alarms.still_merges()
    MergeRun.objects.update(asked_at=clock.now() - STILL)
    assert "is not tried again by itself" in client.get(address).content.decode()
    (alarm,) = alarms.still_merges()
    assert "“bbm”" in str(alarm.said)
    assert f"under run {run.pk}" in str(alarm.remedy)
    assert alarm.link == address
    client.post(address, {"go_on": "1"})
    assert not alarms.still_merges()
    assert "It failed" not in client.get(address).content.decode()
    while jobs.work("go_on"):
        pass
    run.refresh_from_db()
    assert (run.why, run.failures, bool(run.ended_at)) == ("", 0, True)
    assert client.get(address)["Location"].endswith(f"/{run.heir}/change/")


def test_all_its_tries_are_over_before_it_is_said_to_stand_still():
    assert sum(becoming.WAITS) < STILL.total_seconds()
    assert becoming.go_on.func.waits == becoming.WAITS


def test_a_run_whose_worker_died_stands_still_without_a_word_of_its_own(cast, client, few):
    for _nth in range(3):
        stage.draft(cast, tags=["bbm"])
    run = relabelling.rename(tagged("bbm"), "minyak", cast.managing_editor)
    jobs.work("go_on")
    MergeRun.objects.update(moved_at=clock.now() - STILL)
    client.force_login(cast.managing_editor)
    shown = client.get(reverse("admin:taggit_tag_change", args=[run.gone])).content.decode()
    assert "has not come on for ten minutes" in shown
    assert [alarm.name for alarm in alarms.still_merges()] == [f"merge-{run.pk}"]


def test_an_author_of_many_stories_is_merged_by_the_worker(cast, client, few):
    gone, heir = AuthorFactory(name="Budi S.", slug="budi-s"), AuthorFactory(name="Budi Santoso", slug="budi-santoso")
    stories = {str(nth): _signed(cast, gone) for nth in range(3)}
    before = standing(stories)
    client.force_login(cast.managing_editor)
    one, other = (reverse("admin:people_author_change", args=[author.pk]) for author in (gone, heir))
    sent = {"name": gone.name, "slug": gone.slug, "is_active": "on", "merge_into": "budi-santoso"}
    assert client.post(one, sent)["Location"] == one
    jobs.work("go_on")
    assert "2 of 3 stories" in client.get(one).content.decode()
    for author, into in ((gone, cast.writer.author), (AuthorFactory(), gone), (AuthorFactory(), heir)):
        with pytest.raises(ValidationError, match="is being changed on many"):
            merging.merge(author, into, cast.managing_editor)
    assert sorted(is_in_step(story) for story in stories.values()) == [True] * 3
    while jobs.work("go_on"):
        pass
    assert client.get(one)["Location"] == other
    assert standing(stories) == before
    assert not Author.objects.filter(pk=gone.pk).exists()
    for story in stories.values():
        signed = {line["author"] for line in revisions.latest(story).fields["bylines"]}
        assert signed == {heir.pk, cast.writer.author.pk}
    assert Entry.objects.filter(action="author.merged").get().details["was"] == "Budi S."


# What else was typed into the form


def test_what_is_typed_beside_a_merge_is_not_lost_unsaid(cast, client):
    story = stage.draft(cast, tags=["bbm", "energi"])
    client.force_login(cast.managing_editor)
    told = client.post(
        reverse("admin:taggit_tag_change", args=[tagged("bbm").pk]), {"name": "minyak", "merge_into": "energi"}
    )
    assert "Either rename this tag or merge it" in told.content.decode()
    assert set(story.tags.names()) == {"bbm", "energi"}
    gone = AuthorFactory(name="Budi S.", slug="budi-s")
    sent = {"name": gone.name, "slug": gone.slug, "is_active": "on", "merge_into": cast.writer.author.slug}
    address = reverse("admin:people_author_change", args=[gone.pk])
    told = client.post(address, sent | {"bio": "Meliput laut."}).content.decode()
    assert "Nothing else is kept of a byline that is merged" in told
    assert "Biography" in told
    gone.refresh_from_db()
    assert gone.bio == ""
    assert client.post(address, sent).status_code == 302
    assert not Author.objects.filter(pk=gone.pk).exists()
