"""Real exports, where somebody has them beside the project: what a right reader makes of each."""

from collections import Counter
from datetime import UTC, datetime

import pytest

from exchange.importing.formats import sniffing
from exchange.importing.formats.markup import Opened
from exchange.importing.formats.sniffing import Asked
from exchange.importing.items import Kind, Notes, State, Unreadable
from tests.exchange.importing.samples import REAL


def read(name):
    """The items of a real file, and the notes on it. Skips, by name, where it is missing."""
    path = REAL / name
    if not path.is_file():
        pytest.skip(f"{name} is not beside the project")
    notes = Notes()
    return list(sniffing.read(Opened(path.name, lambda: path.open("rb")), Asked(), notes)), notes


def by_title(found):
    return {item.title: item for item in found}


@pytest.mark.parametrize("name", ["malformed.xml", "missing-version-tag.xml", "invalid-version-tag.xml"])
def test_a_file_that_is_not_right_is_refused_whole(name):
    with pytest.raises(Unreadable) as refused:
        read(f"wxr/{name}")
    assert refused.value.line


#: File → items by kind and state.
COUNTED = {
    "wxr/small-export.xml": {
        (Kind.STORY, State.LIVE): 5,
        (Kind.STORY, State.PRIVATE): 1,
        (Kind.PAGE, State.LIVE): 4,
        (Kind.PAGE, State.DRAFT): 1,
    },
    "wxr/valid-wxr-1.0.xml": {(Kind.STORY, State.LIVE): 3, (Kind.PAGE, State.LIVE): 3},
    "wxr/valid-wxr-1.1.xml": {(Kind.STORY, State.LIVE): 1, (Kind.PAGE, State.LIVE): 1},
    "wxr/wxr-comprehensive.xml": {(Kind.STORY, State.LIVE): 1, (Kind.PAGE, State.LIVE): 1},
    "wxr/slashes.xml": {(Kind.STORY, State.LIVE): 1},
    "wxr/crazy-cdata-escaped.xml": {(Kind.STORY, State.LIVE): 1},
    "wxr/ghostmg_co-authors-plus.xml": {(Kind.STORY, State.LIVE): 4},
    "wxr/ghostmg_feature-image-captions.xml": {(Kind.STORY, State.LIVE): 3, (Kind.PICTURE, State.LIVE): 2},
    "wxr/wxr-flat-attachment-same-site.xml": {(Kind.STORY, State.LIVE): 1, (Kind.PICTURE, State.LIVE): 1},
    "wxr/wxr-flat-attachment-different-site.xml": {(Kind.STORY, State.LIVE): 1, (Kind.PICTURE, State.LIVE): 1},
    "ghost/ghost.json": {(Kind.STORY, State.LIVE): 3},
    "other-exports/wpapi_dated-posts.json": {(Kind.STORY, State.LIVE): 3},
    "other-exports/wpapi_co-authors-post.json": {(Kind.STORY, State.LIVE): 1},
    "other-exports/blogger.json": {(Kind.STORY, State.LIVE): 3},
    "other-exports/medium_basic-post.html": {(Kind.STORY, State.LIVE): 1},
    "other-exports/medium_advanced-post.html": {(Kind.STORY, State.LIVE): 1},
    "other-exports/medium_draft-post.html": {(Kind.STORY, State.DRAFT): 1},
    "other-exports/substack_posts.csv": {
        (Kind.STORY, State.LIVE): 3,
        (Kind.STORY, State.DRAFT): 1,
        (Kind.PAGE, State.LIVE): 1,
    },
}


@pytest.mark.parametrize(("name", "counted"), COUNTED.items(), ids=COUNTED.keys())
def test_what_is_in_a_file_is_found_in_it_each_once(name, counted):
    found, _notes = read(name)
    assert Counter((item.kind, item.state) for item in found) == counted
    assert len({item.key for item in found}) == len(found)


def test_a_small_site_of_wordpress():
    found, notes = read("wxr/small-export.xml")
    items = by_title(found)
    assert {key: person.name for key, person in notes.people.items()}["editor"] == "FirstName LastName"
    assert len(notes.people) == 3
    terms = Counter(key.partition(":")[0] for key in notes.terms)
    assert (terms["category"], terms["post_tag"]) == (30, 3)
    assert len(items["Many Categories"].categories) == 27
    assert items["Foo-child"].people[0].key == "editor"
    assert [(term.slug, term.parent) for term in items["Foo-child"].categories] == [("foo-bar", "bar")]
    assert items["Hello world!"].people[0].key == "author"
    assert sorted(items["Private Post"].tags) == ["Tag1", "Tag2", "Tag3"]
    assert sum(item.comments for item in found) == 1


