"""Which browser the tests drive, and how it is started."""

import shutil

#: The browser people have comes first; the shell is the same engine without the window around it.
KNOWN = ("chromium", "chromium-browser", "google-chrome", "chromium-headless-shell")
#: Chromium asks its maker's servers for things unless told not to; tests must not leave the machine.
QUIET = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-extensions",
    "--disable-sync",
    "--no-first-run",
    "--no-default-browser-check",
    "--no-pings",
    "--disable-features=OptimizationHints,MediaRouter,Translate,InterestFeedContentSuggestions,"
    # pages of the window's own address line, and a process in reserve: half as much work again for each test
    "WebUIOmniboxPopup,WebUIOmniboxFullPopup,WebUIOmniboxAimPopup,SpareRendererForSitePerProcess",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]


class NoBrowser(Exception):
    """There is no browser to drive; `named`: because the one asked for is missing."""

    def __init__(self, words: str, *, named: bool):
        super().__init__(words)
        self.named = named


def path_of(named: str | None) -> str:
    """The path of the browser to drive: `named`, a path or a name on the path, else the first known one here.

    Raises NoBrowser with what to do.
    """
    if named:
        if path := shutil.which(named):
            return path
        raise NoBrowser(
            f"NEWSROOM_TEST_BROWSER is “{named}”, which is no program on the path and no file that can be run. "
            "Name one that is, or leave the variable out to use the browser of this machine.",
            named=True,
        )
    if path := next(filter(None, map(shutil.which, KNOWN)), None):
        return path
    raise NoBrowser(
        "No Chromium found. Install one (Debian: apt install chromium) or set NEWSROOM_TEST_BROWSER.", named=False
    )
