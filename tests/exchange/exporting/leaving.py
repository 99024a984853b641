"""A newsroom to take out, the same told by names alone, and an empty one to bring it into."""

import re
from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from taggit.models import Tag

from articles.checklist import exceptions, overrides
from articles.models import Article, ChildGround, NoteKind, Weight
from articles.readers import copied, corrections, old_addresses
from articles.readers.corrections import Wording
from articles.text import ai, copies
from articles.text.ai import Made
from articles.workflow import workflow
from articles.workflow.order import Order
from articles.workflow.status import Change
from people.models import Author, Role, User
from people.roles import DEFAULT_ROLES
from photos import leases, library
from photos.models import Photo
from photos.sources import SourceType
from press import verifying
from press.models import Unverified
from press.verifying import Reasons
from public.models import Page
from sections.models import Section
from tests import emptied, stage
from tests.factories import UserFactory, jpeg
from tests.replay import replayed

NOTE = ("kind", "note", "apology", "violation", "sender", "is_shortened", "weight", "before_closed")
NOTE += ("leads_to_id", "at")
UNVERIFIED = ("urgent", "source", "unreachable", "note", "due_at", "opened_at", "settled_at", "result")
WITHDRAWAL = ("ground", "reason", "headline", "headline_withheld", "at", "lifted_at")
EXCEPTION = ("ground", "words", "until", "at", "ended_at")
AUTHOR = ("name", "slug", "bio", "job_title", "user__username")
_PHOTO = re.compile(r'data-(photo|poster)="(\d+)"')


def photo(user, colour=(200, 30, 30), **said) -> Photo:
    """A photo that came in by the library's own door, with everything said of it that can be said."""
    added = library.add(SimpleUploadedFile("kapal_bersandar.jpg", jpeg(640, 480, colour)), user).photo
    told = {"title": "Kapal", "alt": "Kapal bersandar", "caption": "Di Makassar.", "credit": "Newsroom/Andi"}
    told |= {"source": "Antara", "licence": "sekali pakai", "focal_x": 0.25, "taken_where": "Makassar"}
    told |= {"creator": "Andi Baso", "copyright_notice": "(c) Andi", "usage_terms": "Hanya berita."}
    told |= {"territory": "Indonesia", "keywords": "panen, laut", "crops": {"1:1": [0.1, 0.1, 0.6]}}
    told |= {"licence_kind": "handout", "instructions": "Jangan dipotong.", "shows_child": True, "max_uses": 9}
    told |= {"source_type": SourceType.EDITED, "checked_by": user, "consent": "Bu Sri", "shows_likeness": True} | said
    for name, value in told.items():
        setattr(added, name, value)
    library.change(added, set(told))
    return added


@replayed(after=1)
def furnish(cast) -> dict[str, Article]:
    """Something of everything, made by the real verbs. Returns the stories by what is to be seen in each."""
    lead, inside = photo(cast.writer), photo(cast.photo_editor, (30, 200, 30), title="Panen")
    body = f'<p>Petani memanen.</p><figure data-photo="{inside.pk}"><figcaption>Di ladang</figcaption></figure>'
    body += f'<figure data-embed="https://vimeo.com/76979871" data-poster="{inside.pk}"></figure>'
    corrected = stage.published(cast, body=body, lead_photo=lead, tags=["ekspor", "Rumput & Laut"])
    stage.save(corrected, cast.writer, headline="Ekspor rumput laut naik dua kali lipat")
    workflow.perform("submit", cast.writer, corrected)
    workflow.perform("approve", cast.section_editor, corrected)
    told = Order(change=Change.CORRECTION, note="Tertulis tiga kali, yang benar dua kali.")
    workflow.perform("publish", cast.section_editor, corrected, told)
    old_addresses.keep(corrected, ["/2019/05/rumput-laut/", "/?p=216"])
    link = f'<p>Lanjut.</p><aside data-article="{corrected.pk}">{corrected.headline}</aside>'
    for kind, begins, ends in (("deny", None, None), ("allow", -1, 3), ("allow", 5, 9)):
        edges = [days and timezone.now() + timedelta(days=days) for days in (begins, ends)]
        leases.give(inside, cast.photo_editor, kind, *edges, "Surel dari Ani, 3 Mei")
    shown = {"lead_photo": lead}
    made = {"ai_translation": Made.MADE, "ai_checked_by": cast.photo_editor, "translated_from": "Kantor Samudra"}
    stories = {
        "corrected": corrected,
        "draft": stage.draft(cast, body=link, lead_photo=None),
        "withdrawn": (taken := stage.published(cast, **shown)),
        "ended": stage.ended(cast, **shown),
        "in review": stage.submitted(cast, **shown),
        "sent back": stage.changes_requested(cast, **shown),
        "approved": stage.approved(cast, **shown),
        "scheduled": stage.scheduled(cast, **shown),
        "spiked": stage.spiked(cast, **shown),
        "translation": stage.published(cast, headline="Exports rise", translates=corrected, **shown, **made),
        "other desk": stage.published_in(cast, cast.other_section, lead_photo=inside),
        "copy": _copy_of_what_was_withdrawn(cast, taken),
    }
    _print_a_reply(cast, corrected, stories["other desk"])
    words = dict.fromkeys(("urgent", "source", "unreachable", "note"), "Warga mengungsi.")
    reasons = Reasons(**words, due_at=timezone.now() + timedelta(hours=3))
    verifying.settle(verifying.mark(corrected, cast.section_editor, reasons), cast.section_editor, "Benar.")
    verifying.mark(stories["other desk"], cast.managing_editor, reasons)
    Article.objects.filter(pk=stories["draft"].pk).update(follows=corrected, copied_from=stories["approved"])
    for ground in (ChildGround.MISSING, ChildGround.NO_CHILD):
        until = timezone.now() + timedelta(days=2) if ground == ChildGround.MISSING else None
        exceptions.give(corrected, cast.section_editor, ground, "Dicari keluarga.", until)
        exceptions.end(corrected, cast.section_editor)
    bare = photo(cast.writer, (90, 90, 90), licence_kind="", licence="", credit="")
    stage.save(stories["draft"], cast.writer, lead_photo=bare.pk, translates=corrected.pk)
    overrides.give(stories["draft"], cast.managing_editor, bare.pk, "Ditanyakan kepada Humas.")
    overrides.end(stories["draft"], cast.editor_in_chief, bare.pk)
    Section.objects.filter(pk=cast.other_section.pk).update(parent=cast.section, description="Gaya & raga")
    Author.objects.filter(user=cast.writer).update(bio="Meliput laut.", job_title="Wartawan")
    Page.objects.create(title="Tentang kami", slug="tentang-kami", body="<p>Kami.</p>", summary="Siapa kami")
    leases.give(lead, cast.photo_editor, "deny", None, None, "Permintaan keluarga")  # and stays with its stories
    return stories


