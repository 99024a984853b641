"""WordPress's short codes."""

import pytest

from exchange.importing.bodies import shortcodes

TUBE = '<figure data-embed="https://www.youtube.com/watch?v=dQw4w9WgXcQ"></figure>'
CASES = {
    "caption": (
        '[caption id="attachment_12" width="300"]<img src="a.jpg" /> Cabai [di] pasar[/caption]',
        '<figure><img src="a.jpg" /><figcaption>Cabai [di] pasar</figcaption></figure>',
        [],
    ),
    "caption of old": (
        '[caption caption="Cabai"]<a href="x"><img src="a.jpg"></a>[/caption]',
        '<figure><a href="x"><img src="a.jpg"></a><figcaption>Cabai</figcaption></figure>',
        [],
    ),
    "gallery": ('[gallery ids="3, 4"]', '<img data-ref="3"><img data-ref="4">', []),
    "gallery of all": ("[gallery]", '<img data-ref="8"><img data-ref="9">', []),
    "embed": ("[embed width=3]https://youtu.be/dQw4w9WgXcQ[/embed]", TUBE, []),
    "youtube by number": ("[youtube dQw4w9WgXcQ]", TUBE, []),
    "youtube by address": ('[youtube url="https://youtu.be/dQw4w9WgXcQ"]', TUBE, []),
    "a video of one's own": (
        '[video mp4="https://a.example/a.mp4"][/video]',
        None,
        ["[video] https://a.example/a.mp4"],
    ),
    "a form": ('a [contact-form-7 id="3" title="x"] b', "a  b", ["[contact-form-7]"]),
    "columns": ("[vc_row][vc_column]isi[/vc_column][/vc_row]", "isi", ["[vc_row]", "[vc_column]"]),
    "talked about": ("ketik [[gallery]] saja", "ketik [gallery] saja", []),
    "a remark": ("kata dia [sic] lalu [1] dan [lihat foto]", "kata dia [sic] lalu [1] dan [lihat foto]", []),
    "brackets around one": ('([su_x a="1"])', "()", ["[su_x]"]),
}


@pytest.mark.parametrize(("before", "after", "told"), CASES.values(), ids=CASES.keys())
def test_each_is_shown_told_or_left(before, after, told):
    left_out: list[str] = []
    made = shortcodes.turned(before, left_out, attached=("8", "9"))
    assert left_out == told
    assert after is None or made == after


def test_a_caption_that_never_ends_loses_no_word():
    left_out: list[str] = []
    made = shortcodes.turned('[caption width="3"]<img src="a.jpg"> satu dua', left_out)
    assert made.endswith('<img src="a.jpg"> satu dua')


def test_many_openings_of_what_ended_before_take_no_time():
    text = "[/caption]" + '[caption x="1"]' * 20_000
    assert shortcodes.turned(text, []) == ""


def test_many_brackets_take_no_time():
    text = "[a " * 20_000 + "]"
    assert shortcodes.turned(text, []).count("a") == 20_000
