"""The desk's pages for fixed pages, and for the paper's accounts elsewhere."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.body.editor import BodyField
from articles.models.article import LONGEST_BODY
from people.admin.ruled import RuledModelAdmin
from public import permissions
from public.models import Page, SocialLink, TextFile


class PageForm(forms.ModelForm):
    """A fixed page, written in the story's editor and cleaned by its rules."""

    body = BodyField(label=_("Body"), max_length=LONGEST_BODY)

    class Meta:
        model = Page
        fields = ["title", "slug", "summary", "body", "purpose", "in_menu", "order", "is_public"]
        help_texts = {
            "slug": _("The end of its address, made from the title if empty. Links to an older one lead here.")
        }


@admin.register(Page)
class PageAdmin(RuledModelAdmin):
    """Fixed pages."""

    rule_view = rule_change = rule_delete = permissions.PAGES
    form = PageForm
    list_display = ["title", "slug", "in_menu", "is_public", "order", "updated_at"]
    fieldsets = [
        (None, {"fields": [("title", "slug"), "summary", "body"]}),
        (_("Where it shows"), {"fields": ["purpose", ("in_menu", "is_public", "order")]}),
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


@admin.register(TextFile)
class TextFileAdmin(RuledModelAdmin):
    """Small files for programs."""

    rule_view = rule_change = rule_delete = permissions.TEXT_FILES
    list_display = ["name", "updated_at"]

    def why_not_add(self, user):
        return permissions.why_not_edit_pages(user)