def test_people_and_terms_of_older_versions():
    _found, notes = read("wxr/valid-wxr-1.1.xml")
    john = notes.people["john"]
    assert (john.name, john.email) == ("John Doe", "johndoe@example.org")
    assert notes.terms["category:alpha"].description == "The alpha category"
    found, _notes = read("wxr/valid-wxr-1.0.xml")
    assert {"news", "roar"} <= {tag for item in found for tag in item.tags}
    assert all(item.people for item in found)


def test_slashes_and_signs_of_cdata_stay_as_they_are():
    (item,), notes = read("wxr/slashes.xml")
    assert item.categories[0].name == r"a \"great\" category"
    assert {term.name for key, term in notes.terms.items() if key.startswith("post_tag")} == {r"foo\'bar"}
    assert r"Slashes aren\'t \"cool\"" in item.html
    (item,), _notes = read("wxr/crazy-cdata-escaped.xml")
    assert "Content with nested <![CDATA[ tags ]]> :)" in item.html


def test_co_authors_stand_in_their_order():
    items = by_title(read("wxr/ghostmg_co-authors-plus.xml")[0])
    names = {title: [person.name for person in item.people] for title, item in items.items()}
    assert names["Multi-Author Post"] == ["Alice Smith", "Bob Jones"]
    assert names["Three Author Post"] == ["Alice Smith", "Bob Jones", "Carol White"]
    assert names["Single Co-Author Post"] == ["Bob Jones"]
    assert len(names["Duplicate Author Entries Post"]) == 2
    (post,), _notes = read("other-exports/wpapi_co-authors-post.json")
    assert [person.name for person in post.people] == ["Alice Smith", "Bob Jones"]


def test_captions_are_those_of_the_attachments():
    found, _notes = read("wxr/ghostmg_feature-image-captions.xml")
    pictures = {item.picture.ref: item.picture.caption for item in found if item.kind == Kind.PICTURE}
    leads = {item.title: item.lead and pictures[item.lead.ref] for item in found if item.kind == Kind.STORY}
    assert leads["Post with Described Image"] == "The caption from the attachment description."
    assert leads["Post with Title-Only Image"] == ""
    assert leads["Post without Featured Image"] is None


def test_a_bare_ampersand_is_mended_and_told_with_its_line():
    found, notes = read("wxr/ghostmg_sample.xml")
    items = by_title(found)
    assert 109 in {one.line for one in notes.mended}
    basic = items["Basic Post"]
    assert (basic.slug, basic.published_at) == ("basic-post", datetime(2013, 6, 7, 3, 0, 44, tzinfo=UTC))
    assert sorted(basic.tags) == ["Has Images", "Programming"]
    assert [term.name for term in basic.categories] == ["Company News"]
    assert basic.people[0].name == "Hermione Granger"
    draft = items["Draft Post"]
    assert (draft.state, draft.people[0].name) == (State.DRAFT, "Harry Potter")
    assert draft.published_at == datetime(2013, 11, 2, 23, 2, 32, tzinfo=UTC)
    assert items["Services"].kind == Kind.PAGE
    assert items["My CPT Post"].kind == Kind.OTHER


def test_squarespace_is_a_dialect_of_wordpress():
    found, notes = read("other-exports/squarespace.xml")
    assert "Draft & Post & More—More" in by_title(found)
    assert {one.what for one in notes.mended} >= {"a bare &", "the entity &mdash;, which only HTML knows"}


def test_ghosts_importer_file_leaves_out_the_tags_of_the_house():
    (item,), _notes = read("ghost/single-post-with-bad-tag-order.json")
    assert (item.tags, item.people[0].name) == (("Things", "Stuff"), "Joe Bloggs")
    (item,), _notes = read("ghost/single-post-only-meta.json")
    assert (item.lead.alt, item.lead.caption) == ("Lorem ipsum dolor sit amet", "Caption text")
    assert item.search_title == "This is my Blog Post Title"


def test_bloggers_labels_and_names_are_plain_words():
    found, _notes = read("other-exports/blogger.json")
    lorem = by_title(found)["Lorem"]
    assert (lorem.people[0].name, lorem.tags) == ("Important Author & Co.", ("books", "This & That", "Good & Bad"))
