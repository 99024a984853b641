"""What stands in the desk's side menu, for each person."""

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from people.models import Theme
from people.roles import Right


def theme(request: HttpRequest) -> str | None:
    """Light or dark, if the person chose one; None leaves it to the device."""
    chosen = getattr(request.user, "theme", Theme.AUTO)
    return None if chosen == Theme.AUTO else chosen


def account_links(request: HttpRequest) -> list[dict]:
    """The links of the menu that opens at one's own name."""
    return [
        {"title": _("Preferences"), "link": reverse("people:preferences")},
        {"title": _("Password"), "link": reverse("account_change_password")},
        {"title": _("Two-step sign-in"), "link": reverse("mfa_index")},
        {"title": _("Where I am signed in"), "link": reverse("usersessions_list")},
    ]


def sidebar(request: HttpRequest) -> list[dict]:
    """The groups of the side menu; a link that this person may not follow is left out, and so is an empty group."""
    user = request.user
    groups = [
        {"items": [_item(request, _("Start"), "home", "admin:index", exact=True)]},
        {"title": _("Stories"), "items": _stories(request, user)},
        {"title": _("Newsroom"), "items": _newsroom(request, user)},
        {"title": _("People"), "items": _people(request, user)},
        {"items": [_item(request, _("Readers' site"), "open_in_new", "public:home", exact=True)], "separator": True},
    ]
    for group in groups:
        group["items"] = [item for item in group["items"] if item]
    return [group for group in groups if group["items"]]


def start_links(request: HttpRequest) -> list[dict]:
    """The big links of the start page: what this person does most, each with a line of what it is for."""
    user = request.user
    profile = getattr(user, "author", None)
    links = [
        (_("New story"), _("Begin with a headline; everything is kept as you type."), _stories(request, user)[1]),
        (_("All stories"), _("Yours and your desk's, by what should happen next."), _stories(request, user)[0]),
        (_("Photos"), _("Find a picture, or bring new ones."), _newsroom(request, user)[0]),
        (_("Accounts"), _("Invite colleagues, give roles, switch accounts off."), _people(request, user)[1]),
        (_("Sections"), _("The parts of the paper and who sits on their desks."), _newsroom(request, user)[2]),
    ]
    if profile:
        profile_url = reverse("admin:people_author_change", args=[profile.pk])
        mine = {"link": profile_url, "icon": "badge"}
        links.append((_("Your profile"), _("What readers learn about you beside your stories."), mine))
    return [item | {"title": title, "about": about} for title, about, item in links if item]


def _stories(request, user) -> list[dict | None]:
    reads = user.may(Right.WRITE) or user.may(Right.EDIT)
    return [
        _item(request, _("All stories"), "article", "admin:articles_article_changelist", reads),
        _item(request, _("New story"), "edit_square", "admin:articles_article_add", user.may(Right.WRITE)),
        _item(request, _("Queue"), "inbox", "desk:queue", user.may(Right.EDIT)),
        _item(request, _("Calendar"), "calendar_month", "desk:calendar", user.may(Right.EDIT)),
    ]


def _newsroom(request, user) -> list[dict | None]:
    pages = user.may(Right.PAGES)
    return [
        _item(request, _("Photos"), "photo_library", "admin:photos_photo_changelist"),
        _item(request, _("Front pages"), "view_quilt", "admin:public_placement_changelist", user.may(Right.FRONTS)),
        _item(request, _("Sections"), "category", "admin:sections_section_changelist", user.may(Right.SECTIONS)),
        _item(request, _("Pages"), "description", "admin:public_page_changelist", pages),
        _item(request, _("Social links"), "share", "admin:public_sociallink_changelist", pages),
    ]


def _people(request, user) -> list[dict | None]:
    manages = user.may(Right.PEOPLE)
    return [
        _item(request, _("Bylines"), "badge", "admin:people_author_changelist"),
        _item(request, _("Accounts"), "group", "admin:people_user_changelist", manages),
        _item(request, _("Roles"), "key", "admin:people_role_changelist", manages),
    ]


def _item(request, title: str, icon: str, name: str, allowed: bool = True, exact: bool = False) -> dict | None:
    """A menu line, or None if the person may not follow it or the house has no such address."""
    if not allowed:
        return None
    try:
        link = reverse(name)
    except NoReverseMatch:
        return None
    here = request.path == link or (
        not exact and request.path.startswith(link) and not request.path.endswith("/add/")
    )
    return {"title": title, "icon": icon, "link": link, "active": here}
