"""The same things said where and how other agencies say them, format by format."""

import json
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest

from articles import body
from exchange.importing.items import Unreadable
from exchange.wires.formats import copies
from exchange.wires.formats.copies import Kind, Refusal, State
from tests.exchange.wires.copy import G2, entry, g2, message, ninjs, nitf, only, read, rss
from tests.factories import jpeg

NAMED = '<doc-id id-string="kbn-1"/>'
TITLE = "<hedline><hl1>Rupiah</hl1></hedline>"


def of_nitf(data=NAMED, head=TITLE, **said):
    return only(nitf(data, head, **said))


@pytest.mark.parametrize(
    ("data", "head", "field", "expected"),
    [
        ('<du-key key="rupiah" generation="1"/>', TITLE, "guid", "rupiah"),
        (NAMED, TITLE, "version", 1),
        (f'{NAMED}<doc-status value="canceled"/>', TITLE, "state", State.CANCELED),
        (f'{NAMED}<urgency ed-urg="x"/>', TITLE, "urgency", 0),
        (f"{NAMED}<date.release>20261127T000000Z</date.release>", TITLE, "state", State.USABLE),
        (f"{NAMED}<key-list><keyword>valas</keyword></key-list>", TITLE, "keywords", ("valas",)),
        (f"{NAMED}<ed-msg>Periksa angka.</ed-msg>", TITLE, "ed_note", "Periksa angka."),
        (NAMED, f"{TITLE}<note><p>Untuk redaksi.</p></note>", "ed_note", "Untuk redaksi."),
        (NAMED, f'{TITLE}<note noteclass="cpyrt"><p>© KBN</p></note>', "ed_note", ""),
        (NAMED, f'{TITLE}<note noteclass="cpyrt"><p>© KBN</p></note>', "usage_terms", "© KBN"),
        (NAMED, f"{TITLE}<rights>Hanya <b>cetak</b>.</rights>", "usage_terms", "Hanya cetak."),
        (
            f'{NAMED}<doc.rights owner="KBN" geography="Indonesia" limitations="Bukan untuk arsip"/>',
            TITLE,
            "usage_terms",
            "KBN; Indonesia; Bukan untuk arsip",
        ),
        (f'{NAMED}<doc.copyright holder="KBN"/>', TITLE, "usage_terms", "© KBN"),
        (NAMED, "<hedline>Rupiah menguat</hedline>", "headline", "Rupiah menguat"),
        (NAMED, "", "headline", "x"),
        (NAMED, "<hedline><hl1>R</hl1><hl2>Arus modal</hl2></hedline>", "standfirst", "Arus modal"),
        (NAMED, f"{TITLE}<dateline>MEDAN</dateline>", "dateline", "MEDAN"),
        (NAMED, f"{TITLE}<distributor>KBN</distributor>", "credit", "KBN"),
        (NAMED, "<dateline><story.date norm='20261126T101500Z'/></dateline>", "sent_at", "2026-11-26T10:15:00+00:00"),
    ],
)
def test_nitf_in_other_manners(data, head, field, expected):
    said = getattr(of_nitf(data, head), field)
    assert (said.isoformat() if isinstance(said, datetime) else said) == expected


def test_nitf_says_its_language_subjects_and_day_in_several_places():
    plain = nitf(NAMED, TITLE)
    assert only(plain.replace("<nitf", '<nitf xml:lang="id"')).language == "id"
    assert only(plain.replace("<body>", '<body xml:lang="id">')).language == "id"
    subjects = (
        '<tobject tobject.type="news"><tobject.subject tobject.subject.type="Ekonomi" '
        'tobject.subject.detail="Valas"/></tobject><pubdata date.publication="20261126T101500Z"/>'
    )
    item = only(plain.replace("<docdata>", f"{subjects}<docdata>"))
    assert item.subjects == ("Valas", "Ekonomi", "news")
    assert item.sent_at == datetime(2026, 11, 26, 10, 15, tzinfo=UTC)


