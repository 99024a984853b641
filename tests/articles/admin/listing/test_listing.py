"""The list: what waits for me, narrowed and searched, and never slow."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from articles import permissions
from articles.admin.listing import listing, rows
from articles.models import Article, Byline
from articles.workflow import queues, workflow
from tests import stage
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def listed(at_desk, address):
    """`listed(user, tab="all", q="…")`: the page's context."""

    def get(user, **query):
        return at_desk(user).get(address("changelist"), query).context

    return get


def pks(context):
    return [story.pk for story in context["stories"]]


def page_of(answer) -> BeautifulSoup:
    return BeautifulSoup(answer.content, "html.parser")


def counts(context):
    return {tab.queue.name: tab.count for tab in context["tabs"]}


def test_the_list_opens_on_all_stories_and_then_on_the_tab_looked_at_last(cast, at_desk, address):
    waiting = stage.submitted(cast)
    stage.draft(cast)
    desk = at_desk(cast.section_editor)
    assert desk.get(address("changelist")).context["queue"].name == "all"
    desk.get(address("changelist"), {"tab": "review"})
    again = desk.get(address("changelist"))
    assert again.context["queue"].name == "review"
    assert pks(again.context) == [waiting.pk]


def test_a_tab_that_a_person_has_not_is_neither_shown_nor_remembered(cast, at_desk, address):
    desk = at_desk(cast.writer)
    for name in ("review", "palsu"):
        assert desk.get(address("changelist"), {"tab": name}).context["queue"].name == "all"
    assert desk.get(address("changelist")).context["queue"].name == "all"


def test_a_search_says_how_many_stories_have_its_words_in_all_tabs(cast, at_desk, address):
    for make in (stage.draft, stage.submitted, stage.approved):
        make(cast, headline="Lumbung terapung")
    desk = at_desk(cast.section_editor)
    found = desk.get(address("changelist"), {"tab": "approved", "q": "lumbung"})
    assert len(found.context["stories"]) == 1
    link = page_of(found).select_one("[data-everywhere]")
    assert link.get_text() == "3 in all tabs"
    assert len(desk.get(address("changelist") + link["href"]).context["stories"]) == 3
    assert not page_of(desk.get(address("changelist"), {"tab": "approved"})).select("[data-everywhere]")
    assert not page_of(desk.get(address("changelist"), {"tab": "all", "q": "lumbung"})).select("[data-everywhere]")


@pytest.mark.parametrize(
    ("tab", "states"),
    [
        ("review", ["in_review"]),
        ("approved", ["approved"]),
        ("scheduled", ["scheduled"]),
        ("writing", ["draft", "changes_requested"]),
        ("published", ["published"]),
        ("closed", ["ended", "spiked", "withdrawn"]),
        ("all", list(stage.IN_EVERY_STATE)),
    ],
)
def test_each_tab_holds_its_states_and_its_count(cast, listed, tab, states):
    made = {state: make(cast) for state, make in stage.IN_EVERY_STATE.items()}
    context = listed(cast.section_editor, tab=tab)
    assert set(pks(context)) == {made[state].pk for state in states}
    assert counts(context)[tab] == ("" if tab == "all" else str(len(states)))


@pytest.mark.parametrize(
    "who", ["writer", "other_writer", "section_editor", "other_section_editor", "editor_in_chief"]
)
def test_nobody_finds_a_story_in_the_list_that_they_may_not_open(cast, listed, who):
    for make in stage.IN_EVERY_STATE.values():
        make(cast)
    stage.draft(cast, section=cast.other_section, created_by=cast.other_writer).bylines.all().delete()
    context = listed(cast.people[who], tab="all")
    assert set(pks(context)) == set(permissions.visible_to(cast.people[who]).values_list("pk", flat=True))


def test_a_reviewer_from_outside_finds_what_waits_at_their_step_and_nothing_else(cast, listed):
    mine = stage.at_step(cast)
    stage.at_step(cast, "Redaktur")
    stage.draft(cast)
    context = listed(cast.legal)
    assert [tab.queue.name for tab in context["tabs"]] == ["review"]
    assert pks(context) == [mine.pk]
    assert pks(listed(cast.legal, tab="all")) == [mine.pk]


