"""What every public page keeps to: landmarks, weight, and colours from one place."""

import gzip
import re
from itertools import pairwise
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.staticfiles import finders

from public.models import Page
from tests import stage
from tests.public import many

BASE = Path(settings.BASE_DIR)
SHEETS = sorted([*BASE.glob("static/css/*.css"), *BASE.glob("static/components/*.css")])
OURS = [path for path in SHEETS if path.name != "tokens.css"]
PUBLIC_SCRIPTS = ["js/public.js", "js/read.js", "js/play.js"]


@pytest.fixture
def addresses(cast):
    """One of every kind of page, with a story of the longest and the shortest headline on them."""
    Page.objects.create(title="Tentang", slug="tentang", body="<p>Kami.</p>")
    many.load(cast, count=60)
    story = stage.published(cast, headline="Keberlanjutan" * 15, tags=["kopi"])
    stage.published(cast, headline="Kopi naik.", tags=["kopi"])
    withdrawn = stage.withdrawn(cast)
    own = story.editions.get().get_absolute_url()
    fixed = ["/", "/ekbis/", "/indeks/", "/tag/kopi/", "/penulis/wati/", "/video/", "/cari/", "/cari/?q=kopi"]
    return [*fixed, own, "/halaman/tentang/", f"/read/{withdrawn.pk}", "/tidak/ada"]


@pytest.mark.django_db
def test_every_page_has_its_landmarks_and_one_heading(client, addresses):
    for url in addresses:
        page = BeautifulSoup(client.get(url).content, "html.parser")
        assert page.html["lang"], url
        assert len(page.find_all("h1")) == 1, url
        assert len(page.find_all("main")) == 1, url
        assert page.select_one("a.skip")["href"] == f"#{page.main['id']}", url
        assert page.select_one("body > header nav"), url
        assert page.select_one("body > footer"), url
        assert page.title.get_text().strip(), url


@pytest.mark.django_db
def test_no_page_skips_a_level_of_headings(client, addresses):
    for url in addresses:
        page = BeautifulSoup(client.get(url).content, "html.parser")
        levels = [int(heading.name[1]) for heading in page.main.find_all(re.compile("^h[1-6]$"))]
        assert all(after - before <= 1 for before, after in pairwise(levels)), url


@pytest.mark.django_db
def test_no_page_repeats_an_id_or_leaves_a_field_without_a_name(client, addresses):
    for url in addresses:
        page = BeautifulSoup(client.get(url).content, "html.parser")
        ids = [element["id"] for element in page.select("[id]")]
        assert len(ids) == len(set(ids)), url
        labels = {label["for"] for label in page.find_all("label")}
        fields = page.select("input:not([type=hidden]), select")
        assert all(field["id"] in labels for field in fields), url


@pytest.mark.django_db
def test_no_page_asks_anything_of_another_site_or_carries_styles_and_handlers(client, addresses):
    for url in addresses:
        page = BeautifulSoup(client.get(url).content, "html.parser")
        asked = [element.get("src") or element.get("href") for element in page.select("img, script[src], link[href]")]
        loads = [address for address in asked if address.startswith(("http", "//"))]
        own = settings.NEWSROOM_URL
        assert all(address.startswith(own) for address in loads), url
        assert not page.select("[style], style"), url
        handlers = [name for element in page.find_all(True) for name in element.attrs if name.startswith("on")]
        assert not handlers, url


@pytest.mark.django_db
def test_no_page_sets_a_cookie(client, addresses):
    for url in addresses:
        assert not client.get(url).cookies, url


#: What a page of Indonesian or English words fetches: the other Latin letters lie in files of their own.
#: The desk's symbols lie beside them, and no reader gets those.
READERS_FACES = sorted(set(BASE.glob("static/fonts/*.woff2")) - {BASE / "static/fonts/material-symbols.woff2"})
FACES = [path for path in READERS_FACES if not path.stem.endswith("-ext")]


@pytest.mark.django_db
def test_pages_weigh_less_than_a_hundred_and_five_kilobytes_without_pictures(client, addresses):
    """As sent: compressed text, and the faces as they are, the italic too, which few pages need."""
    sheets = b"".join(path.read_bytes() for path in SHEETS)
    scripts = b"".join(Path(finders.find(name)).read_bytes() for name in PUBLIC_SCRIPTS)
    fonts = sum(path.stat().st_size for path in FACES)
    for url in addresses:
        page = client.get(url).content
        sent = sum(len(gzip.compress(part)) for part in (page, sheets, scripts)) + fonts
        assert sent < 105_000, url


def test_public_scripts_are_small():
    assert sum(Path(finders.find(name)).stat().st_size for name in PUBLIC_SCRIPTS) < 15_000


def test_the_faces_weigh_at_most_fifty_four_kilobytes_and_the_italic_twenty():
    italic, others = [
        sum(path.stat().st_size for path in FACES if ("italic" in path.stem) is it) for it in (True, False)
    ]
    assert others <= 54_000
    assert italic <= 20_000


def test_nothing_is_set_smaller_than_thirteen_pixels():
    small = r"(?:font|font-size):[^;{}]*?(?<![\d.])(0?\.(?:[0-7]\d*|80\d*)rem|(?:[0-9]|1[0-2])px)"
    assert [
        (path.name, re.findall(small, path.read_text())) for path in SHEETS if re.search(small, path.read_text())
    ] == []


def test_every_face_is_there_and_cut_to_one_set_of_letters():
    text = (BASE / "static/css/fonts.css").read_text()
    named = re.findall(r"fonts/([\w-]+\.woff2)", text)
    assert sorted(named) == [path.name for path in READERS_FACES]
    assert len(set(re.findall(r"unicode-range: ([^;]+);", text))) == 2


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_colours_are_named_in_tokens_alone(path):
    text = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(|\boklch\(", text)


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_every_variable_used_is_declared(path):
    declared = set(re.findall(r"(--[\w-]+):", (BASE / "static/css/tokens.css").read_text()))
    assert set(re.findall(r"var\((--[\w-]+)", path.read_text())) <= declared


def _tokens(scheme: str) -> dict[str, str]:
    text = (BASE / "static/css/tokens.css").read_text()
    light, _, rest = text.partition("@media (prefers-color-scheme: dark)")
    found = dict(re.findall(r"(--[\w-]+): (#[0-9a-f]{6});", light))
    return found | (
        dict(re.findall(r"(--[\w-]+): (#[0-9a-f]{6});", rest.partition("@media")[0])) if scheme == "dark" else {}
    )


def _luminance(colour: str) -> float:
    parts = [int(colour[nth : nth + 2], 16) / 255 for nth in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "paper"),
    [
        *((ink, paper) for ink in ("ink", "ink-soft", "ink-faint", "accent") for paper in ("paper", "paper-sunk")),
        ("ink", "accent-soft"),
        ("on-accent", "accent"),
        ("on-accent", "accent-strong"),
        ("on-inverse", "paper-inverse"),
        ("on-inverse-soft", "paper-inverse"),
        ("accent-on-inverse", "paper-inverse"),
        ("on-band", "band"),
        ("on-band", "band-deep"),
        ("on-highlight", "highlight"),
    ],
)
def test_words_stand_out_from_their_ground(scheme, ink, paper):
    """WCAG 2.2, 1.4.3: at least 4.5 to 1."""
    tokens = _tokens(scheme)
    high, low = sorted((_luminance(tokens[f"--{ink}"]), _luminance(tokens[f"--{paper}"])), reverse=True)
    assert (high + 0.05) / (low + 0.05) >= 4.5