def test_nitf_is_canceled_for_the_reason_of_its_correction_or_its_note():
    for data, why in (
        (f'{NAMED}<ed-msg info="Umum."/><correction info="Angka keliru." id-string="kbn-0"/>', "Angka keliru."),
        (f'{NAMED}<ed-msg info="Umum."/>', "Umum."),
    ):
        item = only(nitf(data, TITLE).replace("<docdata>", '<docdata management-status="canceled">'))
        assert (item.state, item.reason) == (State.CANCELED, why)
    assert of_nitf(f'{NAMED}<correction info="Angka." id-string="kbn-0"/>').reason == ""


def test_nitf_without_head_or_body_is_what_is_left():
    item = only(
        "<nitf><head><title>Judul saja</title></head><body><body.content><p>Isi.</p></body.content></body></nitf>"
    )
    assert (item.headline, item.html, item.state) == ("Judul saja", "<p>Isi.</p>", State.USABLE)
    bare = only("<nitf><body><body.head><hedline><hl1>Kilat</hl1></hedline></body.head></body></nitf>")
    assert (bare.headline, bare.html) == ("Kilat", "")


def test_a_refused_document_of_nitf_is_named():
    empty = '<nitf><head><docdata><doc-id id-string="kosong"/></docdata></head><body/></nitf>'
    assert [one.guid for one in read(f"<k>{nitf(NAMED, TITLE)}{empty}</k>").refused] == ["kosong"]


def test_of_nitfs_media_only_pictures_are_taken_with_whoever_is_named():
    media = (
        '<media media-type="graphic"><media-reference source="g.jpg" mime-type="image/png"/></media>'
        '<media media-type="photo"><media-reference source="f.jpg" copyright="Antara"/></media>'
        '<media media-type="image"><media-reference source="f.pdf" mime-type="application/pdf"/></media>'
        '<media media-type="picture"><media-reference source=" " /></media>'
    )
    assert [(one.address, one.credit) for one in of_nitf(content=f"{media}<p>x</p>").pictures] == [
        ("f.jpg", "Antara")
    ]


@pytest.mark.parametrize(
    ("written", "field", "expected"),
    [
        (g2().replace(' xml:lang="id"', "", 1), "language", ""),
        (g2(about='<language tag="ms"/>').replace(' xml:lang="id"', "", 1), "language", "ms"),
        (g2().replace('<itemClass qcode="ninat:text"/>', ""), "kind", Kind.TEXT),
        (
            g2().replace('qcode="ninat:text"', 'uri="http://cv.iptc.org/newscodes/ninature/composite"'),
            "kind",
            Kind.PACKAGE,
        ),
        (g2().replace('qcode="ninat:text"', 'qcode="ninat:audio"'), "kind", Kind.OTHER),
        (
            g2().replace("pubStatus qcode", "pubStatus literal").replace("stat:usable", "canceled"),
            "state",
            State.CANCELED,
        ),
        (
            g2().replace("pubStatus qcode", "pubStatus uri").replace("stat:usable", "http://x/canceled"),
            "state",
            State.CANCELED,
        ),
        (g2(meta="<edNote>Baca.</edNote>"), "reason", ""),
        (g2(headline="", meta="<title>Judul butir</title>"), "headline", "Judul butir"),
        (g2(about='<description role="x:standfirst">Teras.</description>'), "standfirst", "Teras."),
        (g2(about='<description role="abstract">Ringkas.</description>'), "standfirst", "Ringkas."),
        (g2(about="<creator><name>Ani</name></creator><creator><name>Budi</name></creator>"), "byline", "Ani; Budi"),
        (g2(about="<located><name>Palu</name></located>"), "dateline", "Palu"),
        (g2(), "credit", "KBN"),
        (
            g2(about="<infoSource><name>Antara</name></infoSource>").replace("<name>KBN</name>", ""),
            "credit",
            "Antara",
        ),
        (g2(before="<rightsInfo><copyrightNotice>© KBN</copyrightNotice></rightsInfo>"), "usage_terms", "© KBN"),
        (g2(about='<genre qcode="g:1"><name>Analisis</name></genre>'), "subjects", ("Analisis",)),
        (g2(about='<subject literal="Tambang"/>'), "subjects", ("Tambang",)),
        (
            g2(about='<headline xml:lang="en">Nickel</headline>').replace(
                "<headline>Harga nikel naik</headline>", '<headline xml:lang="id-ID">Nikel</headline>'
            ),
            "headline",
            "Nikel",
        ),
        (
            g2(headline="", about='<headline xml:lang="fr">Nickel fr</headline>'),
            "headline",
            "Nickel fr",
        ),
    ],
)
def test_newsml_in_other_manners(written, field, expected):
    assert getattr(only(written), field) == expected


