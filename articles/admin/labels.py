"""The desk's page for tags: what they are called, which are the same, and which nobody uses."""

from django import forms
from django.contrib import admin, messages
from django.contrib.postgres.expressions import ArraySubquery
from django.core.exceptions import ValidationError
from django.db.models import Func, IntegerField, OuterRef
from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag, TaggedItem
from unfold.widgets import UnfoldAdminTextInputWidget

from articles.permissions.labels import deletable_tags, kept_tags, why_not_delete_tag, why_not_keep_tags
from articles.refusals import Refused
from articles.text import relabelling
from people import becoming
from people.admin import RuledModelAdmin
from people.admin.becoming import ShownBecoming
from people.permissions import Rule

#: So many stories of a tag are counted: one may be on half of the archive.
_COUNTED = 100
_KEEP = Rule(why_not_keep_tags, why_not_keep_tags, kept_tags)


class TagForm(forms.ModelForm):
    """What a tag is called, or which other tag it is to become."""

    merge_into = forms.CharField(
        label=_("Merge into"),
        required=False,
        max_length=relabelling.LONGEST,
        help_text=_("The name of another tag. Every story that bears this one bears the other from then on."),
        widget=UnfoldAdminTextInputWidget,
    )

    class Meta:
        model = Tag
        fields = ["name"]
        labels = {"name": _("name")}
        help_texts = {
            "name": _("Changed on every story that bears it. Approvals stay; the old address leads to the new one.")
        }

    def clean_merge_into(self):
        name = self.cleaned_data["merge_into"]
        heir = relabelling.find(name) if name.strip() else None
        if heir is not None and heir.pk == self.instance.pk:
            raise ValidationError(_("This is the same tag."))
        if heir is not None and (why := becoming.why_not_now(Tag, heir.pk)):
            raise ValidationError(why)
        return heir

    def clean(self):
        """A tag is renamed or merged: what was typed beside a merge would be lost."""
        data = super().clean()
        if data.get("merge_into") and "name" in self.changed_data:
            told = _("Either rename this tag or merge it. To merge it, leave its name as it was: “%(name)s”.")
            self.add_error("merge_into", told % {"name": self.initial.get("name", "")})
        return data

    def clean_name(self):
        name = " ".join(self.cleaned_data["name"].split())
        try:
            relabelling.refuse_unfit(self.instance, name)
        except Refused as refusal:
            raise ValidationError(refusal.messages) from refusal
        return name

    def validate_unique(self) -> None:
        """Said already, with what to do instead."""


class Unused(admin.SimpleListFilter):
    """Tags that no story bears."""

    title = _("use")
    parameter_name = "unused"

    def lookups(self, request, model_admin):
        return [("1", _("on no story"))]

    def queryset(self, request, queryset):
        return queryset.filter(pk__in=deletable_tags(request.user).values("pk")) if self.value() else queryset


@admin.action(description=_("Delete the chosen tags that no story bears"))
def delete_unused(model_admin, request: HttpRequest, queryset) -> None:
    """Delete those of the chosen that nobody uses, and say how many there were."""
    unused = deletable_tags(request.user).filter(pk__in=queryset.values("pk"))
    model_admin.log_deletions(request, unused)
    count, _rows = unused.delete()
    left = queryset.count()
    told = _("Deleted: %(count)s. Left, for stories bear them: %(left)s.") % {"count": count, "left": left}
    model_admin.message_user(request, told, messages.SUCCESS if count else messages.INFO)


class TagAdmin(ShownBecoming, RuledModelAdmin):
    """The list of tags, with how many stories bear each, and the form of one."""

    rule_view = rule_change = _KEEP
    rule_delete = Rule(why_not_keep_tags, why_not_delete_tag, deletable_tags)
    form = TagForm
    fields = ["name", "merge_into"]
    list_display = ["called", "address", "stories"]
    list_filter = [Unused]
    search_fields = ["name"]
    ordering = ["name"]
    list_per_page = 50
    actions = [delete_unused]

    def why_not_add(self, user):
        return why_not_keep_tags(user)

    def get_queryset(self, request):
        worn = TaggedItem.objects.filter(tag=OuterRef("pk")).order_by().values("pk")[: _COUNTED + 1]
        number = Func(ArraySubquery(worn), function="cardinality", output_field=IntegerField())
        return super().get_queryset(request).annotate(number=number)

    @admin.display(description=_("name"), ordering="name")
    def called(self, tag) -> str:
        return tag.name

    @admin.display(description=_("slug"))
    def address(self, tag) -> str:
        return tag.slug

    @admin.display(description=_("stories"), ordering="number")
    def stories(self, tag) -> str:
        return f"{number_format(_COUNTED)}+" if tag.number > _COUNTED else number_format(tag.number)

    def save_model(self, request, obj, form, change):
        """A new tag is written; of one that is there the name or the whole is changed wherever it stands."""
        obj.run = None
        if not change:
            obj.save()
        elif heir := form.cleaned_data["merge_into"]:
            obj.run = relabelling.merge(obj, heir, request.user)
        else:
            obj.run = relabelling.rename(obj, form.cleaned_data["name"], request.user)

    def response_change(self, request, obj) -> HttpResponseRedirect:
        """To the list; while the worker is at it, to the page that says how far."""
        if obj.run:
            return redirect("admin:taggit_tag_change", obj.pk)
        self.message_user(request, _("Every story that bears it says so now."), messages.SUCCESS)
        return redirect("admin:taggit_tag_changelist")


if admin.site.is_registered(Tag):  # taggit brings a page of its own, which changes nothing but the row
    admin.site.unregister(Tag)
admin.site.register(Tag, TagAdmin)
