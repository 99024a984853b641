"""Search: stems, weights, beginnings, filters, pages, and questions that are none."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Edition
from public import search
from tests import stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def publish(cast):
    """Publish a story with these fields; `days` ago if given."""

    def publish(days=0, **fields):
        fields = {"headline": "Kabar biasa", "standfirst": "-", "body": "<p>-</p>", "tags": [], **fields}
        article = stage.published(cast, **fields)
        if days:
            begun = timezone.now() - timedelta(days=days)
            Edition.objects.filter(article=article).update(published_at=begun, starts_at=begun)
        return article

    return publish


def found(q, **how) -> list[int]:
    return [hit.card.article_id for hit in search.find(q, **how).hits]


# Words


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("pertumbuhan", "Ekonomi tumbuh lima persen"),
        ("tumbuh", "Pertumbuhan ekonomi melambat"),
        ("pembelian", "Warga membeli beras murah"),
        ("membangun", "Pembangunan jalan tol dimulai"),
        ("kebijakan", "Gubernur dinilai bijak"),
        ("HARGA", "Harga cabai turun"),
    ],
)
def test_words_are_found_by_their_stem(publish, asked, written):
    article = publish(headline=written)
    publish(headline="Tidak ada hubungannya")
    assert found(asked) == [article.pk]


@pytest.mark.parametrize("asked", ["rump", "rumpu", "harga rump", "rumput lau"])
def test_the_last_word_may_be_a_beginning(publish, asked):
    article = publish(headline="Harga rumput laut naik")
    assert found(asked) == [article.pk]


def test_two_letters_are_no_beginning(publish):
    publish(headline="Harga rumput laut naik")
    assert found("ru") == []


def test_words_before_the_last_must_be_whole(publish):
    publish(headline="Harga rumput laut naik")
    assert search.find("rump naik").partly


def test_quotes_keep_words_together(publish):
    article = publish(headline="Bank sentral menahan bunga")
    publish(headline="Sentral grosir dekat bank")
    assert found('"bank sentral"') == [article.pk]


def test_a_minus_leaves_a_word_out(publish):
    article = publish(headline="Beras naik di Medan")
    publish(headline="Beras naik di Padang")
    assert found("beras -padang") == [article.pk]


def test_or_takes_either(publish):
    one, two = publish(headline="Kopi Gayo"), publish(headline="Teh Slawi")
    assert set(found("kopi or teh")) == {one.pk, two.pk}


# Order


def test_headline_before_standfirst_before_body(publish):
    body = publish(body="<p>Produksi nikel naik.</p>")
    standfirst = publish(standfirst="Produksi nikel naik.")
    headline = publish(headline="Produksi nikel naik")
    assert found("nikel") == [headline.pk, standfirst.pk, body.pk]


def test_of_two_alike_the_newer_comes_first(publish):
    newer, older = publish(headline="Nikel naik"), publish(headline="Nikel naik", days=30)
    assert found("nikel") == [newer.pk, older.pk]


def test_an_old_headline_gives_way_to_a_new_body(publish):
    old = publish(headline="Nikel naik", days=3 * 365)
    new = publish(body="<p>Produksi nikel naik.</p>")
    assert found("nikel") == [new.pk, old.pk]


# Filters and pages


def test_only_of_a_section(publish, cast):
    publish(headline="Nikel naik")
    assert found("nikel", section=[cast.section.pk])
    assert not found("nikel", section=[cast.other_section.pk])


def test_only_between_two_days_both_included(publish):
    article = publish(headline="Nikel naik", days=10)
    day = timezone.localtime(timezone.now() - timedelta(days=10)).date()
    assert found("nikel", since=day, until=day) == [article.pk]
    assert not found("nikel", since=day + timedelta(days=1))
    assert not found("nikel", until=day - timedelta(days=1))


def test_pages_follow_each_other_without_gap_or_double(publish):
    expected = [publish(headline=f"Nikel {number}", days=number + 1).pk for number in range(7)]
    seen, before = [], None
    while True:
        page = search.find("nikel", before=before, limit=3)
        seen += [hit.card.article_id for hit in page.hits]
        if page.older is None:
            break
        before = search.After.read(str(page.older))
    assert seen == expected


@pytest.mark.parametrize("text", ["", "x", "1", "1,", "nan,1", "1e9,2", "1.0,²", "1.0,9999999999999999999", "1;2,3"])
def test_a_mark_that_is_none_of_ours_is_refused(text):
    with pytest.raises(ValueError, match="no place"):
        search.After.read(text)


def test_a_page_of_results_takes_five_statements(publish, django_assert_num_queries):
    """What the last word may begin, how common the words are, who has them, where in the story, and the page."""
    for number in range(5):
        publish(headline=f"Nikel {number}")
    search.find("nikel")
    with django_assert_num_queries(5):
        search.find("nikel", limit=3)


# Matches shown


def test_matches_are_marked(publish):
    publish(headline="Harga nikel naik", body="<p>Produksi nikel di Morowali.</p>")
    hit = search.find("nikel").hits[0]
    assert hit.headline == "Harga <mark>nikel</mark> naik"
    assert "<mark>nikel</mark> di Morowali" in hit.excerpt


def test_what_was_written_cannot_become_markup(publish):
    publish(headline="Nikel <script>alert(1)</script> & baja")
    hit = search.find("nikel").hits[0]
    assert "<script>" not in hit.headline
    assert "<mark>Nikel</mark>" in hit.headline
    assert "&amp; baja" in hit.headline


# Questions that are none


@pytest.mark.parametrize(
    "q",
    ["", " ", "\x00", "'", '"', "&|!", "((", ":*", "\\", "-", "--", "%", "😀", "a:b&c", "x\x00y"],
)
def test_any_question_gets_an_answer(publish, q):
    publish()
    assert isinstance(search.find(q).hits, list)


def test_a_question_without_words_costs_no_statement(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert search.find(" &| ").hits == []


def test_a_long_question_is_cut():
    assert len(search.clean("nikel " * 500)) <= search.LONGEST


def test_an_open_quote_is_taken_as_it_is(publish):
    article = publish(headline="Bank sentral menahan bunga")
    assert found('"bank sentral') == [article.pk]


@pytest.mark.parametrize("state", sorted(set(stage.IN_EVERY_STATE) - {"published"}))
def test_what_is_not_live_is_not_found(cast, state):
    stage.IN_EVERY_STATE[state](cast, headline="Rahasia nikel")
    assert found("nikel") == []


# Kinds of words


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("polri", "TNI/Polri berjaga"),
        ("tni/polri", "TNI dan Polri berjaga"),
        ("covid 19", "Vaksin COVID-19 gratis"),
        ("covid19", "Vaksin COVID‑19 gratis"),
        ("ma'ruf", "Ma’ruf pulang"),
        ("jose", "José datang"),
        ("josé", "Jose datang"),
        ("pertumbuhan", "Pertum\u00adbuhan melambat"),
        ("sudirman", "Trotoar Jl.Sudirman"),
        ("menteri keuangan", "Kementerian Keuangan berhemat"),
        ("bank indonesia", "BI tahan bunga"),
        ("bi", "Bank Indonesia tahan bunga"),
        ("anggaran pendapatan dan belanja negara", "APBN disepakati"),
        ("kerjasama", "Kerja sama diteken"),
        ("kerja sama", "Kerjasama diteken"),
        ("Rp 1.5 triliun", "Belanja Rp1,5 triliun"),
        ("1.500 miliar", "Belanja Rp1,5 triliun"),
        ("2.5 persen", "Inflasi 2,5%"),
        ("15.000", "Beras Rp15 ribu"),
        ("penurunan", "Harga turun"),
        ("ditangkap", "Penangkapan bandar"),
        ("g20", "KTT G-20 dibuka"),
    ],
)
def test_a_story_is_found_however_a_word_is_spelled(publish, asked, written):
    article = publish(headline=written)
    publish(headline="Tidak ada hubungannya")
    assert found(asked)[:1] == [article.pk]


def test_a_name_is_not_led_by_a_word_that_looks_like_its_root(publish):
    old = publish(headline="Panen di Kediri", days=500)
    publish(headline="Mengenal diri sendiri")
    assert found("kediri") == [old.pk]


def test_as_it_was_asked_comes_before_other_forms(publish):
    exact = publish(body="<p>Penurunan itu sementara.</p>", days=200)
    other = publish(headline="Harga turun")
    assert found("penurunan") == [exact.pk, other.pk]


def test_names_count_as_a_headline_does(publish, cast):
    byline, tag = publish(), publish(tags=["nikel"])
    body = publish(body="<p>Produksi nikel oleh wati.</p>")
    assert found("nikel") == [tag.pk, body.pk]
    assert set(found("wati")) == {byline.pk, tag.pk, body.pk}


def test_quotes_hold_a_word_to_its_form(publish):
    publish(headline="Harga turun")
    exact = publish(headline="Penurunan harga")
    assert found('"penurunan"') == [exact.pk]


def test_a_minus_leaves_a_phrase_out(publish):
    publish(headline="Bank sentral menahan bunga")
    other = publish(headline="Bank daerah menahan bunga")
    assert found('bunga -"bank sentral"') == [other.pk]


def test_a_negative_number_is_no_minus(publish):
    article = publish(headline="Pertumbuhan -0,5 persen")
    assert found("pertumbuhan -0,5") == [article.pk]


def test_words_that_say_nothing_are_not_asked_for(publish):
    article = publish(headline="Harga beras")
    assert found("berapa harga dari beras") == [article.pk]


def test_some_of_the_words_are_better_than_none(publish):
    article = publish(headline="Minyak goreng naik")
    shown = search.find("minyak goreng curah naik")
    assert [hit.card.article_id for hit in shown.hits] == [article.pk]
    assert shown.partly


def test_only_of_a_writer(publish, cast):
    article = publish(headline="Nikel naik")
    assert found("nikel", writer=cast.writer.author.pk) == [article.pk]
    assert not found("nikel", writer=cast.other_writer.author.pk)


def test_the_newest_first_if_asked(publish):
    old, new = publish(headline="Nikel naik", days=3), publish(body="<p>Tambang nikel.</p>")
    middle = publish(body="<p>Tambang nikel.</p>", days=2)
    assert found("nikel", newest_first=True) == [new.pk, middle.pk, old.pk]


def test_pages_of_the_newest_follow_each_other(publish):
    expected = [publish(headline=f"Nikel {number}", days=number + 1).pk for number in range(5)]
    first = search.find("nikel", newest_first=True, limit=3)
    second = search.find("nikel", newest_first=True, limit=3, before=first.older)
    assert [hit.card.article_id for hit in (*first.hits, *second.hits)] == expected
    assert second.older is None


# What may have been meant


@pytest.mark.parametrize("slip", ["nikle", "nike", "nikell", "nokel"])
def test_one_slip_is_mended_by_a_suggestion(publish, slip):
    publish(headline="Harga nikel naik")
    assert search.find(f"harga {slip} naik").meant == "harga nikel naik"


def test_two_slips_are_mended_by_words_that_meet(publish):
    """What is commonest for each alone may never stand in one story."""
    publish(headline="Harga nikel")
    for _ in range(3):
        publish(headline="Harta karun")
    assert search.find("harxa nikxl").meant == "harga nikel"
    assert search.find("harxa karxn").meant == "harta karun"
    assert search.find("harxa zirkxnium").meant == ""


def test_no_suggestion_for_what_is_known(publish):
    publish(headline="Harga nikel naik")
    assert search.find("harga nikel").meant == ""


@pytest.mark.parametrize("state", sorted(set(stage.IN_EVERY_STATE) - {"published"}))
def test_a_suggestion_tells_nothing_of_what_is_not_live(cast, state):
    stage.IN_EVERY_STATE[state](cast, headline="Rahasia zirkonium")
    assert search.find("zirkoniun").meant == ""
    assert found("zirkon") == []