def test_newsml_carries_its_text_as_plain_words_as_html_or_not_at_all():
    def with_content(content, **said):
        start, _open, rest = g2(**said).partition("<contentSet>")
        return only(f"{start}<contentSet>{content}</contentSet>{rest.partition('</contentSet>')[2]}")

    plain = with_content("<inlineData>Satu &amp; dua.\nTiga.</inlineData>")
    assert plain.html == "<p>Satu &amp; dua.</p><p>Tiga.</p>"
    marked = with_content('<inlineData contenttype="text/html">&lt;p&gt;Satu.&lt;/p&gt;</inlineData>')
    assert marked.html == "<p>Satu.</p>"
    packed = with_content('<inlineData encoding="base64">U2F0dQ==</inlineData>')
    assert packed.html == ""
    both = with_content("<inlineXML><div><p>Utama.</p></div></inlineXML><inlineData>Lain.</inlineData>")
    assert both.html == "<p>Utama.</p>"
    piece = with_content("<inlineXML><body><p>Badan.</p></body></inlineXML>")
    assert piece.html == "<p>Badan.</p>"
    within = "<inlineXML><nitf><body><body.head><byline>Oleh Rina</byline></body.head><body.content><p>N.</p>"
    of_nitf = with_content(f"{within}</body.content></body></nitf></inlineXML>")
    assert (of_nitf.html, of_nitf.byline, of_nitf.headline) == ("<p>N.</p>", "Oleh Rina", "Harga nikel naik")
    told = with_content("", about='<description role="drol:caption">Keterangan.</description>')
    assert told.html == "<p>Keterangan.</p>"


def test_of_a_text_of_newsml_only_what_says_that_it_is_a_picture_is_one():
    remote = (
        '<remoteContent href="a.pdf" contenttype="application/pdf"/><remoteContent href="b"/>'
        '<remoteContent href=" " contenttype="image/jpeg"/>'
        '<remoteContent href="kecil.jpg" contenttype="image/jpeg" size="10"/>'
        '<remoteContent href="besar.jpg" contenttype="image/jpeg" size="900"/>'
    )
    (shown,) = only(g2().replace("</contentSet>", f"{remote}</contentSet>")).pictures
    assert shown.address == "besar.jpg"
    picture = f'<newsItem {G2} guid="f" version="1"><itemMeta><itemClass qcode="ninat:picture"/></itemMeta>'
    alone = f'{picture}<contentMeta><headline>F</headline></contentMeta><contentSet><remoteContent href="b"/>'
    assert [one.address for one in only(f"{alone}</contentSet></newsItem>").pictures] == ["b"]


def test_newsml_that_holds_no_story_is_refused_with_what_it_is():
    with pytest.raises(Unreadable, match="<newsMessage>"):
        read(f"<newsMessage {G2}><header/><itemSet/></newsMessage>")
    found = read(message(g2(), f'<conceptItem {G2} guid="konsep"/>'))
    assert [(one.guid, "<conceptItem>" in one.why) for one in found.refused] == [("konsep", True)]


def picture(**said):
    return {"type": "picture", "renditions": [{"href": "https://kbn.example/a.jpg"}]} | said


