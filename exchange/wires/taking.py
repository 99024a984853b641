"""What people do with an item: make a draft of it, put a story beside it, wave it off, see that it has changed."""

from collections import defaultdict
from collections.abc import Callable, Collection
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import body
from articles import permissions as stories
from articles.comparing.comparison import Difference, compare
from articles.models import Article, Withdrawal
from articles.models.revision import Origin
from articles.readers import embargoes
from articles.refusals import Refused
from articles.text import revisions, storyfields
from articles.text.ai import Made
from articles.text.drafts import Text
from articles.workflow.status import BylineRole
from audit import actions, log
from exchange import permissions
from exchange.models import PictureState, RuledItem, WireItem, WireRule, WireUse
from exchange.wires import picturing, signals
from exchange.wires.rules import meeting
from people import rowlocks
from people.models import Author, User
from people.written import Written, a_number
from photos.intake import Refused as NoPhoto
from photos.models import Photo
from photos.storing import NotStored

TAKEN = actions.register("wire.taken", gettext_lazy("made a story of a wire item"))
ATTACHED = actions.register("wire.attached", gettext_lazy("put a story beside a wire item"))
IGNORED = actions.register("wire.ignored", gettext_lazy("waved a wire item off, or back"))
_MADE_OF = Written(lambda story: WireUse.objects.filter(article=story), story=a_number())


def take(
    item: WireItem,
    user: User,
    *,
    again: bool = False,
    by_rule: WireRule | None = None,
    tell: Callable[[str], object] | None = None,
) -> Article:
    """A draft by `user` of the item: its text, credit line as byline, dateline, photos with rights, and embargo.

    `again`: even if somebody else has made one; the same person gets the draft that they have. `by_rule`: nobody
    looks at it, so it has only pictures of whose rights nothing is in doubt, and lies where the rule says. `tell`
    hears in words of each picture that is not in the draft, and why. Raises Refused with the reason.
    """
    with transaction.atomic():
        item = rowlocks.held(WireItem.objects).select_related("source").get(pk=item.pk)
        before = WireUse.objects.filter(item__source=item.source_id, item__guid=item.guid, taken=True)
        if own := before.filter(by=user).select_related("article").first():
            return own.article
        if why := permissions.why_not_take(user, item):
            raise Refused(why)
        if other := before.select_related("by").first():
            _refuse_again(before.filter(item=item), other, again)
        photos, notes = _photos(item, user, by_rule)
        for words in notes if tell else ():
            tell(words)
        article = Article(created_by=user)
        where = {"section": by_rule.section_id} if by_rule else {}
        revisions.apply(article, _fields(item, photos) | where)
        notes = [*_notes(item, photos), *([_("By %(rule)s.") % {"rule": by_rule}] if by_rule else []), *notes]
        revisions.take(article, user, Origin.IMPORT, note="\n".join(notes))
        if item.is_held:
            embargoes.put(article, item.embargo_until, user, counted=True)
        _use(item, article, user, TAKEN, taken=True)
    return article


def _refuse_again(uses: QuerySet[WireUse], other: WireUse, again: bool) -> None:
    """Raise Refused for what somebody has taken, unless it is wanted `again`; and for a version that readers had and
    that was withdrawn: it does not come back under another number."""
    if not again:
        told = {"who": other.by, "pk": other.article_id}
        raise Refused(_("%(who)s has made story #%(pk)s of it. Put yours beside it, or take it as well.") % told)
    notices = Withdrawal.objects.in_force().filter(article__in=uses.values("article"))
    if notice := notices.first():
        why = _("Story #%(pk)s was made of this version, and was withdrawn. Take a later one, or write your own.")
        raise Refused(why % {"pk": notice.article_id})


def _fields(item: WireItem, photos: list[Photo]) -> dict[str, Any]:
    fields = text(item).fields
    if item.source_type:  # its sender says that a machine made it; what exactly, whoever takes it finds out
        whole = item.source_type == Made.MADE
        fields["ai_text"] = str(Made.MADE if whole else Made.EDITED)
    if item.credit:
        author = Author.objects.filter(name__iexact=item.credit[:120]).order_by("pk").first()
        author = author or Author.objects.create(name=item.credit[:120])
        fields["bylines"] = [{"author": author.pk, "role": str(BylineRole.WRITER)}]
    if photos:
        fields["lead_photo"] = photos[0].pk
        more = "".join(f'<figure data-photo="{photo.pk}"></figure>' for photo in photos[1:])
        fields["body"] = body.clean(fields["body"] + more)
    return fields


def text(item: WireItem) -> Text:
    """What the item says, as a story's fields: two versions are compared as two texts of a story are."""
    section = item.source.section
    fields = storyfields.blank() | {
        "headline": Truncator(item.headline).chars(_longest("headline")),
        "standfirst": Truncator(item.standfirst).chars(_longest("standfirst")),
        "body": body.clean(item.body),
        "section": section.pk if section and section.is_active else None,
        "dateline": Truncator(item.dateline).chars(_longest("dateline")),
    }
    return Text(fields, {"section": str(section or "")})


def _longest(name: str) -> int:
    return Article._meta.get_field(name).max_length


