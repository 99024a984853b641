"""The demo's plan: assignments as a desk would note them, some taken, some late, some filed."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from articles.models import Article
from desk.models import Assignment
from desk.planning import planning
from desk.planning.planning import Plan
from people import clock
from people.models import User
from sections.models import Section

#: (what, desk, days from today, hour, words, who, photo wanted, brief)
PLANNED = [
    (
        "Rapat dewan gubernur: ke mana suku bunga acuan",
        "kabar-finansial",
        1,
        14,
        600,
        "Dewi Lestaningrum",
        "",
        "Tunggu konferensi pers pukul 14.00. Bandingkan dengan keputusan tiga bulan terakhir, minta dua ekonom.",
    ),
    (
        "Harga beras menjelang akhir tahun di lima pasar",
        "ekbis",
        0,
        16,
        500,
        "Andi Rahmawati",
        "Pedagang beras melayani pembeli, siang hari",
        "Lima pasar di lima kota, harga medium dan premium. Tanyakan stok, bukan hanya harga.",
    ),
    (
        "Panen raya jagung di Gorontalo",
        "ekbis",
        2,
        12,
        450,
        None,
        "Petani memanen, gudang pengering",
        "Ada undangan ke lokasi. Periksa luas lahan ke dinas, jangan hanya dari siaran pers.",
    ),
    (
        "Tiket kereta Natal: rute yang masih tersisa",
        "news",
        0,
        11,
        350,
        "Rizky Pratama Putra",
        "",
        "Daftar singkat yang bisa langsung dipakai pembaca.",
    ),
    (
        "Uji coba bus listrik di Denpasar",
        "new-economy",
        3,
        15,
        500,
        "I Made Suarjaya",
        "Bus di terminal dan suasana di dalamnya",
        "Ikut satu putaran penuh, catat waktu dan jumlah penumpang.",
    ),
    (
        "Perajin tenun Sumba menembus pasar Jepang",
        "sport-lifestyle",
        5,
        10,
        900,
        "Maria Goreti Lamak",
        "Perajin dan kainnya, cahaya pagi",
        "Feature. Mulai dari satu orang, bukan dari angka ekspor.",
    ),
    (
        "Rancangan aturan pajak karbon: apa yang berubah",
        "government",
        1,
        17,
        700,
        None,
        "",
        "Jelaskan kepada pengusaha kecil. Naskah rancangan ada di meja redaktur.",
    ),
    (
        "Kebakaran gudang tekstil: ganti rugi pekerja",
        "news",
        -1,
        18,
        500,
        "Bagus Wicaksono",
        "",
        "Lanjutan. Hubungi serikat pekerja dan dinas tenaga kerja.",
    ),
    (
        "Perusahaan rintisan lokal dan gelombang pemutusan kerja",
        "new-economy",
        -2,
        15,
        800,
        None,
        "",
        "Belum ada yang ambil. Minta data ke asosiasi, dan dua bekas karyawan yang mau bicara.",
    ),
    (
        "Video: sehari bersama petugas mercusuar",
        "video",
        6,
        9,
        None,
        None,
        "Gambar sampul: mercusuar saat senja",
        "Durasi tiga menit. Kapal berangkat pukul 05.00.",
    ),
    (
        "Neraca perdagangan bulan ini",
        "ekbis",
        4,
        13,
        400,
        "Siti Nurlaila Harahap",
        "",
        "Rilis pukul 11.00. Grafik ekspor dan impor dua belas bulan.",
    ),
]
#: (what, story's file, desk, who): begun or filed, together with its story.
WITH_STORY = [
    ("Tol Jateng menjelang libur", "13-tol-jateng-libur-akhir-tahun", "news", 1, 15),
    ("Kredit UMKM Bank Sagara", "35-kredit-umkm-bank-sagara", "kabar-finansial", 0, 20),
    ("Harga cabai: tambah pedagang", "06-harga-cabai-pasar-induk", "ekbis", 0, 10),
]


def make(staff: dict[str, User], sections: dict[str, Section], stories: dict[str, Article]) -> int:
    """Put the assignments into the plan, by the editors of their desks. Returns how many."""
    for what, desk, days, hour, words, who, photo, brief in PLANNED:
        fields = {
            "title": what,
            "section": sections[desk],
            "due_at": _at(days, hour),
            "length": words,
            "brief": brief,
            "photo_wanted": bool(photo),
            "photo_note": photo,
        }
        planning.plan(_editor(staff, sections[desk]), Plan(fields, staff[who] if who else None))
    for what, stem, desk, days, hour in WITH_STORY:
        story = stories[stem]
        fields = {"title": what, "section": sections[desk], "due_at": _at(days, hour), "article": story}
        planning.plan(_editor(staff, sections[desk]), Plan(fields, story.created_by))
    return Assignment.objects.count()


def _editor(staff: dict[str, User], section: Section) -> User:
    """The first member of the desk."""
    return next(person for person in staff.values() if person.pk in {member.pk for member in section.members.all()})


def _at(days: int, hour: int) -> datetime:
    """An hour of a day counted from today, in the newsroom's zone."""
    day = timezone.localdate(timezone=clock.newsroom_zone()) + timedelta(days=days)
    return timezone.make_aware(datetime.combine(day, time(hour)), clock.newsroom_zone())
