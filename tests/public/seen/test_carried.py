"""What programs read stays whole when a text that is kept holds a character that no document can carry."""

import json
import re
from xml.etree import ElementTree

import pytest
from django.db import connection

from photos import renditions
from tests import stage
from tests.factories import jpeg

pytestmark = pytest.mark.django_db

FEEDS = ["/feed/", "/ekbis/feed/", "/tag/ekspor/feed/", "/penulis/wati/feed/"]
BAD = "\x01\x0b\x1f\x9f\ufffe\uffff"


@pytest.fixture
def story(cast):
    """A live story into whose every word such characters were put below every gate, as an older release left them."""
    story = stage.published(cast, headline="Ekspor naik", standfirst="Permintaan menopang harga.")
    renditions.make_first(story.lead_photo, jpeg())
    edition = story.editions.get()
    columns = {
        "articles_edition": (edition.pk, ("headline", "standfirst", "body", "plain_text", "lead_caption")),
        "photos_photo": (story.lead_photo_id, ("alt", "credit", "caption", "title")),
        "sections_section": (story.section_id, ("name", "description")),
        "people_author": (story.bylines.get().author_id, ("name", "bio", "job_title")),
        "taggit_tag": (story.tags.get(name="ekspor").pk, ("name",)),
    }
    with connection.cursor() as cursor:
        for table, (pk, names) in columns.items():
            for name in names:
                cursor.execute(f"UPDATE {table} SET {name} = %s || {name} WHERE id = %s", [f"a{BAD}b", pk])
    return story


@pytest.mark.parametrize("path", FEEDS)
def test_a_feed_leaves_out_the_character_and_not_the_story(client, story, path):
    answer = client.get(path)
    assert answer.status_code == 200
    item = ElementTree.fromstring(answer.content).find("channel/item")
    assert "Ekspor naik" in item.findtext("title")
    assert not set(BAD) & set(answer.content.decode())


def test_every_sitemap_is_well_formed(client, story):
    index = ElementTree.fromstring(client.get("/sitemap.xml").content)
    paths = [re.sub("^https?://[^/]+", "", place.text) for place in index.iter() if place.tag.endswith("loc")]
    assert len(paths) >= 3
    for path in paths:
        answer = client.get(path)
        ElementTree.fromstring(answer.content)
        assert not set(BAD) & set(answer.content.decode()), path


def test_structured_data_is_json(client, story):
    page = client.get(story.editions.get().get_absolute_url()).content.decode()
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)
    assert found
    assert any("Ekspor naik" in json.dumps(json.loads(data)) for data in found)
