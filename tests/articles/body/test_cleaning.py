"""What `body.clean` lets through, and what it takes away."""

import random

import pytest
from bs4 import BeautifulSoup

from articles import body

#: Bodies exactly as the editor writes them.
AS_WRITTEN = [
    "<p>Petani di Takalar memanen lebih awal.</p>",
    "<p>Harga <strong>naik</strong> dan <em>turun</em> lagi<br>di sini.</p>",
    "<h2>Harga naik</h2><h3>Di pasar</h3>",
    '<p><a href="https://example.org/a?b=1&amp;c=2" rel="noopener">tautan</a></p>',
    '<p><a href="mailto:redaksi@example.org" rel="noopener">surat</a></p>',
    '<p><a href="/indeks/" rel="noopener">indeks</a></p>',
    '<ul><li><p>satu</p></li></ul><ol start="3"><li><p>tiga</p></li></ol>',
    "<blockquote><p>Kata dia.</p></blockquote>",
    '<blockquote data-pullquote=""><p>Kutipan besar.</p></blockquote>',
    '<table><tbody><tr><th colspan="2"><p>a</p></th></tr><tr><td rowspan="2"><p>b</p></td></tr></tbody></table>',
    '<figure data-photo="12"><figcaption>Panen di <em>Takalar</em></figcaption></figure>',
    '<figure data-photo="12"></figure>',
    '<aside data-article="345">Ekspor naik &amp; harga turun</aside>',
    '<figure data-embed="https://www.youtube.com/watch?v=dQw4w9WgXcQ"></figure>',
    '<figure data-embed="https://www.youtube.com/watch?v=dQw4w9WgXcQ" data-poster="12"></figure>',
]

#: Attacks of the kinds that browsers and sanitisers have fallen for.
ATTACKS = [
    "<script>alert(1)</script>",
    "<p>a<script src=//x.example></script>b</p>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><p>x</p></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
    "<p><style><!--</style><img src=x onerror=alert(1)>--></p>",
    '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',
    '<table><td><svg><desc><template><p title="</template><img src=x onerror=alert(1)>">',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="  java\nscript:alert(1)">x</a>',
    '<a href="&#106;avascript:alert(1)">x</a>',
    '<a href="JaVaScRiPt:alert(1)">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    '<a href="vbscript:x">x</a>',
    '<p onclick=alert(1) style="background:url(javascript:x)" class=a id=b>x</p>',
    "<iframe src=javascript:alert(1)></iframe><object data=x></object><embed src=x>",
    "<base href=//x.example><meta http-equiv=refresh content=0><link rel=stylesheet href=x>",
    '<figure data-photo="1 onload=alert(1)"><figcaption onclick=x>a</figcaption></figure>',
    "<figure data-photo='1\"><script>alert(1)</script>'></figure>",
    '<figure data-embed="javascript:alert(1)"></figure>',
    "<figure data-embed='https://youtu.be/dQw4w9WgXcQ\"><img src=x onerror=alert(1)>'></figure>",
    '<figure data-photo=1><figure data-embed="https://youtu.be/dQw4w9WgXcQ"><aside data-article=3><p>x',
    '<aside data-article=3><a href="javascript:x"><b>x</aside></b></a>',
    "<!--><script>alert(1)</script-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo 1 ?><p>x</p>",
    "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>",
    '<textarea><p title="</textarea><img src=x onerror=alert(1)>"></textarea>',
    '<title><p title="</title><img src=x onerror=alert(1)>"></title>',
    "<plaintext><img src=x onerror=alert(1)>",
    "\x00<scr\x00ipt>alert(1)</scr\x00ipt>",
    "<b><p><b><p><b><i></b></i><table><b>x<tr><b>y",
    "<a href=/a><a href=/b><table><a href=/c>x",
    "<p><table><tr><td><p><h2><li><blockquote><p>x",
]


def allowed(html: str) -> bool:
    """True if every tag and attribute in `html` is in the allow-list and every address of an allowed kind."""
    allowed_list = body.allow_list()
    for tag in BeautifulSoup(html, "html.parser").find_all(True):
        extra = {"rel"} if tag.name == "a" else set()
        if tag.name not in allowed_list["tags"]:
            return False
        if set(tag.attrs) - set(allowed_list["attributes"].get(tag.name, ())) - extra:
            return False
        if ":" in (scheme := str(tag.get("href", "")).split("/")[0]) and scheme.split(":")[0] not in (
            "http",
            "https",
            "mailto",
        ):
            return False
    return True


@pytest.mark.parametrize("html", AS_WRITTEN)
def test_what_the_editor_writes_passes_unchanged(html):
    assert body.clean(html) == html


@pytest.mark.parametrize("html", ATTACKS)
def test_an_attack_leaves_nothing_but_what_a_body_may_hold(html):
    assert allowed(body.clean(html))


@pytest.mark.parametrize("html", ATTACKS)
def test_cleaning_an_attack_twice_is_cleaning_it_once(html):
    once = body.clean(html)
    assert body.clean(once) == once


