"""Block comments, and paragraphs by empty lines."""

import pytest

from exchange.importing.bodies import blocks

CASES = {
    "two paragraphs": ("Satu.\n\nDua.", "<p>Satu.</p><p>Dua.</p>"),
    "a line within": ("Satu,\ndua.", "<p>Satu,<br>dua.</p>"),
    "lines of Windows": ("Satu.\r\n\r\nDua.", "<p>Satu.</p><p>Dua.</p>"),
    "HTML already": ("<p>Satu.</p>\n<p>Dua.</p>", "<p>Satu.</p><p>Dua.</p>"),
    "a heading between": ("Satu.\n<h2>Judul</h2>\nDua.", "<p>Satu.</p><h2>Judul</h2><p>Dua.</p>"),
    "a word in bold": (
        "<strong>Jakarta</strong> - Satu.\n\nDua.",
        "<p><strong>Jakarta</strong> - Satu.</p><p>Dua.</p>",
    ),
    "preformatted": ("Satu\n\n<pre>a\n\nb</pre>\n\nDua", "<p>Satu</p><pre>a\n\nb</pre><p>Dua</p>"),
    "a quotation": ("<blockquote>Satu\n\nDua</blockquote>\n\nTiga", None),
}


@pytest.mark.parametrize(("before", "after"), CASES.values(), ids=CASES.keys())
def test_empty_lines_divide_paragraphs(before, after):
    made = blocks.with_paragraphs(before)
    assert after is None or made == after
    assert [word for word in ("Satu", "Dua", "Tiga") if word in before] == [
        word for word in ("Satu", "Dua", "Tiga") if word in made
    ]


def test_comments_of_blocks_go_and_embeds_become_ours():
    left_out: list[str] = []
    html = (
        '<!-- wp:paragraph {"align":"left"} -->\n<p>Satu</p>\n<!-- /wp:paragraph -->'
        '<!-- wp:embed {"url":"https://youtu.be/dQw4w9WgXcQ","type":"video"} -->\n<figure><div>https://youtu.be/dQw4w9WgXcQ'
        "</div><figcaption>Rekaman</figcaption></figure>\n<!-- /wp:embed -->"
        '<!-- wp:core-embed/twitter {"url":"https://twitter.com/a/status/12"} /-->'
        '<!-- wp:block {"ref":123} /--><!-- wp:latest-posts /--><!-- wp:spacer {"height":"4px"} /-->'
    )
    made = blocks.without_comments(html, left_out)
    assert made.replace("\n", "") == (
        '<p>Satu</p><figure data-embed="https://www.youtube.com/watch?v=dQw4w9WgXcQ"></figure><p>Rekaman</p>'
        '<figure data-embed="https://x.com/a/status/12"></figure>'
    )
    assert left_out == ["block block 123", "block latest-posts"]


def test_an_embed_that_never_ends_loses_no_story():
    html = '<p>a</p><!-- wp:embed {"url":"https://youtu.be/dQw4w9WgXcQ"} --><p>b</p>'
    assert "<p>b</p>" in blocks.without_comments(html, [])


def test_a_paged_story_is_one():
    assert blocks.without_marks("a<!--nextpage-->b<!--more Lanjut-->c").split() == ["a", "b", "c"]


def test_many_openings_take_no_time():
    for opening in ("<!-- wp:a ", '<!-- wp:a {"b":1 ', "<pre ", "<pre>"):
        assert blocks.without_comments(opening * 20_000, []).startswith(opening)
        assert opening.strip() in blocks.with_paragraphs(opening * 20_000)
