"""What the demo's people say to each other about stories in the making."""

from articles.models import Article
from desk.models import Notice
from desk.notes import notes
from desk.notes.passages import Passage
from people.models import User

#: (story, who, passage, note, who answers, answer, settled)
SAID = [
    (
        "46-ganda-muda-turnamen-solo",
        "Fransiska Tumbelaka",
        "reli 61 pukulan",
        "Siapa yang menghitung 61 pukulan ini? @bagus tolong sebut sumbernya.",
        "Bagus Wicaksono",
        "Panitia, dari rekaman lapangan dua. Saya tambahkan di paragraf kedua.",
        False,
    ),
    (
        "46-ganda-muda-turnamen-solo",
        "Hendra Gunadi",
        "",
        "Judulnya sudah kuat. Pertahankan.",
        "",
        "",
        True,
    ),
    (
        "06-harga-cabai-pasar-induk",
        "Hendra Gunadi",
        "",
        "Perlu satu pedagang lagi dari pasar lain, supaya tidak bertumpu pada satu suara.",
        "",
        "",
        False,
    ),
]


def make(staff: dict[str, User], stories: dict[str, Article]) -> int:
    """Put the notes on their stories, and tell those concerned of these alone: the rest is history by now. Returns
    how many threads were begun."""
    Notice.objects.all().delete()
    for story, who, passage, text, answerer, answer, settled in SAID:
        note = notes.write(staff[who], stories[story], text, Passage(passage))
        if answer:
            notes.answer(staff[answerer], note, answer)
        if settled:
            notes.resolve(staff[who], note)
    return len(SAID)
