"""Making a draft out of a page's text."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.html import escape
from django.utils.translation import gettext as _

from articles import body
from articles.models import Article, Edition
from articles.models.revision import Origin
from articles.text import revisions, storyfields, typography
from articles.text.pagetext import PageText, Paragraph, ReadAlso
from articles.workflow.status import BylineRole
from people.models import Author
from photos.models import Photo
from sections.models import Section

LONGEST_CAPTION = Article._meta.get_field("lead_caption").max_length


@dataclass(frozen=True)
class Imported:
    """A draft, and what in the page has no place in it (sentences for the person who imports)."""

    article: Article
    unplaced: list[str]


@transaction.atomic
def make_draft(page: PageText, user, section: Section | None = None, photo: Photo | None = None) -> Imported:
    """A new draft by `user` from a parsed page, with its first revision.

    A read-also line becomes a link if a live story bears that headline, else stays as text. Authors who are not
    known yet are added without a login. What could not be placed is returned, and kept with the revision.
    """
    unplaced = [_("Not understood: %(line)s") % {"line": line} for line in page.unplaced]
    unplaced += [
        _("Parted at a line’s end, please check the hyphen: %(line)s") % {"line": word} for word in page.parted
    ]
    html = _body(page, unplaced)
    if len(page.headline) > 200:
        unplaced.append(_("Headline cut to 200 characters; it was: %(line)s") % {"line": page.headline})
    if len(page.caption) > LONGEST_CAPTION:
        told = {"most": LONGEST_CAPTION, "line": page.caption}
        unplaced.append(_("Caption cut to %(most)s characters; it was: %(line)s") % told)
    placed = {
        "headline": page.headline[:200],
        "body": html,
        "section": section and section.pk,
        "bylines": _bylines(page, unplaced),
        "lead_photo": photo and photo.pk,
        "lead_caption": page.caption[:LONGEST_CAPTION],
        "dateline": page.place,
    }
    article = Article(created_by=user)
    revisions.apply(article, typography.set_fields(storyfields.blank() | placed))
    if page.credit and (photo is None or photo.credit != page.credit):
        unplaced.append(_("No photo was given for: Kredit Foto: %(line)s") % {"line": page.credit})
    revisions.take(article, user, Origin.IMPORT, note="\n".join(unplaced))
    return Imported(article, unplaced)


def _body(page: PageText, unplaced: list[str]) -> str:
    parts = []
    for block in page.blocks:
        match block:
            case Paragraph(text):
                parts.append(f"<p>{escape(text)}</p>")
            case ReadAlso(headline):
                parts.append(_read_also(headline, unplaced))
    return body.clean("".join(parts))


def _read_also(headline: str, unplaced: list[str]) -> str:
    story = Edition.objects.live().filter(headline__iexact=headline.rstrip(". …")).newest_first().first()
    story = story or Edition.objects.live().filter(headline__iexact=headline).newest_first().first()
    if story:
        return f'<aside data-article="{story.article_id}">{escape(story.headline)}</aside>'
    unplaced.append(_("No published story has this headline, so it stayed text: %(line)s") % {"line": headline})
    return f"<p>Baca Juga: {escape(headline)}</p>"


def _bylines(page: PageText, unplaced: list[str]) -> list[dict]:
    parts = [(name, BylineRole.WRITER) for name in page.writers] + [
        (name, BylineRole.EDITOR) for name in page.editors
    ]
    found = {}
    for name, role in parts:
        author = Author.objects.filter(name__iexact=name).first()
        if author is None:
            author = Author.objects.create(name=name[:120])
            unplaced.append(_("New author, please check the name: %(line)s") % {"line": name})
        found[author.pk, role] = {"author": author.pk, "role": str(role)}
    return list(found.values())
