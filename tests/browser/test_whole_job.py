"""A page's text goes through the whole paper: imported, reviewed, mended, scheduled, read, revised, withdrawn."""

import re
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from articles.models import Article
from people import clock
from public.fast import changes
from sections.models import Section
from tests.articles.text.test_pagetext import PAGE
from tests.browser.conftest import ask_for, enter_body, until
from tests.factories import jpeg

SEED = Path(__file__).resolve().parents[3] / "shared" / "seed"
MENDED = "Kalimat tambahan dari narasumber kedua."
REVISED = "Judul yang sudah diubah penulisnya"
REASON = "Narasumber mencabut pernyataannya."


class Reader:
    """Someone without a login, who looks in every place where a story shows."""

    def __init__(self, browser, base, article):
        self.page = browser.new_context(locale="id-ID").new_page()
        self.base, self.article = base, article

    def get(self, name, *args, query=""):
        return self.page.request.get(self.base + reverse(f"public:{name}", args=args) + query)

    @property
    def places(self) -> dict[str, tuple]:
        word = max(re.findall(r"\w+", self.article.headline), key=len)
        month = timezone.localtime().strftime("%Y-%m")
        return {
            "home": ("home", [], ""),
            "section": ("section", [self.article.section.slug], ""),
            "Indeks": ("indeks", [], ""),
            "tag": ("tag", ["bahan-pokok"], ""),
            "author": ("author", [self.article.bylines.first().author.slug], ""),
            "home feed": ("home_feed", [], ""),
            "section feed": ("section_feed", [self.article.section.slug], ""),
            "sitemap": ("sitemap_month", [month, 1], ""),
            "news sitemap": ("sitemap_news", [], ""),
            "search": ("search", [], f"?q={word}"),
        }

    def finds_it_in(self) -> set[str]:
        """The places that name the story now."""
        link = f"/read/{self.article.pk}/"
        return {
            name
            for name, (place, args, query) in self.places.items()
            if link in self.get(place, *args, query=query).text()
        }

    def reads_it(self):
        return self.get("story", self.article.pk, "x")


@pytest.fixture
def seed(tmp_path):
    """The page to import: the sample at hand, else one of our own in the same form."""
    samples = sorted(SEED.glob("*.txt")) if SEED.is_dir() else []
    if samples:
        return samples[0]
    path = tmp_path / "halaman.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.fixture
def paper(cast, settings, monkeypatch):
    """The paper as it runs: pages kept in memory, changes looked for each second."""
    settings.LANGUAGE_CODE = "id"
    settings.NEWSROOM_PAGE_CACHE_MB = 8
    monkeypatch.setattr(changes, "INTERVAL", 1.0)
    Section.objects.create(name="News", slug="news")
    return cast


@pytest.fixture
def desk(browser, live_server, signed_in, browser_context_args):
    """`desk(user, article)`: that person's own browser window, on the story's form."""

    def sit_down(user, article):
        page = browser.new_context(**browser_context_args).new_page()
        signed_in(page, user)
        page.goto(live_server.url + reverse("admin:articles_article_change", args=[article.pk]))
        return page

    return sit_down


def press(page, move):
    """Press the move's button, through its dialog if it has one; the page comes back with the story's state."""
    if page.locator(f"[data-opens=dialog-{move}]").count():
        ask_for(page, move)
        button = page.locator(f"#dialog-{move} button[name=_move]")
    else:
        button = page.locator(f"button[name=_move][value={move}]").first
    with page.expect_navigation():
        button.click()


def state(article) -> str:
    article.refresh_from_db()
    return article.status


def add_photo(page, tmp_path):
    """Upload a lead photo without leaving the story, and describe it."""
    file = tmp_path / "pasar.jpg"
    file.write_bytes(jpeg(1600, 1067))
    page.locator("[data-photo-pick]").click()
    page.locator("#photo-tab-upload").click()
    page.locator(".photo-picker input[type=file]").set_input_files(file)
    page.locator(".photo-picker [data-field=alt]").fill("Pedagang menata cabai di pasar")
    page.locator(".photo-picker [data-field=credit]").fill("Newsroom/Dewi")
    page.locator(".photo-picker [data-field=licence_kind]").select_option("own")
    page.locator(".photo-picker [data-choose]").click()
    page.locator("[data-photo-shown] img").wait_for()


def write_at_end(page, sentence):
    """Type a sentence as the body's last paragraph."""
    enter_body(page)
    page.keyboard.press("Control+End")
    page.keyboard.press("Enter")
    page.keyboard.type(sentence)