def test_any_soup_of_tags_is_cleaned_safely_and_once_for_all():
    dice = random.Random(20)
    pieces = [
        *("<p>", "</p>", "<b>", "</b>", "<i>", "</i>", "<a href=/x>", "</a>", "<h1>", "</h1>", "<div>", "</div>"),
        *("<ul>", "</ul>", "<li>", "</li>", "<table>", "</table>", "<tr>", "<td>", "</td>", "<blockquote>"),
        *(
            '<figure data-photo="3">',
            "<figcaption>",
            "</figcaption>",
            "</figure>",
            "<figure>",
            '<aside data-article="4">',
        ),
        *(
            "</aside>",
            "<aside>",
            '<blockquote data-pullquote="">',
            "</blockquote>",
            "<br>",
            "kata",
            " ",
            "&amp;",
            "&nbsp;",
        ),
        *("<svg>", "<style>", "</style>", "<math>", "<img src=x onerror=y>", "<!--", "-->", "<script>", "</script>"),
        '<figure data-embed="https://youtu.be/dQw4w9WgXcQ">',
    ]
    for _ in range(600):
        html = "".join(dice.choices(pieces, k=dice.randint(1, 25)))
        once = body.clean(html)
        assert body.clean(once) == once, html
        assert allowed(once), html


@pytest.mark.parametrize(
    ("html", "cleaned"),
    [
        ("<p><b>a</b> <i>b</i></p>", "<p><strong>a</strong> <em>b</em></p>"),
        ("<h1>Judul</h1><h4>Kecil</h4>", "<h2>Judul</h2><h3>Kecil</h3>"),
        ("<div>satu</div><div><div>dua</div></div>", "<p>satu</p><p>dua</p>"),
        ('<p class="MsoNormal" style="margin:0"><span lang="IN">a</span></p>', "<p>a</p>"),
        ("<p>a</p><p>&nbsp;</p><p><br></p><p></p><p>b</p>", "<p>a</p><p>b</p>"),
        ("<table><thead><tr><td>a</td></tr></thead></table>", "<table><tbody><tr><td>a</td></tr></tbody></table>"),
        ('<figure><img src="x"><figcaption>Ket.</figcaption></figure>', "<p>Ket.</p>"),
        ('<p><a name="x">a</a></p>', "<p>a</p>"),
    ],
)
def test_what_means_the_same_is_kept_as_ours(html, cleaned):
    assert body.clean(html) == cleaned


@pytest.mark.parametrize("number", ["", "0", "-1", "1.5", "12abc", "१२", "1e3", " 7", "9" * 30])
def test_a_reference_that_is_no_number_is_no_reference(number):
    html = body.clean(f'<figure data-photo="{number}"></figure><aside data-article="{number}">Judul</aside>')
    assert html == "<p>Judul</p>"


@pytest.mark.parametrize("poster", ["-1", "0", "12x", "javascript:1", ""])
def test_a_picture_before_a_video_is_a_number_beside_an_address(poster):
    video = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
    dirty = f'<figure data-poster="{poster}" data-embed="{video}"></figure>'
    assert body.clean(dirty) == f'<figure data-embed="{video}"></figure>'
    turned = dirty.replace(f'"{poster}"', '"12"', 1)
    assert body.clean(turned) == f'<figure data-embed="{video}" data-poster="12"></figure>'
    assert "12" not in body.clean('<p>a</p><figure data-poster="12"></figure>')
    assert body.clean('<figure data-photo="3" data-poster="12"></figure>') == '<figure data-photo="3"></figure>'


def test_an_embed_keeps_the_plain_address_alone():
    html = '<figure data-embed="https://m.youtube.com/watch?v=dQw4w9WgXcQ&si=track&t=3">junk<p>x</p></figure>'
    assert body.clean(html) == '<figure data-embed="https://www.youtube.com/watch?v=dQw4w9WgXcQ"></figure>'


@pytest.mark.parametrize(
    "address", ["http://evil.example/watch?v=dQw4w9WgXcQ", "ftp://youtube.com/watch?v=dQw4w9WgXcQ", "youtu.be/x", ""]
)
def test_an_embed_of_an_unknown_address_is_dropped(address):
    assert body.clean(f'<p>a</p><figure data-embed="{address}"></figure>') == "<p>a</p>"


def test_a_link_never_hands_its_opener_over():
    assert 'rel="noopener"' in body.clean('<p><a href="https://example.org" rel="opener" target="_blank">x</a></p>')


def test_an_empty_body_is_an_empty_string():
    assert body.clean("<p></p>") == body.clean(" ") == body.clean("") == ""


def test_plain_paragraphs_are_kept_to_the_letter():
    html = body.from_plain_paragraphs(["Harga < 10 & > 5", " ", '"Naik," kata dia.'])
    assert html == '<p>Harga &lt; 10 &amp; &gt; 5</p><p>"Naik," kata dia.</p>'
    assert body.clean(html) == html