@pytest.mark.parametrize(
    ("fields", "field", "expected"),
    [
        ({"type": ""}, "kind", Kind.TEXT),
        ({"type": "video"}, "kind", Kind.OTHER),
        ({"firstcreated": "2026-11-26T03:00:00Z"}, "sent_at", datetime(2026, 11, 26, 3, tzinfo=UTC)),
        ({"headline": "", "title": "Judul"}, "headline", "Judul"),
        ({"headlines": [{"value": "<b>H</b>", "contentType": "text/html"}, {"value": "Polos"}]}, "headline", "Polos"),
        ({"headlines": [{"role": "seo", "value": "Lain"}]}, "headline", "Lain"),
        ({"pubstatus": "canceled", "ednote": "Salah."}, "reason", "Salah."),
        ({"ednote": "Baca."}, "reason", ""),
        ({"creditline": "KBN/AP"}, "credit", "KBN/AP"),
        ({"infosources": [{"name": "Antara"}]}, "credit", "Antara"),
        ({"infosource": [{"literal": "AFP"}]}, "credit", "AFP"),
        ({"copyrightholder": "KBN"}, "credit", "KBN"),
        ({"source": "KBN"}, "credit", "KBN"),
        ({"priority": 2}, "urgency", 2),
        ({"keywords": ["nikel", "tambang"]}, "keywords", ("nikel", "tambang")),
        ({"slugline": "NIKEL"}, "keywords", ("NIKEL",)),
        ({"genres": [{"name": "Analisis"}], "subject": [{"code": "04"}]}, "subjects", ("04", "Analisis")),
        ({"copyrightnotice": "© KBN"}, "usage_terms", "© KBN"),
        ({"usageterms": "Cetak.", "rightsinfo": {"linkedRights": "https://kbn.example/h"}}, "usage_terms", None),
        ({"usageterms": None, "byline": None, "bodies": None}, "byline", ""),
        ({"bodies": [{"value": "<p>Satu.</p>"}]}, "html", "<p>Satu.</p>"),
        ({"bodies": [{"value": "Satu.\nDua."}]}, "html", "<p>Satu.</p><p>Dua.</p>"),
        ({"bodies": [{"contentType": "text/plain", "value": "a</p>b"}]}, "html", "<p>a&lt;/p&gt;b</p>"),
        ({"body_html": "<p>Satu.</p>", "body_text": "Dua."}, "html", "<p>Satu.</p>"),
        ({"body_sindikasi": "<body class='x'><p>Satu.</p></body>"}, "html", "<p>Satu.</p>"),
        ({"$standard": {"name": "KBN"}, "sektor": "x"}, "headline", "A"),
    ],
)
def test_ninjs_in_other_manners(fields, field, expected):
    said = getattr(only(ninjs(**{"headline": "A"} | fields)), field)
    assert said == ("Cetak. https://kbn.example/h" if expected is None else expected)


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (picture(headline="H"), [("H", "KBN", "Cetak.")]),
        (
            picture(headlines=[{"value": "HH"}], descriptions=[{"role": "caption", "value": "K"}]),
            [("K", "KBN", "Cetak.")],
        ),
        (picture(description_text="K", creditline="AP", usageterms="Web."), [("K", "AP", "Web.")]),
        (picture(pubstatus="canceled"), []),
        (picture(renditions=[{"href": " "}, {"href": "https://kbn.example/a.mp4", "contentType": "video/mp4"}]), []),
        (picture(renditions="x"), []),
        ({**picture(), "type": "graphic"}, []),
    ],
)
def test_pictures_of_ninjs_in_other_manners(shown, expected):
    item = only(ninjs(headline="A", creditline="KBN", usageterms="Cetak.", associations=[shown]))
    assert [(one.caption, one.credit, one.terms) for one in item.pictures] == expected


def test_of_a_pictures_files_the_largest_is_taken_and_its_words_are_those_of_the_item():
    files = [
        {"name": "kecil", "href": "https://kbn.example/k.jpg", "width": 300, "height": 200},
        {"name": "besar", "href": "https://kbn.example/b.jpg", "width": 3000, "height": 2000},
    ]
    item = only(ninjs(**picture(headline="F", description_text="Keterangan.", renditions=files)))
    assert ([one.address for one in item.pictures], item.html) == (
        ["https://kbn.example/b.jpg"],
        "<p>Keterangan.</p>",
    )
    own = only(ninjs(**picture(headline="F", description_text="Keterangan.", body_html="<p>Isi.</p>")))
    assert own.html == "<p>Isi.</p>"


def test_a_file_of_ninjs_that_cannot_be_read_says_where():
    with pytest.raises(Unreadable) as refused:
        read(b'{"uri": "a",\n"headline": "caf\xe9"}')
    assert (refused.value.line, "UTF-8" in refused.value.why) == (2, True)
    deep = "[" * 70 + "]" * 70
    found = read(f'{ninjs(headline="A")}\n{{"uri": "urn:dalam", "extra": {deep}}}\n7\n')
    assert [one.headline for one in found.copies] == ["A"]
    assert [(one.line, one.why) for one in found.refused] == [(2, "no item of ninjs"), (3, "no item of ninjs")]
    with pytest.raises(Unreadable) as refused:
        read(f"{ninjs(headline='A')} tambahan")
    assert refused.value.column > 1
    item = only(
        json.dumps(
            {"uri": "urn:a", "headline": "Satu", "extra": {}, "items": [{"uri": "urn:b"}]}
            | {"standard": {"name": "x"}}
        )
    )
    assert item.guid == "urn:a"


