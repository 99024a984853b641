"""What is copy-editing and what is writing, told by the words that changed."""

import pytest

from articles.comparing import matching, substance

STORY = {
    "headline": "Harga Cabai Naik di Pasar Induk",
    "standfirst": "Pasokan dari Garut berkurang.",
    "body": (
        "<p>Menteri Perdagangan Budi Santoso mengatakan stok aman. “Kami tidak impor,” kata Budi.</p>"
        "<p>Harga mencapai Rp12 triliun pada Senin. Namun pedagang ragu.</p>"
    ),
    "lead_caption": "Pedagang menata cabai.",
    "video_url": "",
    "tags": ["cabai"],
    "bylines": [{"author": 1, "role": "writer"}],
    "slug": "",
    "dateline": "Jakarta",
    "section": 1,
    "lead_photo": 3,
}


def changed(name, old, new) -> substance.Substance:
    assert old in STORY[name]
    return substance.of_change(STORY, STORY | {name: STORY[name].replace(old, new)})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("tags", ["cabai", "inflasi"]),
        ("bylines", [{"author": 2, "role": "writer"}]),
        ("lead_photo", None),
        ("slug", "cabai"),
        ("dateline", "Garut"),
        ("section", 2),
    ],
)
def test_what_is_not_words_has_no_substance(name, value):
    assert not substance.of_change(STORY, STORY | {name: value})


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("headline", "Harga Cabai Naik", "Harga cabai naik"),
        ("body", "<p>", "<p><strong>"),
        ("body", "“Kami tidak impor,”", '"Kami tidak impor,"'),
        ("body", "stok aman", "stok\xa0aman"),
        ("body", "Menteri", "menteri"),
    ],
    ids=["capitals", "formatting", "quotation marks", "white space", "a title's capital"],
)
def test_the_look_of_words_is_not_substance(name, old, new):
    assert not changed(name, old, new)


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        ("body", "Namun", "Tetapi", 2),
        ("body", "pedagang ragu", "para pedagang masih ragu", 2),
        ("headline", "Naik", "Melonjak", 2),
        ("standfirst", "berkurang", "kian berkurang", 1),
        ("lead_caption", "menata", "menyusun", 2),
    ],
)
def test_other_words_are_counted_as_they_come_and_go(name, old, new, words):
    assert changed(name, old, new) == substance.Substance(words)


@pytest.mark.parametrize(
    ("name", "old", "new", "named"),
    [
        ("body", "Rp12 triliun", "Rp21 triliun", {"Rp12", "Rp21"}),
        ("body", "12 triliun", "12 miliar", {"triliun", "miliar"}),
        ("body", "stok aman", "stok tidak aman", {"tidak"}),
        ("body", "Budi Santoso", "Zulkifli Hasan", {"Budi", "Santoso", "Zulkifli", "Hasan"}),
        ("body", "Budi Santoso", "Budi Santosa", {"Santoso", "Santosa"}),
        ("body", "pada Senin", "pada Selasa", {"Senin", "Selasa"}),
        ("body", "Kami tidak impor", "Kami tidak akan impor", {"“kami tidak impor”", "“kami tidak akan impor”"}),
        ("body", "stok aman", "“stok aman”", {"“stok aman”"}),
        ("standfirst", "Garut", "Brebes", {"Garut", "Brebes"}),
        ("lead_caption", "cabai", "dua cabai", {"dua"}),
    ],
    ids=[
        "number",
        "amount",
        "negation",
        "name",
        "name misspelt",
        "day",
        "quotation",
        "new quotation",
        "place",
        "spelt",
    ],
)
def test_numbers_names_quotations_and_negations_are_facts(name, old, new, named):
    assert set(changed(name, old, new).facts) == named


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("5.000 ton", "5.000 kuintal"),
        ("tiga hari lalu, kemarin", "tiga hari lalu, lusa"),
        ("ratusan rumah", "ribuan rumah"),
        ("gempa kedua", "gempa ketiga"),
        ("separuh warga", "sepertiga warga"),
        ("pada senin", "pada selasa"),
        ("dua pekan", "dua bulan"),
        ("10 juta rupiah", "10 juta dolar"),
    ],
)
def test_how_much_of_what_and_when_are_facts_without_a_figure_or_a_capital_too(old, new):
    text = "<p>Warga mencatat {} di desa itu.</p>"
    assert substance.of_change(STORY | {"body": text.format(old)}, STORY | {"body": text.format(new)}).facts


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Angin dari timur ke barat. Gempa di Jawa Barat.", "Angin dari timur ke barat. Gempa di Jawa Timur."),
        ("Suku bunga dan mega proyek. Kata Ibu Bunga.", "Suku bunga dan mega proyek. Kata Ibu Mega."),
        ("Mereka menjual iPhone murah.", "Mereka menjual eReader murah."),
        ("Rapat itu pagi ini.", "Rapat itu malam ini."),
        ("Laba pada kuartal lalu.", "Laba pada semester lalu."),
    ],
)
def test_a_name_is_one_where_it_stands_whatever_its_words_mean_elsewhere(old, new):
    assert substance.of_change(STORY | {"body": f"<p>{old}</p>"}, STORY | {"body": f"<p>{new}</p>"}).facts


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Kata dia, “Saya yakin.” Menurut saya begitu.", "Kata dia, “Saya yakin.” Menurut kami begitu."),
        ("Kata Presiden kemarin. Mobil presiden itu baru.", "Kata Presiden kemarin. Mobil kepala itu baru."),
        ("Pasokan Cabai Berkurang Lagi", "Pasokan Cabai Menipis Lagi"),
    ],
    ids=["a quotation begins", "in small letters elsewhere", "a line in title case"],
)
def test_a_capital_that_makes_no_name_where_the_word_changed_is_no_fact(old, new):
    body = "<p>{}</p><p>Semua berkurang dan menipis, kata kami, saya, dan kepala desa.</p>"
    assert not substance.of_change(STORY | {"body": body.format(old)}, STORY | {"body": body.format(new)}).facts