def test_an_editor_finds_to_review_only_what_waits_for_their_own_word(cast, listed):
    mine = stage.at_step(cast, "Redaktur")
    passed = stage.at_step(cast)
    own = stage.draft(cast, created_by=cast.section_editor)
    workflow.perform("submit", cast.section_editor, own)
    assert pks(listed(cast.section_editor, tab="review")) == [mine.pk]
    assert set(pks(listed(cast.section_editor, tab="in_review"))) == {mine.pk, passed.pk, own.pk}
    assert counts(listed(cast.section_editor))["review"] == "1"


def test_a_writer_finds_what_they_submitted_and_nothing_to_review(cast, listed):
    sent = stage.at_step(cast)
    context = listed(cast.writer, tab="in_review")
    assert pks(context) == [sent.pk]
    assert "review" not in counts(context)


def test_who_reviews_at_no_step_and_has_no_right_to_stories_has_no_list(cast, at_desk, address):
    stage.submitted(cast)
    assert at_desk(cast.legal).get(address("changelist")).status_code == 403


def test_a_writer_has_no_tab_of_what_others_write(cast, listed):
    assert "writing" not in counts(listed(cast.writer))
    assert listed(cast.writer, tab="writing")["queue"].name == "all"


def test_counting_stops_at_a_hundred(cast, listed):
    section = cast.section
    Article.objects.bulk_create(
        Article(headline=f"Cerita {n}", section=section, created_by=cast.writer) for n in range(130)
    )
    assert counts(listed(cast.section_editor))["writing"] == "99+"
    assert counts(listed(cast.writer))["mine"] == "99+"


def test_a_live_story_is_marked_even_while_it_is_edited(cast, listed):
    article = stage.published(cast)
    stage.save(article, cast.writer, headline="Perubahan")
    (row,) = listed(cast.writer)["stories"]
    assert row.is_live
    assert "Published · changed" in rows.draw(row)


def test_a_draft_that_readers_never_had_is_a_draft(cast, listed):
    stage.draft(cast)
    (row,) = listed(cast.writer)["stories"]
    page = rows.draw(row)
    assert "Draft" in page
    assert "Published" not in page


def test_search_finds_words_of_headline_standfirst_and_body(cast, listed):
    in_headline = stage.draft(cast, headline="Nelayan menunggu solar")
    in_standfirst = stage.draft(cast, standfirst="Kisah para nelayan.")
    in_body = stage.draft(cast, body="<p>Seorang nelayan bercerita.</p>")
    stage.draft(cast)
    assert set(pks(listed(cast.writer, q="nelayan"))) == {in_headline.pk, in_standfirst.pk, in_body.pk}


def test_search_knows_indonesian_word_forms(cast, listed):
    article = stage.draft(cast, headline="Pemerintah membatasi ekspor")
    assert pks(listed(cast.writer, q="batasi")) == [article.pk]


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("polri", "TNI/Polri berjaga"),
        ("covid 19", "Vaksin COVID-19"),
        ("ma'ruf", "Ma’ruf pulang"),
        ("jose", "José datang"),
        ("menteri keuangan", "Kementerian Keuangan"),
        ("penurunan", "Harga turun"),
        ("bank indonesia", "BI tahan bunga"),
        ('"harga turun"', "Harga turun"),
    ],
)
def test_search_reads_questions_as_the_readers_page_does(cast, listed, asked, written):
    article = ArticleFactory(created_by=cast.writer, headline=written)
    ArticleFactory(created_by=cast.writer, headline="Harga naik")
    assert pks(listed(cast.writer, q=asked)) == [article.pk]


def test_the_beginning_of_a_drafts_word_finds_it(cast, listed):
    article = stage.draft(cast, headline="Harga zirkonium")
    assert pks(listed(cast.writer, q="harga zirko")) == [article.pk]


def test_search_follows_an_edit_at_once(cast, listed):
    article = stage.draft(cast, headline="Solar langka")
    stage.save(article, cast.writer, headline="Pupuk langka")
    assert pks(listed(cast.writer, q="pupuk")) == [article.pk]
    assert pks(listed(cast.writer, q="solar")) == []


def test_tags_of_the_html_are_not_words(cast, listed):
    stage.draft(cast, body="<blockquote><p>Kutipan.</p></blockquote>")
    assert pks(listed(cast.writer, q="blockquote")) == []


def test_a_story_is_found_by_its_number(cast, listed):
    article = stage.draft(cast, headline="Harga gula turun")
    stage.draft(cast, headline="Harga garam naik")
    assert pks(listed(cast.writer, q=f"#{article.pk}")) == [article.pk]