def letter(**headers) -> EmailMessage:
    made = EmailMessage()
    for name, value in {"Subject": "Tarif tol", "From": "KBN <r@kbn.example>"}.items():
        made[name] = value
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    made.set_content("Isi.\n")
    return made


def test_mail_says_what_it_takes_the_place_of_and_how_urgent_it_is():
    assert only(letter(Supersedes="<1@kbn>").as_bytes()).corrects == "<1@kbn>"
    assert only(letter(X_Replaces="<2@kbn>").as_bytes()).corrects == "<2@kbn>"
    assert only(letter(Importance="High").as_bytes()).urgency == 3
    assert only(letter(X_Priority="3 (Normal)").as_bytes()).urgency == 0
    assert only(letter().as_bytes()).guid == only(letter().as_bytes()).guid != only(letter(X_A="1").as_bytes()).guid


def test_of_a_message_the_text_is_its_own_and_not_that_of_a_file_with_it():
    sent = letter()
    sent.add_attachment("Lampiran.", filename="catatan.txt")
    sent.add_attachment(jpeg(), maintype="image", subtype="jpeg", filename="a.jpg")
    item = only(sent.as_bytes())
    assert (item.html, len(item.pictures)) == ("<p>Isi.</p>", 1)
    many = letter()
    for number in range(100):
        many.add_attachment(f"{number}", filename=f"{number}.txt")
    with pytest.raises(Unreadable, match="100 parts"):
        read(many.as_bytes())


def test_a_feed_tells_its_language_people_and_topics():
    more = "<dc:creator xmlns:dc='http://purl.org/dc/elements/1.1/'>Rina</dc:creator><category>Tambang</category>"
    item = only(rss(entry(more=more)))
    assert (item.byline, item.subjects, item.language) == ("Rina", ("Tambang",), "id")


def test_a_refusal_says_which_and_where_as_far_as_anybody_knows():
    told = [str(Refusal(guid, line, "rusak")) for guid, line in (("a", 3), ("a", 0), ("", 3), ("", 0))]
    assert told == ["a, line 3: rusak", "a: rusak", "line 3: rusak", "rusak"]


def test_what_an_item_says_at_most_is_bounded(monkeypatch):
    item = only(ninjs(uri="x" * 500, headline="Kata " * 200, keywords=[f"k{n}" for n in range(90)], urgency=44))
    assert item.guid.startswith("sha256:")
    assert (len(item.headline), len(item.keywords), item.urgency) == (300, copies.MOST_WORDS, 0)
    assert only(ninjs(headline="A", version=str(10**18 - 1))).version == 10**18 - 1
    many = [{"href": f"https://kbn.example/{n}.jpg"} for n in range(30)]
    shown = [picture(renditions=[one]) for one in many]
    assert len(only(ninjs(headline="A", associations=shown)).pictures) == copies.MOST_PICTURES
    monkeypatch.setattr(copies, "LONGEST_BODY", 20)
    with pytest.raises(Unreadable, match="longer than 20"):
        read(ninjs(headline="A", body_html="<p>" + "x" * 30 + "</p>"))
    monkeypatch.setattr(copies, "MOST_ITEMS", 2)
    with pytest.raises(Unreadable, match="more than 2 items"):
        read(f"[{','.join(ninjs(uri=f'u{n}', headline='A') for n in range(3))}]")


def test_without_a_headline_the_first_words_stand_there():
    words = " ".join(f"kata{n}" for n in range(20))
    assert only(ninjs(body_text=words)).headline == " ".join(f"kata{n}" for n in range(12)) + "…"
    assert only(ninjs(description_text="Ringkas saja.")).headline == "Ringkas saja."
    assert body.plain_text(only(ninjs(headline="A", body_text=words)).html) == words
