"""What WordPress's interface answers."""

import json
from datetime import UTC, datetime

from exchange.importing.items import Person, Picture, State
from tests.exchange.importing.samples import items

POST = {
    "id": 216,
    "date": "2019-05-04T10:00:00",
    "date_gmt": "2019-05-04T03:00:00",
    "guid": {"rendered": "https://warta.example/?p=216"},
    "slug": "harga-naik",
    "status": "publish",
    "type": "post",
    "link": "https://warta.example/2019/05/harga-naik/",
    "title": {"rendered": "Harga &#8220;naik&#8221;"},
    "content": {"rendered": "<p>Cabai.</p>"},
    "excerpt": {"rendered": "<p>Ringkas</p>\n"},
    "_embedded": {
        "author": [{"id": 1, "name": "Sri", "slug": "sri"}],
        "wp:featuredmedia": [{"id": 5, "source_url": "https://warta.example/a.jpg", "alt_text": "Tumpukan"}],
        "wp:term": [
            [{"name": "Pasar", "slug": "pasar", "taxonomy": "category"}],
            [{"name": "cabai", "taxonomy": "post_tag"}],
        ],
    },
}


def one(**said):
    (item,) = items(json.dumps([POST | said]), "posts.json")
    return item


def test_an_answer_that_brings_everything_along():
    item = one()
    assert (item.title, item.slug, item.state, item.excerpt) == ("Harga “naik”", "harga-naik", State.LIVE, "Ringkas")
    assert item.published_at == datetime(2019, 5, 4, 3, tzinfo=UTC)
    assert item.people == (Person("Sri", "sri"),)
    assert ([term.name for term in item.categories], item.tags) == (["Pasar"], ("cabai",))
    assert item.lead == Picture("https://warta.example/a.jpg", "5", "Tumpukan")
    assert item.addresses == ("/2019/05/harga-naik/", "/?p=216")


def test_the_same_story_has_the_same_key_as_in_an_export():
    assert one().key == "wordpress:warta.example:216"


def test_a_single_answer_is_a_list_of_one():
    assert len(items(json.dumps(POST), "post.json")) == 1


def test_what_has_a_password_or_is_no_longer_public_is_not_live():
    assert one(content={"rendered": "", "protected": True}).state == State.PRIVATE
    assert one(status="draft").state == State.DRAFT


def test_without_what_belongs_to_it_a_picture_has_its_number_alone():
    item = one(_embedded=None, featured_media=7)
    assert (item.lead, item.people, item.tags) == (Picture(ref="7"), (), ())
    assert one(_embedded={"wp:term": "x", "author": 3}, featured_media=0).lead is None


def test_posts_without_number_and_address_are_told_apart():
    bare = [{"title": {"rendered": name}, "content": {"rendered": ""}, "type": "post"} for name in ("A", "B")]
    first, second = items(json.dumps(bare), "posts.json")
    assert first.key != second.key
