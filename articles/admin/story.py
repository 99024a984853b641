"""Stories in the admin: which address leads to which page. Each page asks the room's own rules."""

from django.contrib import admin
from django.http import HttpRequest
from django.urls import path
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin

from articles import permissions
from articles.admin import responses
from articles.admin.beside import (
    checklisting,
    children,
    copied,
    copying,
    feeding,
    following,
    pictures,
    urgent,
    withdrawn_headline,
)
from articles.admin.hands import autosaving, pulse, takeover
from articles.admin.listing import bulk, listing, quick
from articles.admin.seeing import comparing, history, previewing, sharing
from articles.admin.writing import fixing, lookups, scheduled_embargo, writing
from articles.models import Article

_KEPT = _("Stories are not deleted: spike or withdraw this one. Its history stays.")


@admin.register(Article)
class StoryAdmin(ModelAdmin):
    """The desk's stories. The pages are ours; Django's admin gives them their frame and their names."""

    def get_urls(self):
        pages = [
            ("", listing.changelist, "changelist"),
            ("add/", writing.add, "add"),
            ("autosave/", autosaving.keep, "autosave"),
            ("check/", checklisting.check, "check"),
            ("checklist/", checklisting.asking, "asking"),
            ("<int:pk>/checklist/", checklisting.sheet, "checklist"),
            ("<int:pk>/children/", children.sheet, "children"),
            ("<int:pk>/pictures/", pictures.sheet, "pictures"),
            ("<int:pk>/copies/", copied.sheet, "copies"),
            ("<int:pk>/tick/<int:box>/", checklisting.tick, "tick"),
            ("unsaved/<uuid:key>/", autosaving.difference, "unsaved"),
            ("unsaved/<uuid:key>/discard/", autosaving.discard, "discard"),
            ("tags/", lookups.tags, "tags"),
            ("authors/", lookups.authors, "authors"),
            ("<int:pk>/change/", writing.change, "change"),
            ("bulk/", bulk.bulk, "bulk"),
            ("<int:pk>/quick/", quick.quick, "quick"),
            ("<int:pk>/pulse/", pulse.pulse, "pulse"),
            ("<int:pk>/take-over/", takeover.take_over, "take_over"),
            ("<int:pk>/fix/", fixing.fix, "fix"),
            ("<int:pk>/fix/publish/", fixing.publish, "fix_publish"),
            ("<int:pk>/fix/drop/", fixing.drop, "fix_drop"),
            ("<int:pk>/fix/settle/", fixing.settle, "fix_settle"),
            ("<int:pk>/urgent/", urgent.urgent, "urgent"),
            ("<int:pk>/embargo/", scheduled_embargo.embargo, "embargo"),
            ("<int:pk>/ahead/", following.ahead, "ahead"),
            ("<int:pk>/feeds/", feeding.switch, "feeds"),
            ("<int:pk>/headline/", withdrawn_headline.withhold, "headline"),
            ("<int:pk>/history/", history.history, "history"),
            ("<int:pk>/history/compare/", comparing.comparison, "compare"),
            ("<int:pk>/history/<int:number>/restore/", history.restore, "restore"),
            ("preview/", previewing.unsaved, "preview_new"),
            ("<int:pk>/preview/", previewing.sheet, "preview"),
            ("<int:pk>/share/", sharing.sheet, "share"),
            ("<int:pk>/share/<int:link>/revoke/", sharing.revoke, "share_revoke"),
            ("<int:pk>/follow-up/", copying.follow_up, "follow_up"),
            ("<int:pk>/copy/", copying.copy, "copy"),
            ("<int:pk>/delete/", refuse_to_delete, "delete"),
        ]
        staff = self.admin_site.admin_view
        return [path(route, staff(view), name=f"articles_article_{name}") for route, view, name in pages]

    def get_queryset(self, request: HttpRequest):
        """Only what this person may see; Django's search of the whole admin asks this."""
        return permissions.visible_to(request.user)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return permissions.works_on_stories(request.user)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return permissions.why_not_create(request.user) is None

    def has_view_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        if obj is None:
            return self.has_module_permission(request)
        return permissions.why_not_view(request.user, obj) is None

    def has_change_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        if obj is None:
            return self.has_module_permission(request)
        return permissions.why_not_edit(request.user, obj) is None

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return False


def refuse_to_delete(request: HttpRequest, pk: int):
    """Stories are never deleted: they are spiked or withdrawn, and their history stays."""
    article = responses.story_or_404(request, pk)
    return responses.refused(request, article, [_KEPT])
