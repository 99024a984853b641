"""Cases of the press law, as a paper has them: one that is done, a reply that was printed, one that has just come."""

from articles.models import Article, Weight
from people.models import User
from press import cases, intake, noting
from press.cases import Decision
from press.intake import Complaint
from press.kinds import CaseKind
from press.models import Outcome
from press.noting import Printed

_DECIDES, _PRINTS = "Hendra Gunadi", "Ratna Kusumawardhani"


def make(staff: dict[str, User], stories: dict[str, Article]) -> int:
    """Bring three cases in by the readers' own form, and two of them to their note; returns how many there are."""
    _correction(staff, stories["60-air-baku-balikpapan"])
    _reply(staff, stories["16-kereta-cepat-jadwal-tambahan"])
    _running(staff, stories["09-gudang-beku-bitung"])
    return 3


def _correction(staff: dict[str, User], story: Article) -> None:
    said = Complaint(
        CaseKind.CORRECTION,
        "Program itu memasang sensor di 46 zona, bukan 64. Angka 64 adalah jumlah zona seluruh kota.",
        "Halim Nasaruddin",
        passage="memasang sensor tekanan di 64 zona",
        proof="Laporan pelaksanaan triwulan ketiga, halaman 7.",
        sender_body="PT Alir Tirta Kawasan",
        sender_role="Koordinator teknis",
    )
    case = intake.receive(story, said).case
    cases.assign(case, staff[_DECIDES], staff[_DECIDES])
    cases.answer(case, story.created_by, "Dua angka itu tertukar ketika saya menyalin catatan wawancara.")
    reason = "Laporan yang Anda sebut membenarkan keberatan ini. Kami memuat koreksinya."
    cases.decide(case, staff[_DECIDES], Decision(Outcome.GRANTED, reason))
    note = "Sensor dipasang di 46 zona. Berita semula menyebut 64 zona, yaitu jumlah zona di seluruh kota."
    noting.give(case, staff[_PRINTS], Printed(note, weight=Weight.TOP))


def _reply(staff: dict[str, User], story: Article) -> None:
    words = (
        "Hotel Grha Cikapundung tidak menjual kamar enam jam dengan tarif separuh harga. Yang kami tawarkan adalah "
        "kamar siang, pukul 10.00 sampai 16.00, dengan tarif 60 persen, dan hanya pada hari kerja. Kami tidak pernah "
        "dihubungi sebelum berita ini terbit."
    )
    said = Complaint(
        CaseKind.REPLY,
        words,
        "Intan Permatasari",
        passage="menjual kamar untuk pemakaian enam jam dengan tarif separuh harga",
        sender_body="Hotel Grha Cikapundung",
        sender_role="Manajer humas",
    )
    case = intake.receive(story, said).case
    cases.answer(case, story.created_by, "Saya hanya mengutip ketua perhimpunan dan belum sempat menelepon hotelnya.")
    reason = "Keterangan hotel seharusnya dimintakan lebih dulu. Hak jawab dimuat utuh."
    decision = Decision(Outcome.GRANTED, reason, owes_apology=True, broke_code=True)
    cases.decide(case, staff[_DECIDES], decision)
    printed = Printed(
        words,
        apology="Redaksi mohon maaf kepada Hotel Grha Cikapundung dan kepada pembaca.",
        violation="Berita ini terbit tanpa keterangan hotel: tidak sesuai Pasal 3 Kode Etik Jurnalistik.",
    )
    noting.give(case, staff[_PRINTS], printed)
    case.refresh_from_db()
    cases.close(case, staff[_DECIDES])


def _running(staff: dict[str, User], story: Article) -> None:
    said = Complaint(
        CaseKind.CORRECTION,
        "Nama jabatan Pak Ronald seharusnya Direktur Operasi, bukan General Manager.",
        "Sandra Mantiri",
        passage="General Manager Dingin Samudra Utara, Ronald Pangemanan",
    )
    case = intake.receive(story, said).case
    cases.assign(case, staff[_PRINTS], staff[_DECIDES])
