"""What is no news says so wherever its headline stands: every address, every container, every program's page.

The walk is that of the leaks, which names every address of the readers' site: a surface that is added later is walked
as soon as it has an address, and an address that is missing from the walk fails there.
"""

import re
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote, quote_plus
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.template.loader import get_template
from django.utils import timezone
from django.utils.html import escape

from articles.models import Edition
from articles.readers import sharing
from articles.refusals import Refused
from articles.text import classes
from articles.text.classes import CLASSES, ContentClass
from articles.workflow import workflow
from articles.workflow.order import Order
from articles.workflow.status import Change
from desk.load import load
from fronts import bars
from fronts.arrangement import Container, Link, Placed
from fronts.layouts import LAYOUTS
from people.models import Author
from press import addresses as of_cases
from press import intake
from press.intake import Complaint
from press.kinds import CaseKind
from public import fronts, popularity, selections
from public.site import Rubric
from public.templatetags.public import Look, _markup
from tests import stage
from tests.factories import AuthorFactory
from tests.fronts import arranged
from tests.public.test_leaks import API_WALK, WALK

HEADLINE, FRONTS_OWN = "Tambak Lestari Panen Raya", "Panen Raya Pilihan Depan"
CLIENT = "PT Laut Biru"
LABEL = "Advertorial"
OPINION = "Dermaga Bukan Milik Segelintir Orang"
#: The label that each headline of the walk must have.
LABELS = {HEADLINE: LABEL, FRONTS_OWN: LABEL, OPINION: "Opinion"}
#: So many letters before a headline its label must stand; the tags between them are among these.
NEAR = 60
TEMPLATES = Path(settings.BASE_DIR) / "templates"


def paid(cast, **fields):
    """An advertorial in whose text everything stands that shows it somewhere: tags, a name, a link outside."""
    told = {
        "headline": HEADLINE,
        "slug": "tambak-lestari",
        "body": '<p>Panen. <a href="https://lautbiru.example/beli">Pesan</a></p>',
        "content_class": ContentClass.ADVERTORIAL,
        "client": CLIENT,
        "ordered_by": "Rini, pesanan 12",
        "tags": ["ekspor"],
    } | fields
    story = stage.draft(cast, **told)
    author = Author.objects.filter(slug="tim-konten").first() or AuthorFactory(name="Tim Konten", slug="tim-konten")
    stage.save(story, cast.writer, bylines=[{"author": author.pk, "role": "writer"}])
    return story


def publish(cast, story, **order):
    workflow.perform("submit", cast.writer, story)
    workflow.perform("approve", cast.section_editor, story)
    workflow.perform("publish", cast.section_editor, story, Order(**order))
    return story


def unlabelled(text: str) -> list[str]:
    """Where the headline of what is no news stands in a page's source without its label before it."""
    found = []
    for headline, label in LABELS.items():
        for written in {headline, quote(headline), quote_plus(headline)}:
            for place in re.finditer(re.escape(written), text):
                before = text[max(0, place.start() - NEAR) : place.start()]
                if label not in before:
                    found.append(f"…{before}{written}")
    return found


@pytest.mark.parametrize("host", ["", settings.NEWSROOM_URL], ids=["path", "whole"])
def test_an_editors_own_link_in_a_strip_says_what_it_leads_to(cast, client, host, django_assert_max_num_queries):
    story, news = publish(cast, paid(cast)), stage.published(cast)
    links = (
        Link("Panen", f"{host}/read/{story.pk}/tambak"),
        Link("Kabar", f"/read/{news.pk}"),
        Link("Lain", "/lain/"),
    )
    arranged.live([Container("k", layout="strip", title="Khusus", links=links)])
    client.get("/")
    with django_assert_max_num_queries(4):
        page = BeautifulSoup(client.get("/").content, "html.parser")
    told = [" ".join(one.get_text(" ").split()) for one in page.select(".block-strip li:not([data-article]) a")]
    assert told == [f"{LABEL} Panen", "Kabar", "Lain"]


