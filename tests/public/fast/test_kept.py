"""What a page has of its story alone is kept only while it is made from the same."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.conf import settings as real

from articles.models import Correction, Edition
from people.models import Author
from public import site
from public.fast import kept
from public.views import stories
from sections.models import Section
from tests import stage
from tests.factories import PhotoFactory
from tests.public import many

pytestmark = pytest.mark.django_db


@pytest.fixture
def set_anew(monkeypatch):
    """How often the parts of a story were made."""
    made = []
    parts = kept.parts
    monkeypatch.setattr(kept, "parts", lambda pk, of, make: parts(pk, of, lambda: made.append(pk) or make()))
    return made


@pytest.fixture
def articles_set(monkeypatch):
    """How often an article was set by the template."""
    made = []
    body = stories._body
    monkeypatch.setattr(stories, "_body", lambda *asked: made.append(1) or body(*asked))
    return made


@pytest.fixture
def read(client):
    def read(article) -> BeautifulSoup:
        answer = client.get(article.editions.get().get_absolute_url())
        assert answer.status_code == 200
        return BeautifulSoup(answer.content, "html.parser")

    return read


def test_an_article_is_made_once_while_nothing_changes(read, cast, set_anew, articles_set):
    photo = PhotoFactory(renditions=many.RENDITIONS)
    body = f'<p>Isi.</p><figure data-photo="{photo.pk}"></figure>'
    article = stage.published(cast, tags=["kopi"], lead_photo=photo, body=body)
    first, second = read(article), read(article)
    assert first.article.decode() == second.article.decode()
    assert first.head.decode() == second.head.decode()
    assert (len(set_anew), len(articles_set)) == (1, 1)


def test_a_new_story_with_its_tag_shows_below_the_kept_article(
    read, cast, set_anew, django_capture_on_commit_callbacks
):
    article = stage.published(cast, tags=["kopi"])
    read(article)
    with django_capture_on_commit_callbacks(execute=True):
        stage.published(cast, headline="Baru saja", tags=["kopi"])
    assert "Baru saja" in read(article).main.get_text()
    assert len(set_anew) == 1


def test_two_stories_do_not_get_each_others_article(read, cast):
    one, two = stage.published(cast, headline="Satu"), stage.published(cast, headline="Dua")
    assert [read(story).h1.get_text() for story in (one, two, one)] == ["Satu", "Dua", "Satu"]


def rename_author(article):
    Author.objects.update(name="Nama Baru")


def correct(article):
    edition = article.editions.get()
    Correction.objects.create(article=article, edition=edition, note="Angkanya keliru.", at=edition.starts_at)


def rename_section(article):
    Section.objects.filter(pk=article.section_id).update(name="Ekonomi Baru")
    site.forget()


def rename_tag(article):
    article.editions.get().tags.update(name="kopi gayo")


@pytest.mark.parametrize(
    ("change", "shows"),
    [
        (lambda article: Edition.objects.update(headline="Judul baru"), "Judul baru"),
        (lambda article: Edition.objects.update(standfirst="Ringkas baru"), "Ringkas baru"),
        (lambda article: Edition.objects.update(body="<p>Isi baru</p>"), "Isi baru"),
        (lambda article: Edition.objects.update(dateline="Kupang"), "Kupang"),
        (rename_author, "Nama Baru"),
        (rename_section, "Ekonomi Baru"),
        (rename_tag, "kopi gayo"),
        (correct, "Angkanya keliru."),
    ],
    ids=["headline", "standfirst", "body", "dateline", "author", "section", "tag", "correction"],
)
def test_whatever_changes_shows_at_the_next_look(read, cast, change, shows):
    article = stage.published(cast, tags=["kopi"])
    assert shows not in read(article).article.get_text()
    change(article)
    assert shows in read(article).article.get_text()


@pytest.mark.parametrize(
    ("change", "shows"),
    [
        (lambda article: Edition.objects.update(headline="Judul baru"), "<title>Judul baru"),
        (
            lambda article: Edition.objects.update(standfirst="Ringkas baru"),
            'name="description" content="Ringkas baru',
        ),
        (rename_author, '<meta name="author" content="Nama Baru">'),
        (rename_section, '<meta property="article:section" content="Ekonomi Baru">'),
        (rename_tag, '<meta property="article:tag" content="kopi gayo">'),
        (correct, '"text":"Angkanya keliru.'),
    ],
    ids=["headline", "standfirst", "author", "section", "tag", "correction"],
)
def test_and_in_the_head_too(client, cast, change, shows):
    article = stage.published(cast, tags=["kopi"])
    address = article.editions.get().get_absolute_url()
    assert shows not in client.get(address).content.decode()
    change(article)
    page = client.get(address, follow=True).content.decode()
    assert shows in page.partition("</head>")[0], page.partition("</head>")[0]


def test_another_name_and_address_of_the_paper_show(read, cast, settings):
    article = stage.published(cast)
    read(article)
    settings.NEWSROOM_NAME, settings.NEWSROOM_URL = "Harian Baru", "https://baru.example"
    site.forget()
    page = read(article)
    assert "Harian Baru" in page.article.select_one(".dateline").get_text()
    assert page.article.select_one("[data-copy]")["data-copy"].startswith("https://baru.example/")
    assert page.head.title.get_text().endswith("Harian Baru")


@pytest.mark.parametrize("name", ["NEWSROOM_PUBLISHER", "NEWSROOM_ADDRESS"])
def test_who_publishes_it_and_where_shows(read, cast, settings, name):
    article = stage.published(cast)
    read(article)
    setattr(settings, name, "PT Baru Makassar")
    assert "PT Baru Makassar" in read(article).head.decode()


def test_what_a_body_names_shows(read, cast):
    named = stage.published(cast, headline="Yang disebut")
    article = stage.published(cast, body=f'<p>Isi.</p><aside data-article="{named.pk}">Judul lama</aside>')
    assert "Yang disebut" in read(article).article.get_text()
    Edition.objects.filter(article=named).update(headline="Disebut lain")
    assert "Disebut lain" in read(article).article.get_text()


def test_the_template_looks_at_nothing_that_is_not_compared():
    """Whoever adds a variable to the article must see to it that what it is made from is compared."""
    source = (Path(real.BASE_DIR) / "templates/public/story.html").read_text()
    part = source.split("{% kept %}")[1].split("{% endkept %}")[0]
    part = re.sub(r'{% translate "[^"]*"', "", part)  # prose has its own "or" and "in"
    own = set(re.findall(r"{% for (\w+) in", part)) | {"forloop", "credit", "name"}  # made inside it
    tags = "if|elif|picture|mark|share|writers|credited|topics|lead_caption"
    said = re.findall(rf"{{{{ (\w+)|{{% (?:{tags}) (\w+)|=(\w+)\.|(?:and|or|not|in) (\w+)", part)
    looked_at = {name for names in said for name in names if name} - own - {"not"}
    assert looked_at == {"story", "section", "body", "player", "meta", "site"}


def test_no_more_are_kept_than_the_limit(monkeypatch):
    monkeypatch.setattr(kept, "LIMIT", 3)
    made = []
    for pk in (1, 2, 3, 1, 4):
        kept.parts(pk, (pk,), lambda pk=pk: made.append(pk) or str(pk))
    assert made == [1, 2, 3, 4]
    kept.parts(1, (1,), lambda: made.append("1 again") or "")
    kept.parts(2, (2,), lambda: made.append("2 again") or "")
    assert made == [1, 2, 3, 4, "2 again"]
