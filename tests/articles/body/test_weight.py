"""How heavy a body may be: told before it is read, with what to do, and reading costs as much as there is to read."""

import random
import sys

import pytest
from django.core.exceptions import ValidationError

from articles import body
from articles.body import weight
from articles.body.editor import BodyField
from articles.body.weight import DEEPEST, MOST_ELEMENTS, weigh

#: Pieces that readers of HTML are known to trip over; each closes nothing, or less than it seems to.
TRAPS = [
    "<strong><em>",
    "<ul><li>",
    "<blockquote>",
    "<b></p>",
    "<strong title='</strong>'>",
    '<strong a="',
    "<strong><!--</strong>-->",
    "<ul><![CDATA[</ul>]]>",
    "<ul><svg><![CDATA[> </svg></ul> ]]>",
    "<ul></ </ul>>",
    "<ul><?</ul>>",
    "<ul><object></ul></object>",
    "<ul><table><tr><td></ul></table>",
    "<strong><script></strong></script>",
    "<ul><template></ul></template>",
    "<svg><style><ul>",
    "<p style='a:b'><br> <br>",
    "<p><strong>kata</strong></p>",
    "<figure data-photo='1'><figcaption>x",
    "&lt;&amp;&nbsp;",
    "<",
    "&",
    "<a href='http://a.id'>",
]


PIECES = [*TRAPS, "</ul>", "</strong>", "</p>", "</em></strong>", "kata "]


def calls(function) -> int:
    """How many calls of Python and C it takes: work, whatever the machine."""
    made = 0

    def count(_frame, event, _argument):
        nonlocal made
        made += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        function()
    finally:
        sys.setprofile(None)
    return made


@pytest.mark.parametrize("trap", TRAPS)
def test_cleaning_costs_as_much_as_there_is_to_read(trap):
    """Twice the text, twice the work; and never more than so many calls a character."""
    once, twice = trap * (12_000 // len(trap)), trap * (24_000 // len(trap))
    work, more = calls(lambda: body.clean(once)), calls(lambda: body.clean(twice))
    assert more < 3 * work + 3_000
    assert more < 80 * len(twice)


@pytest.mark.parametrize("seed", range(12))
def test_no_mixture_of_them_costs_more(seed):
    chance = random.Random(seed)
    html = ""
    while len(html) < 20_000:
        html += chance.choice(PIECES) * chance.randint(1, 60)
    assert calls(lambda: body.clean(html)) < 80 * len(html)
    assert body.clean(body.clean(html)) == body.clean(html)


def test_emptiness_within_emptiness_goes_in_one_pass():
    """The body that took seconds: 48 kB of marks in which nothing stands."""
    html = "<strong><em>" * 49 + "</em></strong>" * 49
    assert body.clean(f"<p>a{html}</p>") == "<p>a</p>"
    assert calls(lambda: body.clean(f"<p>a{html * 20}</p>")) < 5 * len(html * 20)
    assert calls(lambda: body.clean("<strong><em>" * 4_000)) < 10_000


@pytest.mark.parametrize("trap", [trap for trap in TRAPS if trap.startswith(("<strong><", "<ul>", "<block"))])
def test_what_is_never_closed_is_seen_to_be_deep(trap):
    assert weigh(trap * 2_000).depth > DEEPEST or weigh(trap * 20_000).elements > MOST_ELEMENTS


@pytest.mark.parametrize(
    ("html", "elements", "depth"),
    [
        ("<p>a</p><p><strong>b <em>c</em></strong></p>", 4, 2),
        ("<p>a<br>b<p>c", 3, 0),
        ("<p>5 < 6 and <3</p>", 1, 0),
        ("<ul><li>a<ul><li>b</ul></ul>", 4, 2),
        ("<script>if (a < b) {}</script><b>x</b>", 2, 1),
        ("<!-- <b><b><b> --><p>a", 1, 0),
        ("<b>x</b>" * 3_000, 3_000, 1),
        ("<b><i>x</b></i>" * 3_000, 6_000, 2),
        ("", 0, 0),
    ],
)
def test_what_people_write_weighs_what_it_is(html, elements, depth):
    found = weigh(html)
    assert found.depth == depth
    assert abs(found.elements - elements) <= 1
    assert not found.why_not


def test_the_form_says_what_is_wrong_and_how_to_mend_it():
    with pytest.raises(ValidationError, match=r"within formatting.*paste it as plain text"):
        BodyField().clean("<p>Beras</p>" + "<strong><em>" * 400 + "naik")
    with pytest.raises(ValidationError, match=r"parts.*paste it as plain text"):
        BodyField().clean("<p>a</p>" * (MOST_ELEMENTS + 1))


def test_a_body_at_the_limit_is_read_as_it_stands():
    html = "<p>a</p>" * MOST_ELEMENTS
    assert BodyField().clean(html) == html
    deep = "<blockquote>" * 20 + "<p>a</p>" + "</blockquote>" * 20
    assert BodyField().clean(deep) == deep


def test_where_no_form_can_refuse_the_words_stay():
    """An autosave, a restored revision: nothing is lost but the formatting."""
    html = "<p>Harga &amp; upah</p>" + "<strong><em>" * 400 + "naik <3"
    assert body.clean(html) == "<p>Harga &amp; upah</p><p>naik &lt;3</p>"


def test_formatting_that_every_paragraph_says_again_does_not_swell_the_text():
    html = "".join(f"<font style='color:#{n:03x};font-weight:bold'>" for n in range(90)) + "<p>x" * 3_000
    assert len(body.clean(html)) < 4 * len(html) + 10_000


def test_words_of_a_heavy_text_are_taken_in_one_pass_forward():
    assert weight.lines("<b>a" + "<" * 1_000 + "b>c") == ["a" + "<" * 999, "c"]


def test_so_many_lines_that_they_would_be_too_heavy_again_are_put_together():
    html = "<p>a</p>" * (3 * MOST_ELEMENTS)
    cleaned = body.clean(html)
    assert cleaned.count("a") == 3 * MOST_ELEMENTS
    assert not weigh(cleaned).why_not
