"""What stands where on the demo's fronts, its fixed pages, and its addresses elsewhere."""

from datetime import timedelta

from django.utils import timezone

from articles import body
from articles.models import Article, Edition
from demo import storyfiles
from public.models import Page, Placement, ReadCount, SocialLink

#: file -> (address, summary, in the menu)
PAGES = {
    "TENTANG": ("tentang-kami", "Siapa kami dan bagaimana kami bekerja.", True),
    "PEDOMAN": ("pedoman-media-siber", "Aturan kami untuk berita daring, ralat, dan hak jawab.", False),
    "KONTAK": ("kontak", "Cara menghubungi redaksi.", False),
}
MENU_TITLES = {"TENTANG": "About Us"}
NETWORKS = ("facebook", "x", "instagram", "youtube")


def arrange(stories: dict[str, Article]) -> None:
    """Put the marked stories on the home page, and make pages, links and a day's reads.

    `stories` are articles by file stem.
    """
    marked = [(int(file.header["Penting"]), file.stem) for file in storyfiles.read_all() if "Penting" in file.header]
    newest = sorted(marked, key=lambda mark: (mark[0], -stories[mark[1]].created_at.timestamp()))
    for position, (_level, stem) in enumerate(newest[:5], start=1):
        Placement.objects.create(article=stories[stem], position=position)
    for order, (name, (slug, summary, in_menu)) in enumerate(PAGES.items()):
        title, html = storyfiles.read_page(name)
        Page.objects.create(
            title=MENU_TITLES.get(name, title),
            slug=slug,
            body=body.clean(html),
            summary=summary,
            in_menu=in_menu,
            order=order,
        )
    for order, network in enumerate(NETWORKS):
        SocialLink.objects.create(network=network, url=f"https://{network}.example/newsroom", order=order)
    # yesterday's readers: without them nothing would be most read
    hour = timezone.now().replace(minute=0, second=0, microsecond=0) - timedelta(hours=1)
    read = Edition.objects.live().newest_first().values_list("article_id", flat=True)[:20]
    ReadCount.objects.bulk_create(
        ReadCount(article_id=pk, hour=hour - timedelta(hours=place % 3), count=30 + 97 * place % 211)
        for place, pk in enumerate(read)
    )