@pytest.mark.parametrize("words", ["'", '"belum ditutup', "a & | !", "%", "-", "²", "9" * 30])
def test_odd_words_are_searched_without_an_error(cast, at_desk, address, words):
    stage.draft(cast)
    assert at_desk(cast.writer).get(address("changelist"), {"q": words}).status_code == 200


def test_filters_narrow_by_section_author_tag_and_day(cast, listed):
    wanted = stage.draft(cast, tags=["garam"])
    stage.draft(cast, tags=["gula"], section=cast.other_section)
    today = timezone.localdate()
    person = cast.editor_in_chief
    for query in ({"section": cast.section.pk}, {"tag": "GARAM"}):
        assert pks(listed(person, tab="all", **query)) == [wanted.pk]
    wanted.bylines.all().delete()
    assert wanted.pk not in pks(listed(person, tab="all", author=cast.writer.author.pk))
    assert pks(listed(person, tab="all", since=today + timedelta(days=1))) == []
    assert len(pks(listed(person, tab="all", since=today, until=today))) == 2
    assert len(pks(listed(person, tab="all", since="0001-01-01", until="9999-12-31"))) == 2


@pytest.mark.parametrize("query", [{"section": "x"}, {"author": "²"}, {"since": "kemarin"}, {"before": "palsu"}])
def test_filters_that_make_no_sense_are_left_out(cast, listed, query):
    article = stage.draft(cast)
    assert pks(listed(cast.writer, **query)) == [article.pk]


def test_an_empty_tab_says_what_to_do(cast, at_desk, address):
    page = at_desk(cast.writer).get(address("changelist")).content.decode()
    assert address("add") in page
    assert "<table" not in page


def test_pages_follow_each_other_without_a_gap_or_a_repeat(cast, listed, monkeypatch, at_desk, address):
    monkeypatch.setattr(listing, "PER_PAGE", 3)
    same = timezone.now()
    for _ in range(7):
        ArticleFactory(created_by=cast.writer, section=cast.section, lead_photo=None)
    Article.objects.update(updated_at=same)
    seen, address_now = [], address("changelist")
    client = at_desk(cast.writer)
    while address_now:
        context = client.get(address_now).context
        seen += pks(context)
        address_now = context["older"] and address("changelist") + context["older"]
    assert len(seen) == len(set(seen)) == 7
    assert seen == sorted(seen, reverse=True)


def test_the_list_costs_the_same_with_many_rows(cast, at_desk, address, django_assert_max_num_queries):
    for _ in range(45):
        article = ArticleFactory(created_by=cast.writer, section=cast.section, lead_photo=None)
        Byline.objects.get_or_create(article=article, author=cast.writer.author)
    client = at_desk(cast.section_editor)
    with django_assert_max_num_queries(16):
        page = client.get(address("changelist"), {"tab": "writing"})
    assert len(page.context["stories"]) == listing.PER_PAGE


def test_the_list_counts_nothing_to_the_end(cast, at_desk, address, django_assert_max_num_queries):
    client = at_desk(cast.editor_in_chief)
    with django_assert_max_num_queries(16) as statements:
        client.get(address("changelist"))
    counting = [
        query["sql"] for query in statements if "COUNT(" in query["sql"].upper() and "articles_" in query["sql"]
    ]
    assert counting == []
    tabs = next(query["sql"] for query in statements if "LIMIT 100" in query["sql"])
    counted = [queue for queue in queues.for_user(cast.editor_in_chief) if queue.states]
    assert tabs.count("LIMIT 100") == sum(len(queues.strands(queue, cast.editor_in_chief)) for queue in counted)


def test_a_story_whose_hour_has_come_is_listed_where_it_is(cast, listed):
    article = stage.scheduled(cast)
    article.editions.update(starts_at=timezone.now() - timedelta(minutes=1))
    workflow.settle_due()
    assert pks(listed(cast.section_editor, tab="published")) == [article.pk]


def test_a_common_word_and_a_rare_one_are_found_either_way(cast, listed, monkeypatch):
    article = stage.draft(cast, headline="Harga zirkonium")
    rare = pks(listed(cast.writer, q="zirkonium"))
    monkeypatch.setattr(listing, "RARE_WORD", -1)
    assert rare == pks(listed(cast.writer, q="zirkonium")) == [article.pk]