def schedule(page, ahead: float):
    """Schedule the story for `ahead` seconds from now, to the second. Returns the moment."""
    ask_for(page, "schedule")
    begin = (timezone.now() + timedelta(seconds=ahead)).replace(microsecond=0)
    local = begin.astimezone(clock.newsroom_zone()).strftime("%Y-%m-%dT%H:%M:%S")
    page.locator("#dialog-schedule input[name=schedule-starts_at]").fill(local)
    with page.expect_navigation():
        page.locator("#dialog-schedule button[name=_move]").click()
    return begin


def test_a_story_goes_through_the_whole_paper(paper, seed, browser, live_server, desk, tmp_path):
    call_command("import_story", seed, user=paper.writer.username, section=paper.section.slug)
    article = Article.objects.get()
    writer = desk(paper.writer, article)

    # The writer completes the draft and submits it.
    writer.locator("[name=standfirst]").fill("Ringkasan dua kalimat untuk pembaca.")
    writer.locator("[name=tags]").last.evaluate("field => { field.value = 'bahan pokok, ekspor' }")
    add_photo(writer, tmp_path)
    press(writer, "submit")
    assert state(article) == "in_review"

    # The editor asks for a change; the writer reads the note and mends the text.
    editor = desk(paper.section_editor, article)
    ask_for(editor, "request_changes")
    editor.locator("#dialog-request_changes textarea").fill("Tolong tambah narasumber kedua.")
    with editor.expect_navigation():
        editor.locator("#dialog-request_changes button[name=_move]").click()
    assert state(article) == "changes_requested"
    writer.reload()
    assert "Tolong tambah narasumber kedua." in writer.locator(".story").inner_text()
    write_at_end(writer, MENDED)
    press(writer, "submit")

    # The editor approves and schedules it. The reader sees nothing before.
    editor.goto(live_server.url + reverse("admin:articles_article_change", args=[article.pk]))
    press(editor, "approve")
    assert state(article) == "approved"
    reader = Reader(browser, live_server.url, article)
    began = time.monotonic()
    assert reader.finds_it_in() == set()
    a_look = time.monotonic() - began
    begin = schedule(editor, ahead=6 + 6 * a_look)
    assert state(article) == "scheduled"
    status, found = reader.reads_it().status, reader.finds_it_in()
    if timezone.now() < begin:  # on a machine that fell asleep meanwhile, this look tells nothing
        assert (status, found) == (404, set())

    # The moment passes, and nothing has to run: the whole page is there, and every place names it.
    until(editor, lambda: timezone.now() >= begin, "the story's moment")
    until(editor, lambda: reader.finds_it_in() == set(reader.places), "every place names the story")
    shown = reader.page
    shown.goto(live_server.url + article.get_absolute_url())
    whole = shown.locator("main").inner_text()
    for part in (article.headline, MENDED, "Kredit Foto", "Newsroom/Dewi", article.dateline, "bahan pokok", "WIB"):
        assert part.casefold() in whole.casefold(), part
    for line in article.bylines.all():
        assert line.author.name in whole
    assert shown.locator("a[href*='wa.me'], a[href*='whatsapp']").count()

    # The writer edits; the reader still has the old text.
    headline = article.headline
    writer.goto(live_server.url + reverse("admin:articles_article_change", args=[article.pk]))
    writer.locator("[name=headline]").fill(REVISED)
    with writer.expect_navigation():
        writer.locator("[data-save]").click()
    assert state(article) == "draft"
    assert article.headline == REVISED
    assert headline in reader.reads_it().text()
    assert REVISED not in reader.reads_it().text()

    # One asks for its withdrawal and another withdraws it: the reason stands in its place, and every place drops it.
    asker = desk(paper.managing_editor, article)
    ask_for(asker, "ask_withdrawal")
    asker.locator("#dialog-ask_withdrawal select[name$=ground]").select_option("false")
    asker.locator("#dialog-ask_withdrawal textarea").fill(REASON)
    with asker.expect_navigation():
        asker.locator("#dialog-ask_withdrawal button[name=_move]").click()
    assert state(article) == "draft"
    chief = desk(paper.editor_in_chief, article)
    ask_for(chief, "withdraw")
    with chief.expect_navigation():
        chief.locator("#dialog-withdraw button[name=_move]").click()
    assert state(article) == "withdrawn"
    until(editor, lambda: reader.reads_it().status == 410, "the story is gone")
    assert REASON in reader.reads_it().text()
    until(editor, lambda: reader.finds_it_in() == set(), "no place names the story any more")
