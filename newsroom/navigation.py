"""What stands in the desk's side menu, for each person."""

from django.apps import apps
from django.contrib.admin import site
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from desk import permissions as screens
from exchange import permissions as archives
from fronts import permissions as fronts
from people.models import Theme
from people.roles import Right
from press import permissions as press

_ACCOUNT = "/admin/account/"


def theme(request: HttpRequest) -> str | None:
    """Light or dark, if the person chose one; None leaves it to the device."""
    chosen = getattr(request.user, "theme", Theme.AUTO)
    return None if chosen == Theme.AUTO else chosen


def account_links(request: HttpRequest) -> list[dict]:
    """The links of the menu that opens at one's own name."""
    return [
        {"title": _("Preferences"), "link": reverse("people:preferences")},
        {"title": _("Notification settings"), "link": reverse("desk:notice_settings")},
        {"title": _("Password"), "link": reverse("account_change_password")},
        {"title": _("Two-step sign-in"), "link": reverse("mfa_index")},
        {"title": _("Where I am signed in"), "link": reverse("usersessions_list")},
        *([{"title": _("Tokens"), "link": reverse("tokens:index")}] if request.user.is_staff else []),
    ]


def account_page(request: HttpRequest) -> dict:
    """A context processor: what the desk's frame wants to know, on the pages of one's own account (allauth's).

    Whoever holds no role yet gets the frame without its menu.
    """
    if not request.path.startswith(_ACCOUNT) or not request.user.is_authenticated:
        return {}
    return site.each_context(request) | {"account_page": True, "is_nav_sidebar_enabled": request.user.is_staff}


def sidebar(request: HttpRequest) -> list[dict]:
    """The groups of the side menu; a link that this person may not follow is left out, and so is an empty group."""
    leads = request.user.may(Right.EDIT) and request.user.may(Right.ALL_DESKS)
    newsroom = [
        _list(request, _("Photos"), "photo_library", "photos.photo"),
        _item(
            request, _("Front pages"), "view_quilt", "desk:fronts", fronts.why_not_arrange_any(request.user) is None
        ),
        _managed_sections(request),
        _list(request, _("Review steps"), "rule", "articles.reviewstep"),
        _item(request, _("Checklist"), "checklist", "admin:articles_article_asking", leads),
        _list(request, _("Words for search"), "manage_search", "articles.synonym"),
        _list(request, _("Tags"), "label", "taggit.tag"),
        _list(request, _("Pages"), "description", "public.page"),
        _list(request, _("Social links"), "share", "public.sociallink"),
        _list(request, _("Files for programs"), "description", "public.textfile"),
        _item(request, _("Archives"), "archive", "exchange:imports", archives.why_not_look(request.user) is None),
        _item(request, _("Outlets"), "output", "exchange:outlets", archives.why_not_supply(request.user) is None),
        _item(
            request, _("Wires"), "input", "exchange:wire_sources", archives.why_not_set_up_wires(request.user) is None
        ),
        _item(request, _("Webhooks"), "share", "exchange:webhooks", archives.why_not_tell(request.user) is None),
    ]
    people = [
        _list(request, _("Bylines"), "badge", "people.author"),
        _managed_users(request),
        _list(request, _("Roles"), "key", "people.role"),
        _item(request, _("Log"), "history_edu", "desk:log", request.user.may(Right.AUDIT)),
    ]
    groups = [
        {"items": [_item(request, _("Start"), "home", "admin:index", exact=True)]},
        {"title": _("Stories"), "items": _stories(request)},
        {"title": _("Newsroom"), "items": newsroom},
        {"title": _("People"), "items": people},
        {"items": [_item(request, _("Readers' site"), "open_in_new", "public:home", exact=True)], "separator": True},
    ]
    for group in groups:
        group["items"] = [item for item in group["items"] if item]
    return [group for group in groups if group["items"]]


def start_links(request: HttpRequest) -> list[dict]:
    """The big links of the start page: what this person does most, each with a line of what it is for."""
    links = [
        (_new_story(request), _("Begin with a headline; everything is kept as you type.")),
        (
            _list(request, _("All stories"), "article", "articles.article"),
            _("Yours and your desk's, by state."),
        ),
        (_list(request, _("Photos"), "photo_library", "photos.photo"), _("Find a picture, or bring new ones.")),
        (_managed_users(request), _("Invite colleagues, give roles, switch accounts off.")),
        (_managed_sections(request), _("The parts of the paper and the members of their desks.")),
        (_profile(request), _("What readers are told about you.")),
    ]
    return [item | {"about": about} for item, about in links if item]


def _stories(request: HttpRequest) -> list[dict | None]:
    user = request.user
    sees_stories, sees_plan = (
        why_not(user) is None for why_not in (screens.why_not_see_stories, screens.why_not_see_plan)
    )
    return [
        _list(request, _("All stories"), "article", "articles.article"),
        _new_story(request),
        _item(request, _("Board"), "view_kanban", "desk:board", sees_stories),
        _item(request, _("Calendar"), "calendar_month", "desk:calendar", sees_plan),
        _item(request, _("Wire desk"), "stream", "exchange:wires", archives.why_not_read_the_wire(user) is None),
        _item(request, _("Planning"), "assignment", "desk:planning", sees_plan),
        _item(request, _("Workload"), "groups", "desk:people", screens.why_not_see_load(user) is None),
        _item(request, _("Activity"), "history", "desk:activity", sees_stories),
        _item(request, _("Cases"), "gavel", "desk:cases", press.why_not_see_any(user) is None),
    ]


def _new_story(request: HttpRequest) -> dict | None:
    return _item(request, _("New story"), "edit_square", "admin:articles_article_add", request.user.may(Right.WRITE))


def _managed_users(request: HttpRequest) -> dict | None:
    return _list(request, _("Accounts"), "group", "people.user", request.user.may(Right.PEOPLE))


def _managed_sections(request: HttpRequest) -> dict | None:
    return _list(request, _("Sections"), "category", "sections.section", request.user.may(Right.SECTIONS))


def _profile(request: HttpRequest) -> dict | None:
    profile = getattr(request.user, "author", None)
    return profile and {
        "title": _("Your profile"),
        "icon": "badge",
        "link": reverse("admin:people_author_change", args=[profile.pk]),
    }


def _list(request: HttpRequest, title: str, icon: str, label: str, allowed: bool = True) -> dict | None:
    """A line that leads to the list of a model, for those whom the list's own rule lets in."""
    page = site._registry.get(apps.get_model(label))
    seen = page is not None and allowed and page.has_module_permission(request)
    return _item(request, title, icon, f"admin:{label.replace('.', '_')}_changelist", seen)


def _item(request, title: str, icon: str, name: str, allowed: bool = True, exact: bool = False) -> dict | None:
    """A menu line, or None if the person may not follow it or the house has no such address."""
    if not allowed:
        return None
    try:
        link = reverse(name)
    except NoReverseMatch:
        return None
    here = request.path == link or (
        not exact and request.path.startswith(link) and not request.path.endswith(("/add/", "/article/checklist/"))
    )
    return {"title": title, "icon": icon, "link": link, "active": here}
