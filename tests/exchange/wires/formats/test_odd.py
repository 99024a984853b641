"""What agencies send that is odd and still meant: the same in every format, and known again the next time."""

from datetime import timedelta

import pytest
from django.utils import timezone

from exchange.models import WireItem
from exchange.wires import keeping
from exchange.wires.formats import copies
from exchange.wires.formats.copies import State
from tests.exchange.wires import stage as wires
from tests.exchange.wires.copy import entry, g2, message, ninjs, nitf, only, read, rss

MADE = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"

PLAIN = nitf(head="<hedline><hl1>A</hl1></hedline>")
OPINION = PLAIN.replace("<docdata>", '<tobject tobject.type="Opini"/><docdata>')


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (g2(about=f'<digitalSourceType uri="{MADE}"/>'), "trainedAlgorithmicMedia"),
        (g2(about='<digitalSourceType qcode="digsrctype:algorithmicMedia"/>'), "algorithmicMedia"),
        (g2(about='<digitalSourceType qcode="digsrctype:digitalCapture"/>'), ""),
        (g2(), ""),
        (ninjs(headline="A", digitalSourceType={"uri": MADE}), "trainedAlgorithmicMedia"),
        (ninjs(headline="A", digitalsourcetype={"literal": "compositeSynthetic"}), "compositeSynthetic"),
        (ninjs(headline="A", digitalsourcetype={"name": "Foto digital"}), ""),
        (ninjs(headline="A", digitalsourcetype="salah"), ""),
    ],
)
def test_what_a_machine_made_is_told_by_iptcs_name_and_a_camera_is_none(written, expected):
    assert only(written).source_type == expected


@pytest.mark.parametrize(
    ("written", "word"),
    [
        (g2(about='<genre literal="Opinion"/>'), "Opinion"),
        (g2(about='<genre qcode="genre:x"><name>Tajuk</name></genre>'), "Tajuk"),
        (ninjs(headline="A", genres=[{"name": "Analysis"}]), "Analysis"),
        (
            nitf(head="<hedline><hl1>A</hl1></hedline>").replace(
                "<docdata>", '<tobject tobject.type="Opini"/><docdata>'
            ),
            "Opini",
        ),
        (rss(entry(more="<category>Pariwara</category>")), "Pariwara"),
    ],
    ids=["newsml literal", "newsml name", "ninjs", "nitf", "rss"],
)
def test_the_genre_is_among_what_it_is_filed_under(written, word):
    item = only(written)
    assert word in (*item.subjects, *item.keywords)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ('version="0"', (1, True)),
        ('version="7"', (7, True)),
        ('version="007"', (7, True)),
        ('version="1.2"', (1, False)),
        ('version="-3"', (1, False)),
        ('version="99999999999999999999"', (1, False)),
        ('version=""', (1, False)),
    ],
)
def test_a_version_is_a_whole_number_or_none(said, expected):
    item = only(g2(version=said))
    assert (item.version, item.is_numbered) == expected


def test_a_name_that_is_too_long_is_known_again_and_told_from_its_neighbour():
    long = "urn:" + "x" * 500
    one, again, other = (only(g2(guid=guid)) for guid in (long, long, f"{long}y"))
    assert one.guid == again.guid != other.guid
    assert len(one.guid) <= copies.LONGEST["guid"]


def test_signs_that_nothing_may_hold_are_left_out_and_entities_are_read():
    item = only(ninjs(headline="Nikel\u0000 &amp; kobalt\u200b naik", body_text="Naik\u0007 dua persen."))
    assert "\x00" not in item.headline
    assert "\x07" not in item.html
    assert only(g2(headline="Nikel &amp; kobalt")).headline == "Nikel & kobalt"


def test_an_embargo_that_is_over_holds_nothing_and_one_of_tomorrow_does():
    for hours, held in ((-2, False), (2, True)):
        until = timezone.now() + timedelta(hours=hours)
        item = only(g2(meta=f"<embargoed>{until.isoformat()}</embargoed>"))
        assert (item.state, item.embargo_until > timezone.now()) == (State.USABLE, held)


@pytest.mark.django_db
def test_the_same_item_twice_in_one_message_is_one_row(source):
    assert len(wires.keep(source, message(g2(), g2()))) == 1
    assert len(wires.keep(source, message(g2(version='version="2"'), g2(version='version="3"')))) == 2
    assert list(WireItem.objects.newest().values_list("version", flat=True)) == [3]


@pytest.mark.django_db
def test_versions_that_come_in_the_wrong_order_leave_the_highest(source):
    for number in (2, 5, 3, 4, 1):
        wires.keep(source, wires.version(number))
    assert list(WireItem.objects.newest().values_list("version", flat=True)) == [5]
    assert WireItem.objects.count() == 5


@pytest.mark.django_db
@pytest.mark.parametrize("format", ["feed", "nitf", "newsml", "ninjs", "mail"])
def test_the_same_file_in_any_format_brings_nothing_new_the_second_time(source, format):
    data = {
        "feed": rss(entry()),
        "nitf": nitf('<doc-id id-string="A"/>', "<hedline><hl1>A</hl1></hedline>"),
        "newsml": g2(),
        "ninjs": ninjs(headline="A", body_text="Isi."),
        "mail": "Subject: A\nMessage-ID: <a@kbn.example>\n\nIsi.",
    }[format]
    made = [keeping.keep(source, "a", data.encode(), read(data, wanted=format)) for _time in range(2)]
    assert [len(one) for one in made] == [1, 0]
