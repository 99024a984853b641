"""Videos and posts of other sites that a body may show: which addresses are known, and what each one is."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

_HOST_PREFIX = re.compile(r"^(www|m|mobile|web)\.")


@dataclass(frozen=True)
class Embed:
    """One post or video: its provider, its plain address, and the address of its player if it has a calm one."""

    provider: str
    name: str
    address: str
    player: str = ""

    @property
    def is_video(self) -> bool:
        return self.provider in ("youtube", "vimeo", "tiktok")

    @property
    def player_site(self) -> str:
        """Scheme and host of the player, as a policy for frames names them; empty without a player."""
        parts = urlsplit(self.player)
        return f"{parts.scheme}://{parts.netloc}" if self.player else ""


@dataclass(frozen=True)
class _Rule:
    """Addresses of one provider: hosts, a pattern of the path, and the templates made from its groups."""

    provider: str
    name: str
    hosts: tuple[str, ...]
    path: re.Pattern[str]
    address: str
    player: str = ""


def _rule(provider, name, hosts, path, address, player="") -> _Rule:
    return _Rule(provider, name, tuple(hosts.split()), re.compile(path), address, player)


_YOUTUBE = ("youtube", "YouTube")
_VIDEO = "https://www.youtube.com/watch?v={id}"
_TUBE_PLAYER = "https://www.youtube-nocookie.com/embed/{id}"
_RULES = [
    _rule(*_YOUTUBE, "youtube.com", r"/watch\?v=(?P<id>[\w-]{11})", _VIDEO, _TUBE_PLAYER),
    _rule(*_YOUTUBE, "youtube.com", r"/(?:shorts|live|embed)/(?P<id>[\w-]{11})/?", _VIDEO, _TUBE_PLAYER),
    _rule(*_YOUTUBE, "youtube-nocookie.com", r"/embed/(?P<id>[\w-]{11})/?", _VIDEO, _TUBE_PLAYER),
    _rule(*_YOUTUBE, "youtu.be", r"/(?P<id>[\w-]{11})/?", _VIDEO, _TUBE_PLAYER),
    _rule(
        "vimeo",
        "Vimeo",
        "vimeo.com player.vimeo.com",
        r"/(?:video/)?(?P<id>\d{5,12})/?",
        "https://vimeo.com/{id}",
        "https://player.vimeo.com/video/{id}?dnt=1",
    ),
    _rule(
        "x",
        "X",
        "x.com twitter.com",
        r"/(?P<who>\w{1,20})/status/(?P<id>\d{1,20})(?:/.*)?",
        "https://x.com/{who}/status/{id}",
    ),
    _rule(
        "instagram",
        "Instagram",
        "instagram.com",
        r"/(?:[\w.]{1,40}/)?(?P<kind>p|reel|tv)/(?P<id>[\w-]{5,60})/?(?:embed/?)?",
        "https://www.instagram.com/{kind}/{id}/",
    ),
    _rule(
        "tiktok",
        "TikTok",
        "tiktok.com",
        r"/@(?P<who>[\w.]{1,40})/video/(?P<id>\d{5,25})/?",
        "https://www.tiktok.com/@{who}/video/{id}",
    ),
    _rule("tiktok", "TikTok", "vt.tiktok.com vm.tiktok.com", r"/(?P<id>\w{5,20})/?", "https://vt.tiktok.com/{id}/"),
    _rule(
        "facebook",
        "Facebook",
        "facebook.com",
        r"/watch/?\?v=(?P<id>\d{5,25})",
        "https://www.facebook.com/watch/?v={id}",
    ),
    _rule("facebook", "Facebook", "facebook.com", r"/reel/(?P<id>\d{5,25})/?", "https://www.facebook.com/reel/{id}"),
    _rule(
        "facebook",
        "Facebook",
        "facebook.com",
        r"/(?P<who>[\w.-]{1,80})/(?P<kind>posts|videos)/(?:[\w.%-]{1,200}/)?(?P<id>[\w-]{5,90})/?",
        "https://www.facebook.com/{who}/{kind}/{id}",
    ),
    _rule(
        "facebook",
        "Facebook",
        "facebook.com",
        r"/share/(?P<kind>[prv])/(?P<id>\w{5,40})/?",
        "https://www.facebook.com/share/{kind}/{id}/",
    ),
    _rule("facebook", "Facebook", "fb.watch", r"/(?P<id>[\w-]{5,40})/?", "https://fb.watch/{id}/"),
]

PROVIDERS = list(dict.fromkeys(rule.name for rule in _RULES))


def players() -> list[str]:
    """The hosts whose videos play in a story."""
    return sorted({host for rule in _RULES if rule.player for host in rule.hosts})


def find(address: str) -> Embed | None:
    """The video or post at `address`, its address without anything that follows readers; None if not known."""
    try:
        parts = urlsplit(address.strip())
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or port or "@" in parts.netloc or not address.isascii():
        return None
    host = _HOST_PREFIX.sub("", (parts.hostname or "").lower())
    where = parts.path
    if video := parse_qs(parts.query).get("v"):
        where += f"?v={video[0]}"
    for rule in _RULES:
        if host in rule.hosts and (match := rule.path.fullmatch(where)):
            kept = match.groupdict()
            return Embed(rule.provider, rule.name, rule.address.format(**kept), rule.player.format(**kept))
    return None


def require(address: str) -> Embed:
    """Like `find`, for an address that someone typed: raises ValidationError that says what would be right."""
    if not address.strip():
        raise ValidationError(_("Paste the address of a video or post."), code="empty")
    if found := find(address):
        return found
    raise ValidationError(
        _(
            "This address is not known. Use the address of one video or post on %(providers)s, beginning with https://."
        ),
        code="unknown",
        params={"providers": ", ".join(PROVIDERS)},
    )
