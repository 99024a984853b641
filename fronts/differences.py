"""What differs between two fronts, in words: "“Harga beras” moved from 1 to 3"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from fronts import stories
from fronts.arrangement import Arrangement, Container, Placed, cards_of
from fronts.layouts import LAYOUTS
from sections.models import Section


@dataclass(frozen=True)
class Difference:
    """One thing that differs: its kind (a short word for a chip), and the sentence that tells it."""

    kind: str
    words: str
    key: str = ""
    article: int | None = None

    @property
    def for_log(self) -> str:
        """The same without anybody's words: who reads the log may not see the story."""
        return f"{self.kind} #{self.article}" if self.article else f"{self.kind} {self.key}"


Places = dict[int, tuple[str, int]]


def between(
    before: Arrangement, after: Arrangement, user=None, told: Mapping[int, stories.Story] | None = None
) -> list[Difference]:
    """What has come, gone, moved and changed from one front to the other, containers first.

    Told to `user`, who reads no headline of a story that they may not see; None reads all. `told` is what is known
    of the stories already.
    """
    if before == after:
        return []
    ids = {card.article for _container, card in (*cards_of(before), *cards_of(after))}
    known = stories.known(user, ids) if told is None else told
    names = {pk: story.headline for pk, story in known.items()}
    named = labels((*before, *after))
    return [*_containers(before, after, named), *_cards(before, after, names, named)]


def labels(arrangement: Arrangement) -> dict[str, str]:
    """What each container is called, by its key: its title, its section's name, or the name of its layout."""
    ids = {container.rule.section for container in arrangement if container.rule.section and not container.title}
    sections = dict(Section.objects.filter(pk__in=ids).values_list("pk", "name")) if ids else {}
    return {container.key: label(container, sections) for container in arrangement}


def label(container: Container, sections: Mapping[int, str]) -> str:
    """What one container is called, with the names of `sections` by id."""
    own = container.title or (sections.get(container.rule.section, "") if container.layout != "lead" else "")
    return own or str(LAYOUTS[container.layout].label)


def _containers(before: Arrangement, after: Arrangement, named: Mapping[str, str]) -> Iterator[Difference]:
    old = {container.key: container for container in before}
    new = {container.key: container for container in after}
    for key in new.keys() - old.keys():
        yield Difference("in", _("The container “%s” is new") % named[key], key)
    for key in old.keys() - new.keys():
        yield Difference("out", _("The container “%s” is gone") % named[key], key)
    both = [key for key in new if key in old]
    for key in both:
        if _set_up(old[key]) != _set_up(new[key]):
            yield Difference("set", _("The container “%s” is set up differently") % named[key], key)
    stays = set(_in_common([key for key in old if key in new], both))
    for key in both:
        if key not in stays:
            words = {"what": named[key], "place": list(new).index(key) + 1}
            yield Difference("move", _("The container “%(what)s” stands at %(place)s") % words, key)


def _set_up(container: Container) -> Container:
    """All but what stands in it. That a first card came before the rule is told by the card itself."""
    return replace(container, cards=(), fill="hand" if container.fill == "hand" else "rule")


def _cards(
    before: Arrangement, after: Arrangement, names: Mapping[int, str], named: Mapping[str, str]
) -> Iterator[Difference]:
    was, now = _places(before), _places(after)
    moved = _moved(before, after)
    for article, (key, place) in now.items():
        words = {"story": names.get(article) or _("A story of another desk"), "where": named[key], "place": place}
        if article not in was:
            yield Difference("in", _("“%(story)s” comes to %(where)s %(place)s") % words, key, article)
        elif was[article][0] != key:
            words |= {"from": f"{named[was[article][0]]} {was[article][1]}"}
            told = _("“%(story)s” moved from %(from)s to %(where)s %(place)s") % words
            yield Difference("move", told, key, article)
        elif article in moved:
            words |= {"from": was[article][1]}
            kind = "up" if place < was[article][1] else "down"
            yield Difference(kind, _("“%(story)s” moved from %(from)s to %(place)s") % words, key, article)
    for article, (key, place) in was.items():
        if article not in now:
            words = {"story": names.get(article) or _("A story of another desk"), "where": named[key], "place": place}
            yield Difference("out", _("“%(story)s” leaves %(where)s %(place)s") % words, key, article)
    old = {card.article: card for _container, card in reversed(list(cards_of(before)))}
    for container, card in cards_of(after):
        if card.article in old:
            yield from _words(old[card.article], card, names.get(card.article) or "…", container.key)


def _words(old: Placed, new: Placed, name: str, key: str) -> Iterator[Difference]:
    """What a card says otherwise than before."""
    if old.headline != new.headline:
        words = {"old": old.headline or name, "new": new.headline or name}
        yield Difference("headline", _("“%(old)s” becomes “%(new)s”") % words, key, new.article)
    if (old.kicker, old.standfirst) != (new.kicker, new.standfirst):
        yield Difference("words", _("“%s” has another kicker or standfirst") % name, key, new.article)
    if (old.photo, old.crop, old.focus) != (new.photo, new.crop, new.focus):
        yield Difference("photo", _("“%s” has another picture or crop") % name, key, new.article)
    if old.pinned != new.pinned:
        told = _("“%s” is pinned") if new.pinned else _("“%s” is no longer pinned")
        yield Difference("pin", told % name, key, new.article)
    if (old.begins, old.ends) != (new.begins, new.ends):
        yield Difference("time", _("“%s” begins or ends at another time") % name, key, new.article)


def _places(arrangement: Arrangement) -> Places:
    """Where each story stands first: the container's key and the place in it, from 1."""
    found: Places = {}
    for container in arrangement:
        for place, card in enumerate(container.cards, 1):
            found.setdefault(card.article, (container.key, place))
    return found


def _moved(before: Arrangement, after: Arrangement) -> set[int]:
    """The stories that another one passed within their container; who only makes room has not moved."""
    old = {container.key: [card.article for card in container.cards] for container in before}
    moved: set[int] = set()
    for container in after:
        new = [card.article for card in container.cards]
        here = set(old.get(container.key, ())) & set(new)
        one, other = ([pk for pk in row if pk in here] for row in (old.get(container.key, []), new))
        moved |= here - set(_in_common(one, other))
    return moved


def _in_common(one: Sequence, other: Sequence) -> list:
    """The longest run of things that stand in the same order in both. Rows here are a few dozen long at most."""
    best: list[list[list]] = [[[]] * (len(other) + 1) for _ in range(len(one) + 1)]
    for a, left in enumerate(one):
        for b, right in enumerate(other):
            kept = [*best[a][b], left] if left == right else max(best[a][b + 1], best[a + 1][b], key=len)
            best[a + 1][b + 1] = kept
    return best[-1][-1]
