"""A picture that a machine made says so wherever readers meet it: at every address, in every container, to programs.

The walk is that of the leaks, as it is for the labels of stories: an address that is added later is walked as well.
"""

import json
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.template.loader import get_template

from articles.models import Edition
from articles.readers import sharing
from articles.workflow.order import Order
from exchange.exporting import archive, wordpress
from exchange.exporting.folder import Folder
from fronts.arrangement import Placed
from fronts.layouts import LAYOUTS
from photos import sources
from photos.sources import SCHEME, SourceType
from public import fronts
from public.cards import Thumbnail
from public.templatetags.public import Look, _markup
from tests import stage
from tests.exchange.outlets.partner import Partner
from tests.factories import PhotoFactory
from tests.fronts import arranged
from tests.public.many import RENDITIONS
from tests.public.test_labels import _card
from tests.public.test_leaks import API_WALK, WALK

#: Where the files of what a machine made lie in this stage, and of nothing else.
FILES = "buatan/"
MADE = json.loads(json.dumps(RENDITIONS).replace('"p/', f'"{FILES}'))
SOURCE = SourceType.MADE
LABEL, MARK = "Picture made with AI", "AI picture"


def silent(text: str, kind: str) -> tuple[int, list[str]]:
    """How often a page or an answer shows what a machine made, and each place at which it does not say so."""
    if "html" in kind:
        return _in_html(text)
    if "xml" in kind:
        items = list(ElementTree.fromstring(text).iter("item"))
        shown = [item for item in items if FILES in ElementTree.tostring(item, "unicode")]
        return len(shown), [
            one.findtext("title") for one in shown if LABEL not in ElementTree.tostring(one, "unicode")
        ]
    if "json" in kind:
        return _in_json(json.loads(text))
    return (0, [kind]) if FILES in text else (0, [])


def _in_html(text: str) -> tuple[int, list[str]]:
    soup = BeautifulSoup(text, "html.parser")
    shown = [one for one in soup.find_all(True) if any(FILES in str(value) for value in one.attrs.values())]
    return len(shown), [str(one)[:200] for one in shown if not _says_so(one, soup)] + _in_data(soup)


def _says_so(one, soup) -> bool:
    """At the picture itself, and to whoever listens: nothing around it is hidden from them."""
    if one.name == "meta":
        alt = soup.find("meta", property="og:image:alt")
        return one["property"] == "og:image" and alt["content"].startswith(LABEL)
    if one.find_parent(attrs={"aria-hidden": "true"}):
        return False
    place = one.find_parent("figure") or one.find_parent(class_="card-picture") or one.find_parent("picture").parent
    return any(words in place.get_text() for words in (LABEL, MARK))


def _in_data(soup) -> list[str]:
    """The same for what a page tells search engines."""
    found = []
    for script in soup.find_all("script", type="application/ld+json"):
        for image in json.loads(script.string).get("image", ()):
            if FILES in image["url"] and image.get("digitalSourceType") != SCHEME + SOURCE:
                found.append(image["url"])
    return found


def _in_json(answer) -> tuple[int, list[str]]:
    if isinstance(answer, list | dict):
        parts = [_in_json(one) for one in (answer.values() if isinstance(answer, dict) else answer)]
        count, found = sum(many for many, _wrong in parts), [one for _many, wrong in parts for one in wrong]
        if isinstance(answer, dict) and "renditions" in answer and FILES in json.dumps(answer["renditions"]):
            return 1, [] if answer["label"] == LABEL and answer["source_type"] == SOURCE else [str(answer["id"])]
        return count, found
    text = str(answer)
    if "<" in text and FILES in text:
        return _in_html(text)
    return (1, []) if FILES in text else (0, [])


@pytest.fixture
def stories(cast):
    """Live stories and videos with what a machine made at their head, in the text and before a film, on two fronts,
    one by a picture of the front's own; and one that was withdrawn, which leads to the others."""
    made = {"source_type": SOURCE, "checked_by": cast.photo_editor, "renditions": MADE}
    lead, inside, poster, own = (PhotoFactory(**made) for _nth in range(4))
    film = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
    body = (
        f'<p>Naskah.</p><figure data-photo="{inside.pk}"></figure>'
        f'<figure data-embed="{film}" data-poster="{poster.pk}"></figure><p>Lagi.</p>'
    )
    told = {"lead_photo": lead, "tags": ["ekspor"]}
    story = stage.published(cast, body=body, headline="Dermaga sepi", slug="dermaga-sepi", **told)
    video = stage.published(
        cast, kind="video", video_url=film, headline="Dermaga ramai", slug="dermaga-ramai", **told
    )
    plain = stage.published(cast, headline="Dermaga lama", tags=["ekspor"])
    gone = stage.published(cast, tags=["ekspor"], headline="Ditarik")
    stage.withdraw(cast.editor_in_chief, gone, Order(note="Keliru.", ground="false"))
    for section in (None, cast.section):
        arranged.put(Placed(story.pk), Placed(video.pk), Placed(plain.pk, photo=own.pk), section=section)
    return [story, video, plain, gone]