@pytest.fixture
def everywhere(cast):
    """An advertorial and an opinion on every surface that there is, beside news that leads to the first."""
    story = publish(cast, paid(cast))
    stage.save(story, cast.writer, standfirst="Panen tahun ini.")
    publish(cast, story, change=Change.CORRECTION, note="Tertulis tahun lalu.")
    also = f'<p>Naskah.</p><aside data-article="{story.pk}">{HEADLINE}</aside>'
    news = stage.published(cast, headline="Kabar ekspor", body=also, tags=["ekspor"])
    opinion = stage.published(cast, headline=OPINION, content_class=ContentClass.OPINION, tags=["ekspor"])
    withdrawn = publish(cast, paid(cast, slug="ditarik"))
    stage.withdraw(cast.editor_in_chief, withdrawn, Order(note="Pesanan batal.", ground="false"))
    over = publish(cast, paid(cast, slug="berakhir"))
    over.editions.update(ends_at=timezone.now(), planned_end_at=timezone.now())
    for section in (None, cast.section):
        placed = Placed(story.pk, headline=FRONTS_OWN), Placed(news.pk), Placed(opinion.pk)
        arranged.put(*placed, section=section)
    for one in (story, news):
        popularity.count(one.pk)
    popularity.write()
    return {"story": story, "news": news, "opinion": opinion, "withdrawn": withdrawn, "over": over}


def addresses(cast, everywhere) -> list[str]:
    """Every address of the walk, with what leads to the advertorial filled in."""
    story = everywhere["story"]
    at = Edition.objects.live().get(article=story).published_at
    link = sharing.make(story, story.revisions.first(), cast.section_editor, label="Klien")
    case = of_cases.path(intake.receive(story, Complaint(CaseKind.CORRECTION, "Keliru.", "Ani")).case)
    filled = {"day": f"{at:%Y-%m-%d}", "tomorrow": "2099-01-01", "month": f"{at:%Y-%m}"}
    filled |= {"original": "x", "photo": 1, "seed": "x", "digest": "x", "dead": "x"}
    filled |= {"case_seed": "x", "case_digest": "x"}
    found = [sharing.address(link), case, "/cari/?q=panen+raya", "/penulis/tim-konten/", "/penulis/tim-konten/feed/"]
    found += [f"/cari/?q={one}" for one in ("zzzz", "zzzz&urut=baru", "dermaga")]
    for walked in (one for many in WALK.values() for one in many):
        for one in everywhere.values():
            for note in one.corrections.all() or [None]:
                pk = note.pk if note else 0
                found.append(walked.format(any=one.pk, note=pk, unsaid=pk, **filled))
    return list(dict.fromkeys(found))


#: Where the walk must meet the advertorial, or it would prove nothing.
MET = {"/", "/ekbis/", "/feed/", "/ekbis/feed/", "/tag/ekspor/", "/tag/ekspor/feed/", "/indeks/", "/koreksi/"}
MET |= {"/koreksi/feed/", "/cari/?q=panen+raya", "/penulis/tim-konten/", "/penulis/tim-konten/feed/"}
#: And the opinion, which is the newsroom's own and so among the news.
MET_OPINION = {"/", "/ekbis/", "/feed/", "/ekbis/feed/", "/tag/ekspor/", "/tag/ekspor/feed/", "/indeks/"}
MET_OPINION |= {"/sitemap-news.xml", "/cari/?q=dermaga"}


@pytest.mark.django_db
def test_no_address_shows_what_is_no_news_without_its_label(client, cast, everywhere):
    met, met_opinion, wrong = set(), set(), {}
    for one in addresses(cast, everywhere):
        response = client.get(one, follow=True)
        text = re.sub("</?mark>", "", response.content.decode(errors="replace"))
        if any(words in text for words in (HEADLINE, FRONTS_OWN)):
            met.add(one)
        if OPINION in text:
            met_opinion.add(one)
        if found := unlabelled(text):
            wrong[one] = found
    assert not wrong
    pk = everywhere["story"].pk
    own = {f"/read/{pk}/-", f"/read/{pk}/kusimpan?teks", f"/koreksi/kirim/{pk}/", f"/read/{everywhere['news'].pk}/-"}
    gone = {f"/read/{everywhere[name].pk}/-" for name in ("withdrawn", "over")}
    assert met >= MET | own | gone
    assert met_opinion >= MET_OPINION | {f"/read/{everywhere['opinion'].pk}/-"}


