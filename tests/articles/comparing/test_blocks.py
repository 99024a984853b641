"""Bodies block by block: what came, went, moved or changed, with words marked."""

import re
from types import SimpleNamespace

import pytest
from django.template.loader import render_to_string

from articles.comparing import blocks
from articles.comparing.blocks import block_texts, compare_blocks, word_spans
from articles.comparing.comparison import compare
from articles.text import storyfields


def text(labels=None, **fields):
    return SimpleNamespace(fields=storyfields.blank() | fields, labels=labels or {})


def marked(spans):
    signs = {"same": "{}", "added": "+{}+", "removed": "-{}-"}
    return "".join(signs[span.kind].format(span.text) for span in spans)


def test_a_changed_word_is_marked_and_the_rest_is_left():
    assert marked(word_spans("Harga beras naik", "Harga gula naik")) == "Harga -beras-+gula+ naik"


def test_a_word_that_came_for_another_never_runs_into_it():
    spans = word_spans("Harga beras naik.", "Harga beras melonjak!")
    shown = render_to_string("articles/spans.html", {"spans": spans})
    assert re.sub(r"<[^>]+>|\[\w+\] ", "", shown) == "Harga beras naik. melonjak!"


def test_punctuation_is_a_word_of_its_own():
    assert marked(word_spans("Naik.", "Naik!")) == "Naik-.-+!+"


def test_a_body_is_cut_into_its_blocks():
    html = "<h2>Judul</h2><p>Satu <strong>dua</strong></p><ul><li><p>butir</p></li></ul>"
    assert block_texts(html) == ["Judul", "Satu dua", "• butir"]


def test_nodes_of_a_body_have_a_line_that_names_them():
    html = '<figure data-photo="12"><figcaption>Kapal</figcaption></figure><aside data-article="3">Lain</aside>'
    photo, pointer = block_texts(html)
    assert "12" in photo
    assert "Kapal" in photo
    assert "Lain" in pointer


def test_unchanged_paragraphs_far_from_a_change_are_counted_not_shown():
    old = [f"Paragraf {n} tetap." for n in range(10)]
    blocks = compare_blocks(old, [*old[:-1], "Paragraf 9 berubah."])
    assert blocks[0].skipped == 8
    assert marked(blocks[-1].spans) == "Paragraf 9 -tetap-+berubah+."


def test_a_paragraph_put_between_others_is_marked_as_a_whole():
    blocks = compare_blocks(["Satu.", "Tiga."], ["Satu.", "Dua.", "Tiga."])
    assert [marked(block.spans) for block in blocks] == ["Satu.", "+Dua.+", "Tiga."]


def test_a_mended_paragraph_among_new_ones_is_still_compared_by_words():
    old = ["Petani garam menolak impor tahun ini."]
    new = ["Pembuka yang sama sekali lain.", "Petani garam di Jeneponto menolak impor tahun ini."]
    blocks = compare_blocks(old, new)
    assert marked(blocks[1].spans) == "Petani garam+ di Jeneponto+ menolak impor tahun ini."


def test_a_wholly_rewritten_long_body_is_compared_in_reasonable_time():
    old = [f"<p>lama {n}</p>" for n in range(200)]
    new = [f"<p>baru {n} sekali</p>" for n in range(190)]
    assert compare_blocks(old, new)


def body(*parts):
    return text(body="".join(parts))


def blocks_of(before, after):
    return compare(before, after)[0].blocks


def test_a_photo_whose_caption_changed_is_one_photo_with_marked_words():
    old = body('<figure data-photo="12"><figcaption>Kapal lama</figcaption></figure>')
    new = body('<figure data-photo="12"><figcaption>Kapal baru</figcaption></figure>')
    (block,) = blocks_of(old, new)
    assert (block.kind, block.ref, marked(block.spans)) == ("photo", "12", "Kapal -lama-+baru+")
    assert block.change == ""


def test_a_photo_that_took_anothers_place_went_and_came():
    old = body('<figure data-photo="12"></figure>')
    new = body('<figure data-photo="13"></figure>')
    assert [(block.ref, block.change) for block in blocks_of(old, new)] == [("12", "removed"), ("13", "added")]