def test_the_other_video_and_another_embed_are_facts():
    video = STORY | {"video_url": "https://www.youtube.com/watch?v=abc"}
    embed = STORY | {"body": STORY["body"] + '<figure data-embed="https://x.com/a/status/1?a=1&amp;b=2"></figure>'}
    assert substance.of_change(STORY, video).facts == ("https://www.youtube.com/watch?v=abc",)
    assert substance.of_change(STORY, embed).facts == ("https://x.com/a/status/1?a=1&b=2",)


def test_a_number_spelt_out_or_grouped_is_the_same_number():
    old = STORY | {"body": "<p>Ada dua korban dan 1.500 rumah, naik 5 persen.</p>"}
    new = STORY | {"body": "<p>Ada 2 korban dan 1500 rumah, naik 5 persen.</p>"}
    assert not substance.of_change(old, new)


def test_a_passage_that_only_moved_is_not_changed():
    first, second = STORY["body"].replace("</p><p>", "</p>\n<p>").split("\n")
    assert not substance.of_change(STORY, STORY | {"body": second + first})


def test_who_accused_whom_may_not_be_turned_round():
    old = STORY | {"body": "<p>Menurut polisi, Andi menuduh Rina di Medan.</p>"}
    new = STORY | {"body": "<p>Menurut polisi, Rina menuduh Andi di Medan.</p>"}
    assert {"Andi", "Rina"} & set(substance.of_change(old, new).facts)


def test_a_headline_in_capitals_names_nobody_whom_the_text_does_not():
    assert not changed("headline", "Pasar Induk", "Pasar Besar").facts
    assert "Garut" in substance.of_change(STORY, STORY | {"headline": "Harga Cabai Garut Naik di Pasar Induk"}).facts


def test_a_change_back_and_forth_is_the_same_either_way():
    there = STORY | {"body": STORY["body"].replace("12", "13"), "headline": "Cabai"}
    one, other = substance.of_change(STORY, there), substance.of_change(there, STORY)
    assert one.words == other.words
    assert set(one.facts) == set(other.facts)


def test_an_older_text_without_a_field_is_read_as_empty():
    assert substance.of_change({}, STORY).words > 20
    assert not substance.of_change({}, {})


def test_many_facts_are_named_in_part():
    found = substance.of_change(STORY, STORY | {"body": "<p>Ada " + " ".join(map(str, range(100, 200))) + ".</p>"})
    assert len(found.facts) == substance.MOST_NAMED
    assert found.words > 100


def test_unchanged_passages_are_never_compared_word_by_word(monkeypatch):
    seen = []
    real = matching.opcodes
    monkeypatch.setattr(matching, "opcodes", lambda old, new: seen.append((len(old), len(new))) or real(old, new))
    long = STORY | {"body": "".join(f"<p>Paragraf {n} tetap seperti adanya.</p>" for n in range(500))}
    substance.of_change(long, long | {"body": long["body"].replace("Paragraf 7 ", "Alinea 7 ")})
    assert seen == [(5, 5)]