def _told(answer) -> list[dict]:
    """Every object within an answer of the API that bears a headline of what is no news."""
    if isinstance(answer, list):
        return [found for one in answer for found in _told(one)]
    if not isinstance(answer, dict):
        return []
    inside = [found for one in answer.values() for found in _told(one)]
    return [answer, *inside] if answer.get("headline") in LABELS else inside


@pytest.mark.django_db
def test_programs_get_the_label_beside_each_headline_of_what_is_no_news(client, cast, everywhere):
    """And within the text of another story that leads to it."""
    met: set[str] = set()
    for operation, paths in API_WALK.items():
        for path in paths:
            for one in everywhere.values():
                answer = client.get(f"/api/v1/{path.format(any=one.pk, photo=1)}")
                told = _told(answer.json())
                for thing in told:
                    assert thing.get("label") == LABELS[thing["headline"]], path
                    assert thing["label"] != LABEL or thing.get("credited", CLIENT).endswith(CLIENT), path
                assert not unlabelled(answer.json().get("body_html", "")), path
                met |= {f"{operation} {answer.status_code}"} if told else set()
    assert met == {"stories 200", "story 200", "story 410", "story_notes 410", "front 200"}
    also = client.get(f"/api/v1/stories/{everywhere['news'].pk}").json()
    assert HEADLINE in also["body_html"]


@pytest.mark.django_db
def test_the_label_walk_would_notice_a_headline_without_its_label():
    assert unlabelled(f"<a>{HEADLINE}</a>")
    assert unlabelled(f"text={quote(HEADLINE)}")
    assert not unlabelled(f'<span class="content-label">{LABEL}</span> {HEADLINE}')


# Every container and every look of a card, in whatever order they stand


def _card(number: int = 1):
    """A card of an advertorial, made without a database."""
    section = Rubric(1, "EkBis", "ekbis", "", "#123456", None, in_menu=True, url="/ekbis/")
    words = dict.fromkeys((name for name in fronts.Card.__dataclass_fields__), "")
    words |= {"headline": HEADLINE, "slug": "x", "kind": "story", "content_class": "advertorial"}
    now = timezone.now()
    words |= {"edition_id": number, "article_id": number, "published_at": now, "listed_at": now, "section": section}
    words |= {"photo_id": None, "picture": None, "kicker": "", "writer": "", "corrected": None}
    return fronts.Card(**words)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("width", ["one", "two", "full"])
def test_every_container_labels_what_is_paid_in_each_of_its_places(layout, width):
    cards = tuple(_card(number) for number in range(1, 9))
    for many in (1, 2, len(cards)):
        block = fronts.Block("k", layout, width, "Judul", "", None, "plain", (), cards[:many])
        text = get_template(block.template).render({"block": block, "section": None})
        assert HEADLINE in text
        assert not unlabelled(text)


@pytest.mark.parametrize("size", ["xs", "s", "m", "l", "xl", "xxl", "line", "opinion"])
def test_every_look_of_a_card_labels_what_is_paid(size):
    for first in (False, True):
        assert not unlabelled(_markup(_card(), Look(size, headline_first=first, with_standfirst=True)))