def addresses(cast, stories) -> list[str]:
    """Every address of the walk with these stories filled in, the shared link among them, and the API's."""
    story = stories[0]
    at = Edition.objects.live().filter(article=story).get().published_at
    link = sharing.make(story, story.revisions.first(), cast.section_editor, label="Klien")
    filled = {"note": 0, "unsaid": 0, "day": f"{at:%Y-%m-%d}", "tomorrow": "2099-01-01", "month": f"{at:%Y-%m}"}
    filled |= {"photo": story.lead_photo_id, "original": "x", "seed": "x", "digest": "x", "dead": "x"}
    filled |= {"case_seed": "x", "case_digest": "x"}
    author = Edition.objects.live().get(article=story).bylines.first()
    pages = [sharing.address(link), "/cari/?q=dermaga", "/cari/?q=zzzz", "/cari/?q=dermaga&urut=baru"]
    pages += [author.author.get_absolute_url()] if author else []
    walked = [one for many in WALK.values() for one in many]
    walked += [f"/api/v1/{one}" for many in API_WALK.values() for one in many]
    return list(dict.fromkeys([*pages, *(one.format(any=it.pk, **filled) for one in walked for it in stories)]))


@pytest.mark.django_db
def test_no_address_shows_what_a_machine_made_and_keeps_silent(client, cast, stories):
    met, wrong = {}, {}
    for address in addresses(cast, stories):
        response = client.get(address, follow=True)
        if response.streaming:
            continue
        many, found = silent(response.content.decode(errors="replace"), response["Content-Type"])
        met |= {address: many} if many else {}
        wrong |= {address: found} if found else {}
    assert not wrong
    story, video, plain, _gone = (one.pk for one in stories)
    lists = {"/", "/ekbis/", "/tag/ekspor/", "/video/", "/cari/?q=dermaga", "/feed/", "/ekbis/feed/"}
    pages = {f"/read/{pk}/-" for pk in (story, video, plain)}
    assert set(met) >= lists | pages | {f"/api/v1/stories/{story}", "/api/v1/stories"}


@pytest.mark.django_db
def test_files_and_partners_get_the_words_at_the_picture_in_the_text(cast, stories, tmp_path):
    archive.write(Folder(tmp_path / "a"), None, lambda _name: None)
    wordpress.write(Folder(tmp_path / "w"), None, lambda _name: None)
    lines = [json.loads(line) for path in (tmp_path / "a").rglob("*.jsonl") for line in path.read_text().splitlines()]
    posts = "".join(path.read_text() for path in (tmp_path / "w").glob("*.xml"))
    texts = {"ninjs": json.dumps(lines), "wxr": posts, "outlet": json.dumps(Partner(cast).story(stories[0].pk))}
    for name, text in texts.items():
        assert f"<figcaption>{LABEL}. " in text, name
    assert f"<![CDATA[{LABEL}. Kapal bersandar di pelabuhan]]>" in posts


def test_the_walk_would_notice_a_picture_that_keeps_silent():
    shown = f'<a class="card-picture"{{}}><picture><img src="/media/{FILES}1.jpg"></picture>{{}}</a>'
    html = "text/html"
    assert silent(shown.format("", ""), html)[1]
    assert silent(shown.format(' aria-hidden="true"', MARK), html)[1], "nobody who listens hears it"
    assert silent(shown.format("", MARK), html) == (1, [])
    assert silent(f'<meta property="og:image" content="{FILES}"><meta property="og:image:alt" content="X">', html)[1]
    assert silent(f"<rss><item><title>X</title>{FILES}</item></rss>", "application/rss+xml")[1]
    assert silent(json.dumps({"id": 1, "label": "", "source_type": "", "renditions": {"a": FILES}}), "json")[1]
    assert silent(FILES, "text/plain")[1], "a kind of answer that the walk cannot read"


def _shown(number: int = 1) -> fronts.Card:
    picture = Thumbnail(number, "", json.dumps(MADE["16:9"]), source_type=SOURCE)
    return replace(_card(number), photo_id=number, picture=picture)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("width", ["one", "two", "full"])
def test_every_container_says_it_in_each_of_its_places(layout, width):
    cards = tuple(_shown(number) for number in range(1, 9))
    for many in (1, 2, len(cards)):
        block = fronts.Block("k", layout, width, "Judul", "", None, "plain", (), cards[:many])
        text = get_template(block.template).render({"block": block, "section": None})
        assert not silent(text, "html")[1]


@pytest.mark.parametrize("size", ["xs", "s", "m", "l", "xl", "xxl", "line", "opinion"])
def test_every_look_of_a_card_says_it(size):
    for first in (False, True):
        many, wrong = silent(_markup(_shown(), Look(size, "row", headline_first=first)), "html")
        assert (many > 0, wrong) == (True, [])


@pytest.mark.parametrize("source", SourceType)
def test_each_way_of_making_has_its_words_on_a_card(source):
    card = replace(_shown(), picture=Thumbnail(1, "", json.dumps(MADE["16:9"]), source_type=source))
    soup = BeautifulSoup(_markup(card, Look("m", "row")), "html.parser")
    assert soup.select_one(".card-picture > .ai-mark").get_text() == sources.mark(source)
    assert sources.mark(source) not in ("", sources.label(source))


def test_a_photograph_bears_no_mark():
    plain = replace(_shown(), picture=Thumbnail(1, "", json.dumps(MADE["16:9"])))
    soup = BeautifulSoup(_markup(plain, Look("m", "row")), "html.parser")
    assert not soup.select(".ai-mark")
    assert soup.select_one(".card-picture")["aria-hidden"] == "true"
