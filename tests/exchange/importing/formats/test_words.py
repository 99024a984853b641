"""Plain words and addresses out of what exports hold."""

import pytest

from exchange.importing.formats import words


@pytest.mark.parametrize(
    ("html", "plain"),
    [
        ("Harga &amp; pasar", "Harga & pasar"),
        ("<p>Satu</p><p>dua</p>", "Satu dua"),
        ("a<b>b</b>c", "abc"),
        ("<td>20</td><td>15</td>", "20 15"),
        ("a<script>x()</script> b<!-- c -->", "a b"),
        ("a\xa0\n b", "a b"),
        ("1 < 2 > 0", "1 < 2 > 0"),
        (None, ""),
    ],
)
def test_markup_goes_and_words_stay(html, plain):
    assert words.plain(html) == plain


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("https://w.example/2019/a/", "/2019/a/"),
        ("https://w.example/?p=3", "/?p=3"),
        ("/a?b=1#c", "/a?b=1"),
        ("a/b.html", "/a/b.html"),
        ("https://w.example/", ""),
        ("https://w.example", ""),
        ("javascript:x()", ""),
        ("mailto:a@b.example", ""),
        ("http://[::1", ""),
        (None, ""),
    ],
)
def test_an_address_is_a_path_of_its_site(address, path):
    assert words.path_of(address) == path


def test_a_long_text_of_openings_takes_no_time():
    assert words.plain("<" * 200_000).startswith("<")
    assert words.plain("<script " * 20_000) is not None
