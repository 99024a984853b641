"""Addresses that lead through somebody's counter to another address: which one they carry."""

import re
from urllib.parse import SplitResult, parse_qs, parse_qsl, quote, urlencode, urlsplit, urlunsplit

#: (hosts, paths, the parameters of which one holds the target), as patterns that Python and JavaScript read alike.
WRAPPERS = [
    [r"(.+\.)?safelinks\.protection\.(outlook|office365)\.(com|us)", r"/.*", "url"],
    [r"statics\.teams\.cdn\.(office\.net|microsoft\.com|live\.net)", r"/.*safelinks.*", "url"],
    [r"(l|lm)\.(facebook|messenger|instagram|threads|workplace|whatsapp|wl)\.(com|net|co)", r"/.*", "u"],
    [r"((www|m|mbasic)\.)?facebook\.com", r"/(l\.php|flx/warn/?|si/ajax/l/render/?)", "u url"],
    [r"((www|m|news|plus|maps)\.)?google\.[a-z.]{2,6}", r"/(url|imgres|interstitial)", "q url imgrefurl"],
    [r"(www\.)?(linkedin\.com)", r"/(redir/redirect|redirect|safety/go|redir/general-malware-page)/?", "url"],
    [r"((www|mobile)\.)?(x|twitter)\.com", r"/i/redirect/?", "url"],
    [r"t\.co", r"/?", "url u"],
    [r"(www|m)\.youtube\.com", r"/redirect", "q"],
    [r"(www\.)?tiktok\.com", r"/link/v\d", "target"],
    [r"out\.reddit\.com", r"/.*", "url"],
    [r"slack-redir\.net", r"/link", "url"],
    [r"(www\.)?duckduckgo\.com", r"/l/?", "uddg"],
    [r"(m\.)?vk\.(com|ru)", r"/away(\.php)?", "to"],
    [r"t\.umblr\.com", r"/redirect", "z"],
]
#: What the wrapping programs hang on the address they carry.
TRAILERS = ["fbclid", "igshid", "ved", "usg", "ust"]
_RULES = [(re.compile(host), re.compile(path), names.split()) for host, path, names in WRAPPERS]
_ADDRESS = re.compile(r"(https?://[^\s/<>\"]|mailto:[^\s<>\"])[^\s<>\"]*", re.IGNORECASE)
_DEEPEST = 5


def unwrapped(address: str) -> str:
    """The address that `address` carries, however often it was wrapped; any other comes back as it is."""
    for _ in range(_DEEPEST):
        try:
            inner = _carried(urlsplit(address.strip()))
        except ValueError:  # no address at all, or none within
            break
        if not inner:
            break
        address = inner
    return address


def _carried(parts: SplitResult) -> str:
    host = (parts.hostname or "").lower()
    if parts.scheme not in ("http", "https"):
        return ""
    for hosts, paths, names in _RULES:
        if hosts.fullmatch(host) and paths.fullmatch(parts.path):
            query = parse_qs(parts.query)
            targets = (query[name][0].strip() for name in names if name in query)
            return next((_without_trailers(target) for target in targets if _ADDRESS.fullmatch(target)), "")
    return ""


def _without_trailers(address: str) -> str:
    """The target without what the wrapping program hung on it; character by character the same if it hung nothing."""
    parts = urlsplit(address)
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    kept = [pair for pair in pairs if pair[0] not in TRAILERS]
    if len(kept) == len(pairs):
        return address
    return urlunsplit(parts._replace(query=urlencode(kept, quote_via=quote)))
