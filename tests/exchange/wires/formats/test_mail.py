"""Messages and text files, in whatever charset."""

import gzip
from email.message import EmailMessage

import pytest

from exchange.importing.items import Unreadable
from tests.exchange.wires.copy import only, read
from tests.factories import jpeg


def message(**headers) -> EmailMessage:
    made = EmailMessage()
    for name, value in {"Subject": "Fwd: Tarif tol naik", "From": "KBN Redaksi <r@kbn.example>"}.items():
        made[name] = value
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    made.set_content("Tarif tol\nnaik.\n\nMulai Desember.\n")
    return made


def test_a_message_is_an_item_with_its_pictures():
    sent = message(Message_ID="<1@kbn.example>", Date="Thu, 26 Nov 2026 10:00:00 +0700", X_Priority="1 (Highest)")
    sent.add_alternative("<p>lain</p>", subtype="html")
    sent.add_attachment(jpeg(), maintype="image", subtype="jpeg", filename="tol.jpg")
    item = only(sent.as_bytes(), "a.eml")
    assert (item.guid, item.headline, item.credit) == ("<1@kbn.example>", "Tarif tol naik", "KBN Redaksi")
    assert (item.html, item.urgency) == ("<p>Tarif tol naik.</p><p>Mulai Desember.</p>", 1)
    assert [one.data for one in item.pictures] == [jpeg()]
    assert item.sent_at.isoformat() == "2026-11-26T10:00:00+07:00"


def test_a_message_without_plain_text_is_read_from_its_html():
    sent = message()
    sent.set_content("<p>Hanya <b>ini</b>.</p><script>x</script>", subtype="html")
    assert only(sent.as_bytes()).html == "<p>Hanya <strong>ini</strong>.</p>"


def test_encoded_headers_and_odd_charsets_are_read():
    raw = (
        b"Subject: =?windows-1252?Q?Caf=E9_baru?=\r\nFrom: a@kbn.example\r\nContent-Type: text/plain; charset=x-"
        b"tidak-ada\r\n\r\nSatu \x93dua\x94.\r\n"
    )
    item = only(raw)
    assert (item.headline, item.html) == ("Café baru", "<p>Satu “dua”.</p>")


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_first_line_of_a_text_file_is_its_headline(charset):
    item = only("Kopi “naik”\r\n\r\nHarga kopi naik.\r\n\r\nPetani café senang.".encode(charset), "a.txt", "mail")
    assert (item.headline, item.html) == ("Kopi “naik”", "<p>Harga kopi naik.</p><p>Petani café senang.</p>")


def test_the_same_file_has_the_same_name_and_another_one_has_not():
    assert only("A\n\nB", wanted="mail").guid == only("A\n\nB", wanted="mail").guid
    assert only("A\n\nB", wanted="mail").guid != only("A\n\nC", wanted="mail").guid


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\nkopi\n",
        gzip.compress(b"kopi" * 99),
        b"PK\x03\x04\x14\x00" + b"kopi " * 99,
        bytes(range(1, 60)) * 3,
    ],
    ids=["pdf", "gzip", "zip", "bytes"],
)
@pytest.mark.parametrize("wanted", ["", "mail"])
def test_what_is_no_text_is_no_item(data, wanted):
    with pytest.raises(Unreadable, match="no text"):
        read(data, "kopi.txt", wanted)


def test_a_text_in_the_frame_of_an_agency_is_one():
    framed = f"\x16\x16\x01a0001\x02Kopi naik\r\n\r\n{'Harga kopi naik. ' * 9}\x03\x04"
    assert "Harga kopi naik." in only(framed, wanted="mail").html


def test_markup_in_plain_text_stays_text():
    assert only("Judul\n\n<script>x</script> & <b>", wanted="mail").html == (
        "<p>&lt;script&gt;x&lt;/script&gt; &amp; &lt;b&gt;</p>"
    )