def _photos(item: WireItem, user: User, rule: WireRule | None) -> tuple[list[Photo], list[str]]:
    """The item's pictures as photos of the library, and a line for each that is none, or that may not be printed."""
    found, notes = [], []
    for picture in item.pictures.select_related("item__source"):
        if picture.state != PictureState.HERE:
            why = picture.reason or picture.get_state_display()
            notes.append(_("Picture not here: %(what)s (%(why)s)") % {"what": picture, "why": why})
            continue
        try:
            if why := rule and meeting.why_without(picture, rule):
                raise Refused(why)
            photo = picturing.bring_in(picture, user)
            if why := rule and meeting.why_unfit(photo):
                raise Refused(why)
            found.append(photo)
        except (NoPhoto, NotStored, Refused) as error:
            why = " ".join(getattr(error, "messages", [str(error)]))
            notes.append(_("Picture left out: %(what)s (%(why)s)") % {"what": picture, "why": why})
    return list(dict.fromkeys(found)), notes


def _notes(item: WireItem, photos: list[Photo]) -> list[str]:
    """The source mark: where it comes from, in which version, and on what terms."""
    told = {"source": item.source, "version": item.version, "guid": item.guid}
    lines = [_("From the wire: %(source)s, version %(version)s (%(guid)s)") % told]
    lines += [_("By: %(names)s") % {"names": item.byline}] if item.byline else []
    lines += [_("Usage terms: %(terms)s") % {"terms": " ".join(item.usage_terms.split())}] if item.usage_terms else []
    lines += [_("To editors: %(note)s") % {"note": " ".join(item.ed_note.split())}] if item.ed_note else []
    return lines


def attach(item: WireItem, article: Article, user: User) -> WireUse:
    """Put a story beside an item, so that its desk hears what becomes of that. Raises Refused with the reason.

    What the item holds back, the story holds back from then on.
    """
    if why := permissions.why_not_attach(user, item, article):
        raise Refused(why)
    with transaction.atomic():
        article = Article.objects.held(article.pk)
        if item.is_held and (article.embargo_until is None or article.embargo_until < item.embargo_until):
            if why := stories.why_not_edit(user, article):
                raise Refused(why)
            embargoes.change(article, item.embargo_until, user)
        known = WireUse.objects.filter(item=item, article=article).first()
        return known or _use(item, article, user, ATTACHED, taken=False)


def _use(item: WireItem, article: Article, user: User, action: actions.Action, *, taken: bool) -> WireUse:
    use = WireUse.objects.create(item=item, seen=item, article=article, taken=taken, by=user)
    now = timezone.now()
    WireItem.objects.filter(source=item.source_id, guid=item.guid).update(used=True, changed_at=now)
    details = {"item": item.pk, "source": str(item.source), "guid": item.guid, "version": item.version}
    log.record(action, by=user, kind="story", pk=article.pk, label=article.headline, details=details)
    transaction.on_commit(lambda: signals.item_taken.send(WireItem, use=use), robust=True)
    return use


def ignore(item: WireItem, user: User, *, back: bool = False) -> None:
    """Wave an item off for everybody, or (`back`) bring it back. A new version comes back anyhow. Raises Refused."""
    if why := permissions.why_not_work_the_wire(user):
        raise Refused(why)
    now = timezone.now()
    by, at = (None, None) if back else (user, now)
    WireItem.objects.filter(pk=item.pk).update(ignored_by=by, ignored_at=at, changed_at=now)
    details = {"source": str(item.source), "guid": item.guid, "back": back}
    log.record(IGNORED, by=user, kind="wire", pk=item.pk, label=item.headline, details=details)


def of(article: Article) -> list[WireUse]:
    """What the story is made of, asked once for each loaded story."""
    kept = getattr(article, "_wire_uses", None)
    if kept is None:
        some = _MADE_OF.exists(story=article.pk)
        kept = article._wire_uses = list(_uses([article])) if some else []  # most stories are of nothing
    return kept


def look(articles: Collection[Article]) -> None:
    """Know of many stories what `of` answers, in one statement."""
    found: dict[int, list[WireUse]] = defaultdict(list)
    for use in _uses(articles):
        found[use.article_id].append(use)
    for article in articles:
        article._wire_uses = found[article.pk]


def _uses(articles: Collection[Article]) -> QuerySet[WireUse]:
    with_items = WireUse.objects.select_related("item__source__section", "seen__source__section")
    return with_items.filter(article__in=articles).order_by("pk")


def by_rule(article: Article) -> list[RuledItem]:
    """By which rules the story was begun, and what became of it there."""
    rows = RuledItem.objects.filter(article=article).select_related("rule__source", "rule__answers", "rule__made_by")
    return list(rows.order_by("pk"))


def newest(use: WireUse) -> WireItem:
    """The version of the item that counts now; asked once for each loaded use."""
    kept = getattr(use, "_newest", None)
    if kept is None:
        rows = WireItem.objects.newest().filter(source=use.item.source_id, guid=use.item.guid)
        kept = use._newest = rows.select_related("source__section").first() or use.item
    return kept


def changed(use: WireUse, now: WireItem) -> bool:
    """True if the item has changed since somebody of the story looked, or may no longer be used."""
    return (now.pk, now.state) != (use.seen_id, use.seen_state)


def between(before: WireItem, after: WireItem) -> list[Difference]:
    """What two versions of an item say differently, as two texts of a story are compared."""
    return compare(text(before), text(after))


def see(use: WireUse, user: User) -> None:
    """Note that somebody of the story knows the newest version. Raises Refused."""
    if why := stories.why_not_view(user, use.article):
        raise Refused(why)
    now = newest(use)
    WireUse.objects.filter(pk=use.pk).update(seen=now, seen_state=now.state)
    RuledItem.objects.filter(article=use.article_id, is_behind=True).update(is_behind=False)
