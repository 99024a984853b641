"""A believable newsroom: sections, people, photos, and stories brought to their state by the desk's own verbs."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from articles.models import Article
from articles.readers import editions
from articles.text import classes, revisions, storyfields, typography
from articles.text.classes import ContentClass
from articles.workflow import desks, workflow
from articles.workflow.order import Order
from articles.workflow.status import BylineRole, Change, Kind, Status
from demo import complaints, fronts, partners, people, pictures, plan, storyfiles, talk, wires
from demo.storyfiles import StoryFile
from people.models import User

#: Stories that are not simply live, by stem, and what becomes of them.
DESK = {
    "13-tol-jateng-libur-akhir-tahun": "draft",
    "35-kredit-umkm-bank-sagara": "in_review",
    "63-tata-ruang-laut-ambon": "at_legal",
    "46-ganda-muda-turnamen-solo": "in_review",
    "06-harga-cabai-pasar-induk": "changes_requested",
    "65-video-pelabuhan-malam-hari": "approved",
    "72-video-sepekan-bursa": "scheduled",
    "14-latihan-evakuasi-padang": "spiked",
    "41-penggabungan-tiga-bpr": "withdrawn",
    "03-harga-tbs-sawit-riau": "change_in_review",
    "40-dividen-interim-emiten-konsumsi": "corrected",
    "71-video-belajar-melaut": "ended",
}


#: The story whose address the demo tells.
SHOWN = "10-kaltim-usaha-pascatambang"


def load(log: Callable[[str], None]) -> dict[str, Any]:
    """Fill an empty database. Returns `logins` (role, username, password), `story` (a live story's path), and what a
    partner asks (`outlet`) with which `key`.

    `log` gets a sentence for each step. Everything is loaded, or nothing.
    """
    with transaction.atomic():
        sections = people.make_sections()
        staff, logins = people.make_people(sections)
        people.make_steps(sections)
        log(f"{len(sections)} sections, {len(staff)} people")
        photos = pictures.load(staff["Nyoman Arsana"])
        log(f"{len(photos)} photos")
        stories = _Stories(staff, sections, photos).load_all()
        log(f"{len(stories)} stories")
        fronts.arrange(staff, sections, stories)
        log(f"{plan.make(staff, sections, stories)} assignments")
        log(f"{complaints.make(staff, stories)} cases")
        log(f"{wires.make(staff, sections)} items on the wire")
        fetches = partners.make(staff, sections)
    log(f"{talk.make(staff, stories)} notes")  # after the moves have been told to everyone
    return {"logins": logins, "story": editions.current(stories[SHOWN]).get_absolute_url()} | fetches


class _Stories:
    """Loads the stories, oldest first, so that a read-also link finds its target."""

    def __init__(self, staff: dict[str, User], sections: dict, photos: dict):
        self.staff, self.sections, self.photos = staff, sections, photos
        self.now = timezone.now()
        self.articles: dict[str, Article] = {}

    def load_all(self) -> dict[str, Article]:
        for file in sorted(storyfiles.read_all(), key=lambda file: file.moment(self.now)):
            article = self.articles[file.stem] = self._draft(file)
            self._bring_to(DESK.get(file.stem, "published"), article, file)
        return self.articles

    def _draft(self, file: StoryFile) -> Article:
        head = file.header
        ids = {stem: article.pk for stem, article in self.articles.items()}
        headlines = {stem: article.headline for stem, article in self.articles.items()}
        of_class = head.get("Kelas", str(ContentClass.NEWS))
        is_ours = classes.of(of_class).is_ours  # else nobody here is its author; who begins it stands in the file
        parts = [(name, BylineRole.WRITER) for name in file.writers] + [(head["Editor"], BylineRole.EDITOR)]
        photo = self.photos.get(head["Foto"])
        text = storyfields.blank() | {
            "headline": head["Judul"].removeprefix("VIDEO: "),
            "standfirst": head["Ringkasan"],
            "body": file.html(ids, headlines),
            "section": self.sections[head["Rubrik"]].pk,
            "bylines": [{"author": self.staff[name].author.pk, "role": str(role)} for name, role in parts if is_ours],
            "tags": sorted(file.tags),
            "lead_photo": photo and photo.pk,
            "lead_caption": head["Keterangan"],
            "dateline": head["Kota"],
            "key_points": file.key_points,
            "kind": str(Kind.VIDEO if file.video_url else Kind.STORY),
            "video_url": file.video_url,
            "content_class": of_class,
            "client": head.get("Klien", ""),
            "ordered_by": head.get("Pemesan", ""),
        }
        article = Article(created_by=self.staff[file.writers[0]])
        revisions.apply(article, typography.set_fields(text))
        revisions.take(article, article.created_by)
        return article

    def _editor(self, file: StoryFile) -> User:
        """Who edits the story: the one named, if the story lies on that desk; else the managing editor."""
        named = self.staff[file.header["Editor"]]
        sees = desks.on_desk(named, self.articles[file.stem])
        return named if sees else self.staff["Hendra Gunadi"]

    def _bring_to(self, state: str, article: Article, file: StoryFile) -> None:
        if state == "draft":
            return
        editor = self._editor(file)
        workflow.perform("submit", article.created_by, article)
        early = {
            "changes_requested": (
                "request_changes",
                "Tolong tambah satu pedagang dari pasar lain, dan cek harga pekan lalu.",
            ),
            "spiked": ("spike", "Sudah terlalu lama; digabung ke laporan berikutnya."),
        }
        if state in early:
            move, note = early[state]
            workflow.perform(move, editor, article, Order(note=note))
        elif state == "at_legal":
            workflow.perform("approve", editor, article)
        elif state != "in_review":
            self._approve(article, editor)
            self._after_approval(state, article, editor, file)

    def _approve(self, article: Article, editor: User) -> None:
        """Past every review step: the lawyer's by the lawyer, any other by the editor."""
        while article.status == Status.IN_REVIEW:
            outside = article.review_step is not None and not article.review_step.desk_only
            workflow.perform("approve", self.staff["Clara Manurung"] if outside else editor, article)

    def _after_approval(self, state: str, article: Article, editor: User, file: StoryFile) -> None:
        if state == "scheduled":
            begin = (self.now + timedelta(hours=3)).replace(minute=0, second=0, microsecond=0)
            workflow.perform("schedule", editor, article, Order(starts_at=begin))
        elif state != "approved":
            workflow.perform("publish", editor, article)
            _date_back(article, file.moment(self.now))
            self._after_publication(state, article, editor)

    def _after_publication(self, state: str, article: Article, editor: User) -> None:
        if state == "withdrawn":
            reason = "Narasumber utama mencabut keterangannya dan redaksi tidak dapat memastikan angkanya."
            order = Order(note=reason, ground="false")
            workflow.perform("ask_withdrawal", self.staff["Hendra Gunadi"], article, order)
            workflow.perform("withdraw", self.staff["Ratna Kusumawardhani"], article, order)
        elif state == "ended":
            over = self.now - timedelta(days=7)
            article.editions.update(ends_at=over, planned_end_at=over)
            workflow.settle(article)
        elif state in ("change_in_review", "corrected"):
            self._revise(article)
            workflow.perform("submit", article.created_by, article)
        if state == "corrected":
            note = "Versi sebelumnya keliru menyebut tanggal pembayaran. Kesalahan itu sudah diperbaiki."
            self._approve(article, editor)
            workflow.perform("publish", editor, article, Order(change=Change.CORRECTION, note=note))

    def _revise(self, article: Article) -> None:
        article.body += "<p>Redaksi akan memperbarui berita ini begitu ada keterangan tambahan.</p>"
        article.save()
        revision = revisions.take(article, article.created_by)
        workflow.reopen_after_save(article, article.created_by, revision)


def _date_back(article: Article, moment: datetime) -> None:
    """Move a story that was just published to an earlier day, together with its history."""
    edition = editions.current(article)
    article.editions.filter(pk=edition.pk).update(starts_at=moment, published_at=moment, updated_at=moment)
    article.revisions.update(created_at=moment - timedelta(hours=2))
    article.approvals.update(at=moment - timedelta(minutes=30))
    for minutes, move in ((90, "submit"), (30, "approve"), (0, "publish")):
        article.transitions.filter(move=move).update(at=moment - timedelta(minutes=minutes))
    Article.objects.filter(pk=article.pk).update(
        created_at=moment - timedelta(hours=3), updated_at=moment, status_changed_at=moment
    )
    article.refresh_from_db()
