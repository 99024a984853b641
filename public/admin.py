"""The desk's pages for what stands on the fronts, for fixed pages, and for the paper's accounts elsewhere."""

from django import forms
from django.contrib import admin
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display
from unfold.widgets import UnfoldAdminSelect2Widget

from articles.body.editor import BodyField
from articles.models import Article, Edition
from articles.models.article import LONGEST_BODY
from articles.readers import editions
from people.admin.ruled import RuledModelAdmin
from public import permissions
from public.models import Page, Placement, SocialLink

#: How many of the newest live stories can be chosen for a front.
CHOICES = 300


class StoryChoice(forms.ModelChoiceField):
    """A live story, by headline."""

    def label_from_instance(self, article: Article) -> str:
        return f"{article.headline} ({article.section})"


class PlacementForm(forms.ModelForm):
    """Offers the newest stories that readers have, and the one already chosen."""

    article = StoryChoice(Article.objects.none(), label=_("Story"), widget=UnfoldAdminSelect2Widget)

    class Meta:
        model = Placement
        fields = ["section", "article", "position", "starts_at", "ends_at"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        newest = list(Edition.objects.live().newest_first().values_list("article_id", flat=True)[:CHOICES])
        chosen = Q(pk__in=newest) | Q(pk=self.instance.article_id)
        self.fields["article"].queryset = Article.objects.filter(chosen).select_related("section").order_by("-pk")
        self.fields["section"].empty_label = _("Home page")


@admin.register(Placement)
class PlacementAdmin(RuledModelAdmin):
    """What stands where; the list is in the order in which readers see it."""

    rule_view = rule_change = rule_delete = permissions.PLACEMENTS
    form = PlacementForm
    list_display = ["front", "position", "article", "in_force", "starts_at", "ends_at"]
    list_display_links = ["article"]
    list_filter = ["section"]
    list_select_related = ["section", "article"]

    def why_not_add(self, user):
        return permissions.why_not_arrange(user)

    def named_in_log(self, placement: Placement) -> str:
        return f"{self.front(placement)} {placement.position}: #{placement.article_id}"

    @display(description=_("Front"))
    def front(self, placement: Placement) -> str:
        return placement.section.name if placement.section else _("Home page")

    @display(description=_("Shown now"), boolean=True)
    def in_force(self, placement: Placement) -> bool:
        now = timezone.now()
        begun = placement.starts_at is None or placement.starts_at <= now
        over = placement.ends_at is not None and placement.ends_at <= now
        return begun and not over and editions.current(placement.article, now) is not None


class PageForm(forms.ModelForm):
    """A fixed page, written in the story's editor and cleaned by its rules."""

    body = BodyField(label=_("Body"), max_length=LONGEST_BODY)

    class Meta:
        model = Page
        fields = ["title", "slug", "summary", "body", "in_menu", "order", "is_public"]
        help_texts = {
            "slug": _("The end of its address, made from the title if empty. Changing it breaks old links.")
        }


@admin.register(Page)
class PageAdmin(RuledModelAdmin):
    """Fixed pages."""

    rule_view = rule_change = rule_delete = permissions.PAGES
    form = PageForm
    list_display = ["title", "slug", "in_menu", "is_public", "order", "updated_at"]
    fieldsets = [
        (None, {"fields": [("title", "slug"), "summary", "body"]}),
        (_("Where it shows"), {"fields": [("in_menu", "is_public", "order")]}),
    ]

    def why_not_add(self, user):
        return permissions.why_not_edit_pages(user)

    def view_on_site(self, page: Page) -> str | None:
        return page.get_absolute_url() if page.is_public else None


@admin.register(SocialLink)
class SocialLinkAdmin(RuledModelAdmin):
    """The paper's accounts elsewhere."""

    rule_view = rule_change = rule_delete = permissions.SOCIAL_LINKS
    list_display = ["network", "url", "order"]

    def why_not_add(self, user):
        return permissions.why_not_edit_pages(user)