def test_a_photo_that_moved_is_marked_as_moved_and_counts_no_words():
    photo = '<figure data-photo="12"><figcaption>Kapal bersandar</figcaption></figure>'
    paragraphs = [f"<p>Paragraf {word} yang tetap.</p>" for word in ("satu", "dua", "tiga", "empat")]
    difference = compare(body(photo, *paragraphs), body(*paragraphs, photo))[0]
    moved = [block for block in difference.blocks if block.moved]
    assert [(block.ref, block.change) for block in moved] == [("12", "removed"), ("12", "added")]
    assert (difference.words_added, difference.words_removed) == (0, 0)


def test_a_paragraph_moved_twice_over_is_not_called_moved_once_too_often():
    old = body("<p>Satu.</p>", "<p>Dua.</p>", "<p>Tiga.</p>")
    new = body("<p>Dua.</p>", "<p>Satu.</p>", "<p>Satu.</p>", "<p>Tiga.</p>")
    blocks = [block for block in blocks_of(old, new) if block.change]
    assert sum(block.moved for block in blocks) == 2
    assert sum(block.change == "added" and not block.moved for block in blocks) == 1


def test_links_embeds_and_table_rows_are_segments_of_their_own():
    old = body("<p>Satu.</p>")
    new = body(
        "<p>Satu.</p>",
        '<aside data-article="3">Lain</aside>',
        '<figure data-embed="https://youtu.be/x"></figure>',
        "<table><tbody><tr><td>Beras</td><td>12.000</td></tr></tbody></table>",
    )
    came = [block for block in blocks_of(old, new) if block.change == "added"]
    assert [(block.kind, block.ref) for block in came] == [
        ("story", "3"),
        ("embed", "https://youtu.be/x"),
        ("text", ""),
    ]
    assert marked(came[-1].spans) == "+Beras | 12.000+"


def test_replaced_words_with_only_a_space_between_are_one_mark():
    assert (
        marked(word_spans("harga beras merah naik", "harga gula pasir naik"))
        == "harga -beras merah-+gula pasir+ naik"
    )


def test_mended_paragraphs_are_found_again_among_many_that_were_put_in():
    kept = [f"Paragraf nomor{n} tentang pokok{n} dan hal{n} yang panjang sekali." for n in range(60)]
    new = []
    for n, paragraph in enumerate(kept):
        new += [paragraph.replace("panjang", "pendek"), f"Sisipan{n} yang tak mirip apa{n} pun itu{n}."]
    blocks = compare_blocks(kept, new)
    assert sum("-panjang-+pendek+" in marked(block.spans) for block in blocks) == 60
    assert sum(block.change == "added" for block in blocks) == 60


def test_folded_paragraphs_are_kept_to_be_opened():
    old = [f"Paragraf {n} tetap." for n in range(10)]
    first = compare_blocks(old, [*old[:-1], "Paragraf 9 berubah."])[0]
    assert [marked(block.spans) for block in first.folded] == old[:8]


def test_a_word_that_was_struck_is_another_word():
    (block,) = blocks_of(body("<p>Harga turun lagi</p>"), body("<p>Harga <s>turun</s> lagi</p>"))
    assert marked(block.spans) == "Harga +~+turun+~+ lagi"


@pytest.mark.parametrize(
    ("kind", "span", "told"),
    [
        ("photo", blocks.ADDED, "Photo put in"),
        ("story", blocks.REMOVED, "Read-also link taken out"),
        ("embed", blocks.SAME, "Embed"),
        ("text", blocks.ADDED, ""),
    ],
)
def test_what_became_of_a_block_is_said_where_it_is_no_text(kind, span, told):
    assert str(blocks.Block([blocks.Span(span, "x")], kind=kind).told) == told


@pytest.mark.parametrize(("span", "told"), [(blocks.ADDED, "moved here"), (blocks.REMOVED, "moved away from here")])
def test_a_block_that_moved_says_which_way(span, told):
    assert str(blocks.Block([blocks.Span(span, "x")], moved=True).moved_told) == told
    assert not blocks.Block([blocks.Span(span, "x")]).moved_told