def _copy_of_what_was_withdrawn(cast, source: Article) -> Article:
    """A copy that somebody called another story, twice."""
    new = copies.copy(source, cast.writer)
    stage.withdraw(cast.editor_in_chief, source, Order(note="Tidak pernah terjadi.", ground="false"))
    copied.detach(new, cast.managing_editor, "Ditulis ulang.", 1)
    copied.attach(new, cast.editor_in_chief)
    copied.detach(new, cast.managing_editor, "Ditulis ulang dari dokumen.", 1)
    return new


def _print_a_reply(cast, article: Article, leads_to: Article) -> None:
    """A right of reply, and a note that mends it and leads to a story with a higher number."""
    said = {"sender": "Koperasi Laut", "apology": "Kami minta maaf.", "weight": Weight.FOOT, "is_shortened": True}
    told = {"by": cast.section_editor, "approved_by": cast.managing_editor}
    reply = corrections.post(article, Wording(NoteKind.REPLY, "Panennya dua kali.", **said), **told)
    mended = Wording(NoteKind.ERRATUM, "Bukan Laut, tapi Lautan.", mends=reply, leads_to=leads_to)
    corrections.post(article, mended, **told)


def move_out() -> tuple[User, User]:
    """Leave an empty newsroom: nobody but an administrator and an editor-in-chief, whom the other one never had."""
    emptied.empty(None)
    for codename, (name, rights) in DEFAULT_ROLES.items():
        Role.objects.create(codename=codename, name=name, rights=rights)
    administrator = UserFactory(username="kepala", email="kepala@example.net", roles=["administrator"])
    return administrator, UserFactory(username="pimpinan", email="pimpinan@example.net", roles=["editor_in_chief"])


def story_told(article: Article) -> dict:
    """All of a story by names: nothing in it depends on the numbers of people, sections and photos."""
    return {
        "row": _row(article),
        "revisions": [_revision(one) for one in article.revisions.order_by("number")],
        "editions": [_edition(one) for one in article.editions.order_by("starts_at")],
        "notes": [_note(one) for one in article.corrections.order_by("at")],
        "withdrawals": [
            {name: getattr(one, name) for name in WITHDRAWAL} | {"by": (str(one.by), str(one.ordered_by))}
            for one in article.withdrawals.order_by("at")
        ],
        "transitions": [
            (one.move, one.from_status, one.to_status, one.note, one.at, str(one.by), str(one.revision))
            for one in article.transitions.order_by("pk")
        ],
        "approvals": [
            (one.run, one.step_name, one.revision.number, one.by.username, one.at, one.skipped)
            for one in article.approvals.order_by("pk")
        ],
        "unverified": [
            {name: getattr(one, name) for name in UNVERIFIED}
            | {"by": (str(one.opened_by), str(one.settled_by)), "told": one.told and one.told.note}
            for one in Unverified.objects.filter(article=article).order_by("pk")
        ],
        "exceptions": [
            {name: getattr(one, name) for name in EXCEPTION} | {"by": (str(one.by), str(one.ended_by))}
            for one in article.child_exceptions.order_by("at", "pk")
        ],
        "overrides": [
            {name: getattr(one, name) for name in ("words", "at", "ended_at")}
            | {"by": (str(one.by), str(one.ended_by)), "photo": one.photo.checksum}
            for one in article.picture_overrides.order_by("pk")
        ],
        "detachments": [
            {name: getattr(one, name) for name in ("read", "words", "at", "ended_at")}
            | {"by": (str(one.by), str(one.ended_by))}
            for one in article.detachments.order_by("pk")
        ],
        "addresses": sorted(article.old_addresses.values_list("path", flat=True)),
    }


