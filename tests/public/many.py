"""A thousand live stories, written in bulk: for budgets and pages, not for rules."""

from datetime import timedelta

from django.utils import timezone
from taggit.models import Tag

from articles.models import Article, Edition, EditionByline, Revision
from tests.factories import AuthorFactory, PhotoFactory, SectionFactory

RENDITIONS = {
    ratio: [
        {
            "w": width,
            "h": width * 9 // 16,
            "jpeg": {"path": f"p/{width}.jpg", "bytes": 9},
            "avif": {"path": "p/a.avif", "bytes": 9},
        }
        for width in (320, 640, 1280)
    ]
    for ratio in ("16:9", "original", "og")
}


def load(cast, count: int = 1000, sections: int = 6) -> list[Edition]:
    """`count` stories, a minute apart, oldest first, over `sections` sections; all share tag, author and photo."""
    desks = [cast.section, *(SectionFactory() for _ in range(sections - 1))]
    photo = PhotoFactory(renditions=RENDITIONS)
    author, tag = (
        AuthorFactory(name="Penulis Bersama", slug="bersama"),
        Tag.objects.create(name="ramai", slug="ramai"),
    )
    now = timezone.now()
    begun = [now - timedelta(minutes=count - nth) for nth in range(count)]
    articles = Article.objects.bulk_create(
        Article(headline=f"Kabar {nth}", section=desks[nth % sections], created_by=cast.writer)
        for nth in range(count)
    )
    revisions = Revision.objects.bulk_create(
        Revision(article=article, number=1, created_by=cast.writer, fields={}) for article in articles
    )
    editions = Edition.objects.bulk_create(
        Edition(
            article=article,
            revision=revision,
            starts_at=at,
            published_at=at,
            updated_at=at,
            headline=article.headline,
            standfirst="Ringkasan.",
            body="<p>Isi.</p>",
            plain_text="Isi.",
            slug=f"kabar-{nth}",
            section=article.section,
            dateline="Jakarta",
            lead_photo=photo,
            kind="video" if nth % 10 == 0 else "story",
            approved_by=cast.section_editor,
            published_by=cast.section_editor,
            announced_at=at,
        )
        for nth, (article, revision, at) in enumerate(zip(articles, revisions, begun, strict=True))
    )
    Edition.tags.through.objects.bulk_create(
        Edition.tags.through(edition_id=edition.pk, tag_id=tag.pk) for edition in editions
    )
    EditionByline.objects.bulk_create(EditionByline(edition=edition, author=author) for edition in editions)
    return editions
