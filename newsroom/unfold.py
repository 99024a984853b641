"""How Unfold dresses the desk. Colours, sizes and typefaces are in static/desk/shell.css."""

from django.templatetags.static import static


def _file(path: str):
    """The address of a static file, found when a page asks for it."""
    return lambda request: static(path)


def unfold_settings(name: str) -> dict:
    """The UNFOLD setting for a newsroom called `name`."""
    return {
        "SITE_TITLE": name,
        "SITE_HEADER": name,
        "SITE_SYMBOL": "newspaper",
        "SITE_URL": "/",
        "SHOW_HISTORY": True,
        "SHOW_VIEW_ON_SITE": False,
        "SHOW_BACK_BUTTON": True,
        "THEME": "newsroom.navigation.theme",
        "STYLES": [_file("desk/desk.css")],
        "SCRIPTS": [_file("desk/shell.js")],
        "SITE_FAVICONS": [{"rel": "icon", "type": "image/svg+xml", "href": _file("desk/icon.svg")}],
        "ACCOUNT": {"navigation": "newsroom.navigation.account_links"},
        "SIDEBAR": {
            "show_search": False,
            "show_all_applications": False,
            "navigation": "newsroom.navigation.sidebar",
        },
    }