def test_no_template_for_readers_prints_a_headline_past_its_label():
    """A branch that no walk happens to take is read here; what prints another thing of that name says why."""
    others = {
        "public/note_before.html": "two headlines word by word, behind the label of the older",
        "components/share.html": "what the tag was given, which is labelled",
    }
    printed = re.compile(r"\{\{[^}]*\b(?:headline|title)\b[^}]*\}\}|\bstory\.headline\b(?!\|length)")
    wrong = []
    for folder in ("public", "components"):
        for path in (TEMPLATES / folder).rglob("*.html"):
            name = str(path.relative_to(TEMPLATES))
            for found in printed.findall(path.read_text()):
                if ("headline" in found or "entry.title" in found) and name not in others:
                    wrong.append(f"{name}: {found}")
    assert not wrong, "print `labelled` (HTML) or `titled` (plain text)"


# What each class is, on its own page


@pytest.mark.django_db
@pytest.mark.parametrize("name", ContentClass)
def test_a_page_says_in_words_and_to_programs_what_its_story_is(client, cast, name):
    standing = CLASSES[name]
    if standing.is_ours:
        story = publish(cast, stage.draft(cast, headline=HEADLINE, content_class=name))
    else:
        story = publish(cast, paid(cast, content_class=name))
    soup = BeautifulSoup(client.get(story.editions.get().get_absolute_url()).content, "html.parser")
    label, title = str(standing.label), classes.titled(HEADLINE, name)
    assert soup.h1.get_text(" ", strip=True) == (f"{label} {HEADLINE}" if label else HEADLINE)
    assert soup.title.string == f"{title} - Newsroom"
    assert soup.find("meta", property="og:title")["content"] == title
    assert f'"@type":"{standing.schema}"' in str(soup)
    assert (CLIENT in soup.get_text()) is not standing.is_ours
    assert ('"sponsor"' in str(soup)) is standing.is_paid
    assert "Rini, pesanan 12" not in str(soup)
    outward = soup.find("a", href="https://lautbiru.example/beli")
    assert ("sponsored" in outward["rel"] if outward else False) is standing.is_paid


@pytest.mark.django_db
def test_what_is_not_ours_is_no_news_and_nobodys_work(client, cast, everywhere):
    story, news = everywhere["story"], everywhere["news"]
    listed = client.get("/sitemap-news.xml").content.decode()
    assert f"/read/{story.pk}/" not in listed
    assert (listed.count("<loc>"), listed.count(f"<news:title>Opinion: {OPINION}")) == (2, 1)
    assert popularity.most_read() == [news.pk]
    other = stage.published(cast, headline="Kabar lain", tags=["ekspor"])
    page = BeautifulSoup(client.get(other.editions.get().get_absolute_url()).content, "html.parser")
    led_to = {int(one["data-article"]) for one in page.select(".block [data-article]")}
    assert news.pk in led_to
    assert story.pk not in led_to
    with pytest.raises(Refused, match="for news"):
        bars.put(cast.editor_in_chief, "Panen!", timezone.now() + timedelta(hours=1), article=story)
    shown = {one.article_id for one in selections.listing().cards}
    assert shown >= {story.pk, news.pk, other.pk}  # lists have it, behind its label


@pytest.mark.django_db
def test_what_was_paid_for_counts_as_nobodys_output(cast):
    def published() -> int:
        return {one.person.pk: one.published for one in load.of_desks(cast.section_editor)}.get(cast.writer.pk, 0)

    stage.published(cast)
    before = published()
    story = stage.published(cast)
    story.editions.update(content_class=ContentClass.SPONSORED)
    assert published() == before == 1


@pytest.mark.django_db
def test_a_feed_says_it_in_title_and_body(client, cast, everywhere):
    items = ElementTree.fromstring(client.get("/feed/").content).iter("item")
    item = next(one for one in items if HEADLINE in one.findtext("title"))
    assert item.findtext("title") == f"{LABEL}: {HEADLINE}"
    assert item.findtext("description").startswith(f"{LABEL}. Corrected. ")


def test_the_label_is_words_that_whoever_listens_hears_first():
    made = classes.labelled("<b>Judul</b>", "advertorial")
    assert made == f'<span class="content-label is-not-ours">{LABEL}</span> {escape("<b>Judul</b>")}'
    assert classes.labelled("Judul", "news") == classes.titled("Judul", "news") == "Judul"
