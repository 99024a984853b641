"""The demo's fronts with every container in use, its fixed pages, and its addresses elsewhere."""

from datetime import timedelta

from django.utils import timezone

from articles import body
from articles.models import Article, Edition
from articles.workflow.status import Kind
from demo import storyfiles
from fronts import bars, drafts, publishing, revisions
from fronts.arrangement import Arrangement, Container, Link, Placed, Rule, read, written_container
from fronts.drafts import Change
from fronts.publishing import Seen
from people import clock
from people.models import User
from public.models import Page, ReadCount, SocialLink
from public.models.page import Purpose
from sections.models import Section

#: file -> (address, summary, in the menu, purpose)
PAGES = {
    "TENTANG": ("tentang-kami", "Siapa kami dan bagaimana kami bekerja.", True, Purpose.MASTHEAD),
    "PEDOMAN": (
        "pedoman-media-siber",
        "Aturan kami untuk berita daring, ralat, dan hak jawab.",
        False,
        Purpose.GUIDELINES,
    ),
    "KONTAK": ("kontak", "Cara menghubungi redaksi.", False, Purpose.FEEDBACK),
}
MENU_TITLES = {"TENTANG": "About Us"}
NETWORKS = ("facebook", "x", "instagram", "youtube")


#: Long reads, for the row that shows who wrote them.
LONG_READS = (
    "10-kaltim-usaha-pascatambang",
    "27-kecerdasan-buatan-bahasa-daerah",
    "57-misi-dagang-pasar-nontradisional",
)
#: Who arranges the home page, and who the front of EkBis.
LEADS, EDITS = "Ratna Kusumawardhani", "Lukman Hakim Siregar"


def arrange(staff: dict[str, User], sections: dict[str, Section], stories: dict[str, Article]) -> None:
    """Put the marked stories on the fronts, and make pages, links and a day's reads.

    `stories` are articles by file stem.
    """
    marked = [(int(file.header["Penting"]), file.stem) for file in storyfiles.read_all() if "Penting" in file.header]
    newest = sorted(marked, key=lambda mark: (mark[0], -stories[mark[1]].created_at.timestamp()))
    leading = [stories[stem] for _level, stem in newest]
    _publish(staff[LEADS], None, _home(leading, sections, stories))
    ekbis = sections["ekbis"]
    own = [story for story in leading if story.section_id == ekbis.pk]
    _publish(staff[EDITS], ekbis.pk, _of_ekbis(own, ekbis))
    _breakfast(staff[LEADS], leading)
    bars.put(
        staff[LEADS],
        "Bank sentral menahan suku bunga acuan 5,25 persen",
        clock.now() + timedelta(hours=5),
        url="/kabar-finansial/",
    )
    _surround()


def _home(leading: list[Article], sections: dict[str, Section], stories: dict[str, Article]) -> Arrangement:
    """The home page: every layout once at least."""

    def of(slug: str) -> Rule:
        return Rule(section=sections[slug].pk)

    first, *others = leading[:5]
    top = Placed(first.pk, kicker="Utama", pinned=True)
    links = (Link("Semua soal pelabuhan", "/cari/?q=pelabuhan"), Link("Harga pangan", "/cari/?q=harga+pangan"))
    return (
        Container("strip001", "strip", title="Pekan Ekspor", tone="tint", size=0, fill="hand", links=links),
        Container("lead0001", "lead", "two", size=6, fill="both", cards=(top, *(Placed(one.pk) for one in others))),
        Container("latest01", "latest", "one", size=8),
        Container("ranked01", "ranked", size=5, rule=Rule("most_read")),
        Container("ekbis001", "wide", size=4, rule=of("ekbis")),
        Container("finans01", "row", size=4, rule=of("kabar-finansial")),
        Container("opini001", "opinion", title="Laporan panjang", size=3, fill="hand", cards=_long_reads(stories)),
        Container("video001", "rail", tone="dark", size=4, rule=Rule(kind=str(Kind.VIDEO))),
        Container("neweco01", "pair", size=2, rule=of("new-economy")),
        Container("govern01", "dense", "two", size=5, rule=of("government")),
        Container("news0001", "dense", "one", size=5, rule=of("news")),
        Container("sport001", "row", size=4, rule=of("sport-lifestyle")),
    )


def _long_reads(stories: dict[str, Article]) -> tuple[Placed, ...]:
    return tuple(Placed(stories[stem].pk) for stem in LONG_READS)


def _of_ekbis(own: list[Article], section: Section) -> Arrangement:
    rule = Rule(section=section.pk)
    cards = tuple(Placed(story.pk) for story in own[:2])
    return (
        Container("lead0001", "lead", "two", size=5, fill="both", rule=rule, cards=cards),
        Container("ranked01", "ranked", "one", size=5, rule=Rule("most_read")),
    )


def _breakfast(editor: User, leading: list[Article]) -> None:
    """Tomorrow's front, which goes live by itself at six: the second story leads."""
    live = read(revisions.live(None).layout)
    lead = next(one for one in live if one.layout == "lead")
    turned = tuple(Placed(story.pk) for story in [*leading[1:4], leading[0]])
    raw = written_container(lead) | {"cards": [{"article": card.article} for card in turned]}
    before = drafts.of(revisions.live(None).front)
    draft = drafts.change(editor, None, [Change(lead.key, raw, before.versions.get(lead.key, 0))])
    zone = clock.newsroom_zone()
    six = clock.midnight(timezone.localdate(timezone=zone) + timedelta(days=1), zone) + timedelta(hours=6)
    publishing.publish(editor, None, Seen(draft.versions, live=1), at=six, name="Sarapan")


def _publish(editor: User, section: int | None, arrangement: Arrangement) -> None:
    """Bring a front to readers by the verbs of its screen."""
    kept = drafts.restore(editor, section, None)
    gone = [Change(one.key, None, kept.versions[one.key]) for one in read(kept.layout)]
    new = [Change(one.key, written_container(one)) for one in arrangement]
    known = {change.key: change for change in [*gone, *new]}
    changes = [Change(key, one.container, kept.versions.get(key, 0)) for key, one in known.items()]
    order = [one.key for one in arrangement]
    draft = drafts.change(editor, section, changes, order, kept.versions[drafts.ORDER])
    publishing.publish(editor, section, Seen(draft.versions, live=0))


def _surround() -> None:
    """Fixed pages, accounts elsewhere, and yesterday's readers."""
    for order, (name, (slug, summary, in_menu, purpose)) in enumerate(PAGES.items()):
        title, html = storyfiles.read_page(name)
        Page.objects.create(
            title=MENU_TITLES.get(name, title),
            slug=slug,
            body=body.clean(html),
            summary=summary,
            purpose=purpose,
            in_menu=in_menu,
            order=order,
        )
    for order, network in enumerate(NETWORKS):
        SocialLink.objects.create(network=network, url=f"https://{network}.example/newsroom", order=order)
    # yesterday's readers: without them nothing would be most read
    hour = timezone.now().replace(minute=0, second=0, microsecond=0) - timedelta(hours=1)
    read = Edition.objects.live().newest_first().values_list("article_id", flat=True)[:45]
    ReadCount.objects.bulk_create(
        ReadCount(article_id=pk, hour=hour - timedelta(hours=place % 3), count=30 + 97 * place % 211)
        for place, pk in enumerate(read)
    )