def newsroom_told() -> dict:
    """Every story by its number, and the photos, authors, sections and tags that they name."""
    return {
        "stories": {one.pk: story_told(one) for one in Article.objects.order_by("pk")},
        "photos": {one.checksum: _photo(one) for one in Photo.objects.all()},
        "authors": set(Author.objects.filter(bylines__isnull=False).values_list(*AUTHOR)),
        "sections": set(
            Section.objects.filter(articles__isnull=False).values_list("name", "slug", "description", "parent__slug")
        ),
        "tags": set(Tag.objects.values_list("name", "slug")),
    }


def _row(article: Article) -> dict:
    names = ("headline", "standfirst", "slug", "dateline", "status", "version", "is_urgent", "review_run", "in_feeds")
    names += ("created_at", "updated_at", "status_changed_at", "embargo_until", "follows_id", "status_before_spike")
    names += ("copied_from_id",)
    names += ("translates_id", "translated_from", "ai_consent", "client", "ordered_by", "content_class", *ai.USES)
    return {name: getattr(article, name) for name in names} | {
        "body": _by_checksum(article.body),
        "section": article.section and article.section.slug,
        "lead": article.lead_photo and article.lead_photo.checksum,
        "by": article.created_by.username,
        "checked by": article.ai_checked_by and article.ai_checked_by.username,
        "approved": article.approved_revision and article.approved_revision.number,
        "tags": sorted(tag.name for tag in article.tags.all()),
        "bylines": [(one.author.slug, one.role) for one in article.bylines.all()],
    }


def _revision(revision) -> dict:
    fields = dict(revision.fields)
    fields["body"] = _by_checksum(fields["body"])
    fields["section"] = Section.objects.filter(pk=fields["section"]).values_list("slug", flat=True).first()
    fields["ai_checked_by"] = User.objects.filter(pk=fields["ai_checked_by"]).values_list("username").first()
    fields["lead_photo"] = Photo.objects.filter(pk=fields["lead_photo"]).values_list("checksum", flat=True).first()
    fields["bylines"] = [(Author.objects.get(pk=one["author"]).slug, one["role"]) for one in fields["bylines"]]
    names = ("number", "version", "labels", "origin", "note", "with_writer", "words_changed", "facts", "created_at")
    return {name: getattr(revision, name) for name in names} | {"by": revision.created_by.username, "fields": fields}


def _note(note) -> dict:
    return {name: getattr(note, name) for name in NOTE} | {
        "editions": [one and one.starts_at for one in (note.edition, note.before)],
        "mends": note.mends and note.mends.note,
        "by": (str(note.by), str(note.approved_by)),
    }


def _edition(edition) -> dict:
    names = ("starts_at", "ends_at", "planned_end_at", "headline", "standfirst", "plain_text", "word_count", "slug")
    names += ("kind", "dateline", "key_points", "lead_caption", "change", "published_at", "resurfaced_at")
    names += ("updated_at", "created_at", "in_feeds", "references", "listed_at", "corrected_at")
    names += ("translates_id", "translated_from", "client", "content_class", *ai.USES)
    return {name: getattr(edition, name) for name in names} | {
        "body": _by_checksum(edition.body),
        "revision": edition.revision.number,
        "section": edition.section.slug,
        "lead": edition.lead_photo and edition.lead_photo.checksum,
        "photos": sorted(one.checksum for one in edition.photos.all()),
        "tags": sorted(tag.name for tag in edition.tags.all()),
        "bylines": [(one.author.slug, one.role, one.order) for one in edition.bylines.all()],
        "by": (edition.approved_by.username, edition.published_by.username),
    }


def _photo(one: Photo) -> tuple:
    names = ("title", "alt", "caption", "credit", "source", "licence", "focal_x", "focal_y", "taken_where")
    names += (
        "licence_kind",
        "instructions",
        "max_uses",
        "usable_from",
        "usable_until",
        "is_denied",
        "rights_turn_at",
    )
    names += ("creator", "copyright_notice", "usage_terms", "territory", "keywords", "crops")
    names += ("source_type", "consent", "shows_likeness", "shows_child")
    leased = [
        (lease.kind, lease.starts_at, lease.ends_at, lease.note, lease.at, lease.by.username)
        for lease in one.leases.order_by("pk")
    ]
    with one.original.open() as file:
        return (
            *(getattr(one, name) for name in (*names, "width", "height", "created_at")),
            one.created_by.username,
            one.checked_by and one.checked_by.username,
            leased,
            file.read(),
        )


def _by_checksum(html: str) -> str:
    """A body with the files of its photos in place of their numbers."""
    return _PHOTO.sub(lambda found: f'data-{found[1]}="{Photo.objects.get(pk=found[2]).checksum}"', html)
