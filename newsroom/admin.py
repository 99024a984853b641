"""The staff's site: one admin site, behind allauth's sign-in."""

from functools import partial

from allauth.account.views import logout as account_logout
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from unfold.sites import UnfoldAdminSite

from newsroom import navigation

#: Only pages that a room of ours wrote: pages of installed packages would ask Django's permissions, not our rules.
ROOMS = frozenset(["articles", "audit", "desk", "newsroom", "people", "photos", "public", "sections", "tests"])


class NewsroomAdminSite(UnfoldAdminSite):
    """The admin of the newsroom. Whoever holds a role may enter; each page asks its room's rules."""

    @property
    def index_title(self) -> str:
        return _("Start")

    @property
    def site_title(self) -> str:
        return settings.NEWSROOM_NAME

    site_header = site_title

    def register(self, model_or_iterable, admin_class=None, **options):
        """Take pages of our own rooms; leave those that installed packages offer by themselves."""
        if admin_class and admin_class.__module__.split(".")[0] in ROOMS:
            super().register(model_or_iterable, admin_class, **options)

    def get_urls(self) -> list:
        """Django's addresses, with our own way to a thing's public page in place of Django's, which asks nobody."""
        view = self.admin_view(self.view_on_site)
        own = path("r/<int:content_type_id>/<path:object_id>/", view, name="view_on_site")
        return [own, *(url for url in super().get_urls() if getattr(url, "name", "") != own.name)]

    def each_context(self, request: HttpRequest) -> dict:
        """Unfold's context without the colours that it would write into every page: they are in shell.css."""
        return super().each_context(request) | {"colors": None}

    def get_app_list(self, request: HttpRequest, app_label: str | None = None):
        """Django's list of every table, made only if somebody looks into it: our menu is another one."""
        return SimpleLazyObject(partial(super().get_app_list, request, app_label))

    def login(self, request: HttpRequest, extra_context=None) -> HttpResponse:
        """Lead to the sign-in page; tell someone who has signed in without a role why they may not come in."""
        if request.user.is_authenticated:
            raise PermissionDenied(_("Your account has no role yet. Ask an administrator for one."))
        wanted = request.GET.get("next", reverse("admin:index"))
        return redirect(f"{reverse('account_login')}?{urlencode({'next': wanted})}")

    def logout(self, request: HttpRequest, extra_context=None) -> HttpResponse:
        """Sign out as the account pages do."""
        return account_logout(request)

    def password_change(self, request: HttpRequest, extra_context=None) -> HttpResponse:
        """Lead to the account's own page."""
        return redirect("account_change_password")

    def password_change_done(self, request: HttpRequest, extra_context=None) -> HttpResponse:
        """Lead to the start page."""
        return redirect("admin:index")

    def app_index(self, request: HttpRequest, app_label: str, extra_context=None) -> HttpResponse:
        """A list of an app's tables helps nobody here: lead to the start page."""
        return redirect("admin:index")

    def index(self, request: HttpRequest, extra_context=None) -> HttpResponse:
        """The start page: what waits for this person. The desk room brings its part if it is there."""
        start = {
            "waiting_templates": ["desk/waiting.html", "admin/nothing_waiting.html"],
            "start_links": navigation.start_links(request),
        }
        return super().index(request, start | (extra_context or {}))

    def view_on_site(self, request: HttpRequest, content_type_id: int, object_id: str) -> HttpResponse:
        """Lead to the public page of something this person may see on the desk; else it does not exist (404)."""
        model = get_object_or_404(ContentType, pk=content_type_id).model_class()
        page = self._registry.get(model)
        if page is None or not page.has_view_permission(request) or not hasattr(model, "get_absolute_url"):
            raise Http404
        thing = get_object_or_404(page.get_queryset(request), pk=object_id)
        return redirect(thing.get_absolute_url())
