"""WordPress's export: what each item was, who wrote it, where it belonged, and where its readers found it."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from exchange.importing.items import Kind, Person, Picture, State, Unreadable
from tests.exchange.importing.samples import HEAD, items, meta, post, read, wxr


def one(more="", head=HEAD, **said):
    (item,) = items(wxr(post(more=more, **said), head=head))
    return item


def test_a_post_is_a_story_with_all_that_belongs_to_it():
    item = one(
        '<category domain="category" nicename="pasar">Pasar</category><excerpt:encoded>Ringkas</excerpt:encoded>'
    )
    assert (item.kind, item.state, item.title, item.slug) == (Kind.STORY, State.LIVE, "Harga naik", "harga-naik")
    assert item.html == "<p>Harga cabai naik.</p>"
    assert item.excerpt == "Ringkas"
    assert item.people == (Person("Sri Lestari", "sri", "sri@warta.example"),)
    assert [(term.name, term.slug, term.parent) for term in item.categories] == [("Pasar", "pasar", "ekonomi")]
    assert item.key == "wordpress:warta.example:216"


def test_gmt_wins_and_without_it_the_zone_that_was_given():
    assert one().published_at == datetime(2019, 5, 4, 3, tzinfo=UTC)
    jakarta = ZoneInfo("Asia/Jakarta")
    text = wxr(post(post_date_gmt="0000-00-00 00:00:00"))
    (local,) = items(text, zone=jakarta)
    assert local.published_at == datetime(2019, 5, 4, 10, tzinfo=jakarta)


def test_a_time_with_a_zone_goes_before_one_without():
    item = one("<pubDate>Sat, 04 May 2019 03:30:00 +0000</pubDate>", post_date_gmt="")
    assert item.published_at == datetime(2019, 5, 4, 3, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ({"status": "publish"}, State.LIVE),
        ({"status": "future"}, State.SCHEDULED),
        ({"status": "draft"}, State.DRAFT),
        ({"status": "pending"}, State.DRAFT),
        ({"status": "private"}, State.PRIVATE),
        ({"status": "trash"}, State.BINNED),
        ({"status": "something-new"}, State.DRAFT),
        ({"status": "publish", "post_password": "rahasia"}, State.PRIVATE),
    ],
    ids=lambda value: "+".join(value.values()) if isinstance(value, dict) else "",
)
def test_only_what_was_public_is_live(said, state):
    item = one(**said)
    assert item.state == state
    assert bool(item.addresses) == (state == State.LIVE)


@pytest.mark.parametrize(
    ("own_type", "kind"), [("page", Kind.PAGE), ("attachment", Kind.PICTURE), ("resep", Kind.OTHER)]
)
def test_each_type_has_its_kind(own_type, kind):
    assert one(post_type=own_type).kind == kind


def test_several_authors_stand_in_their_order_and_once():
    names = [("cap-budi", "Budi"), ("sri", "Sri"), ("budi", "Budi"), ("tamu", "Tamu Kita")]
    item = one("".join(f'<category domain="author" nicename="{key}">{name}</category>' for key, name in names))
    assert [person.name for person in item.people] == ["Budi Santoso", "Sri Lestari", "Tamu Kita"]


def test_an_author_whom_the_head_does_not_know_keeps_the_name_and_no_address():
    (item,) = items(wxr(post().replace(">sri<", ">hermione@example.com<")))
    assert item.people == (Person("hermione", "hermione@example.com"),)


def test_old_exports_say_each_term_twice():
    item = one(
        "<category>Pasar</category><category domain='category' nicename='pasar'>Pasar</category>"
        "<category domain='tag'>cabai</category><category domain='tag' nicename='cabai'>cabai</category>"
    )
    assert [term.name for term in item.categories] == ["Pasar"]
    assert item.tags == ("cabai",)


def test_terms_of_own_taxonomies_are_told_apart():
    item = one("<category domain='wilayah' nicename='bali'>Bali</category><category domain='post_tag'>a</category>")
    assert item.own_terms == (("wilayah", "Bali"),)


def test_readers_found_it_at_its_address_by_its_number_and_at_its_names_of_before():
    item = one(meta("_wp_old_slug", "harga-cabai"))
    assert item.addresses == ("/2019/05/harga-naik/", "/?p=216", "/2019/05/harga-cabai/")


def test_what_search_engines_are_told_comes_along_unless_it_is_a_pattern():
    item = one(meta("_yoast_wpseo_title", "%%title%% | Warta") + meta("_yoast_wpseo_metadesc", "Cabai &amp; pasar"))
    assert (item.search_title, item.search_description) == ("", "Cabai & pasar")
    assert one(meta("rank_math_title", "Cabai")).search_title == "Cabai"


def test_a_lead_picture_is_named_by_its_number():
    assert one(meta("_thumbnail_id", "25")).lead == Picture(ref="25")


def test_an_attachment_is_a_picture_with_what_is_said_of_it():
    kept = 'a:1:{s:10:"image_meta";a:1:{s:6:"credit";s:6:"Antara";}}'
    more = (
        "<wp:attachment_url>https://warta.example/a.jpg</wp:attachment_url><excerpt:encoded>Cabai</excerpt:encoded>"
        + meta("_wp_attachment_image_alt", "Tumpukan cabai")
        + meta("_wp_attachment_metadata", kept)
    )
    item = one(more, post_type="attachment", status="inherit", post_parent="10")
    assert item.picture == Picture("https://warta.example/a.jpg", "216", "Tumpukan cabai", "Cabai", "Antara")
    assert item.parent == "10"


def test_without_a_caption_the_description_is_it():
    assert one(post_type="attachment").picture.caption == "Harga cabai naik."


def test_comments_are_counted():
    comment = "<wp:comment><wp:comment_content>x</wp:comment_content></wp:comment>"
    assert one(comment * 3).comments == 3


@pytest.mark.parametrize(
    "version", ["", "<wp:wxr_version>abc</wp:wxr_version>", "<wp:wxr_version>2.0</wp:wxr_version>"]
)
def test_without_a_version_of_wxr_nothing_is_read(version):
    head = HEAD.replace("<wp:wxr_version>1.2</wp:wxr_version>", version)
    for text in (wxr(post(), head=head), wxr(head=head)):
        with pytest.raises(Unreadable, match="version"):
            items(text)


@pytest.mark.parametrize("version", ["1.0", "1.1", "1.2"])
def test_every_version_is_read(version):
    head = HEAD.replace("1.2</wp:wxr_version>", f"{version}</wp:wxr_version>")
    assert items(wxr(post(), head=head, version=version))[0].title == "Harga naik"


def test_what_had_to_be_mended_is_told():
    found, notes = read(wxr(post(more="<wp:attachment_url>https://x.example/?a=1&b=2</wp:attachment_url>")))
    assert len(found) == 1
    assert [one.what for one in notes.mended] == ["a bare &"]
    assert notes.mended[0].line > 1


def test_the_text_stays_as_it_was_to_the_byte():
    (item,) = items(wxr(post().replace("<p>Harga cabai naik.</p>", 'Slashes aren\\\\\\\'t \\"cool\\"\n\n\nx')))
    assert item.html == 'Slashes aren\\\\\\\'t \\"cool\\"\n\n\nx'


def test_the_address_of_a_file_is_a_slug_without_its_ending():
    assert one(post_name="berita/harga-naik.html").slug == "harga-naik"
    assert one(post_name="").slug == ""
    assert one(post_name="%e6%97%a5%e6%9c%ac").slug == "日本"


def test_two_items_without_a_number_are_two():
    bare = post().replace("<wp:post_id>216</wp:post_id>", "")
    first, second = items(wxr(bare, bare.replace("?p=216", "?p=217")))
    assert first.key != second.key


def test_only_a_picture_inherits_that_it_is_public():
    """Nothing is live because of a word that says “as what it belongs to”."""
    picture = "<wp:attachment_url>https://warta.example/a.jpg</wp:attachment_url>"
    assert items(wxr(post(1, picture, post_type="attachment", status="inherit")))[0].state == State.LIVE
    for kind in ("post", "page", "revision"):
        (item,) = items(wxr(post(1, post_type=kind, status="inherit")))
        assert (item.state, item.addresses) == (State.DRAFT, ())
