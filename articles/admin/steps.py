"""Setting up review: the steps of each section, and what they mean for its stories."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from articles.models import ReviewStep
from articles.workflow import step_rules
from people import references
from people.admin import RuledModelAdmin
from people.permissions import Rule

_MANAGED = Rule(step_rules.why_not_manage, step_rules.why_not_manage, step_rules.managed_by)


class StepForm(forms.ModelForm):
    """A step that makes sense: someone can approve there, and it is not whoever sets it up."""

    class Meta:
        model = ReviewStep
        fields = ["section", "name", "order", "roles", "people", "agreement"]
        fields += ["is_skippable", "desk_only", "is_active"]
        widgets = {"roles": forms.CheckboxSelectMultiple}
        help_texts = {
            "name": _("What the newsroom calls it: “Section editor”, “Legal”."),
            "order": _("Small numbers come first."),
            "roles": _("Whoever holds one of these roles may approve here."),
            "people": _("These people may approve here, whatever their desk."),
            "is_skippable": _("The desk's editors may pass a story on without it, with a note that stays on record."),
            "desk_only": _(
                "A role counts only for people of the story's desk. Untick it for a role that reviews for the whole "
                "newsroom, such as legal."
            ),
            "is_active": _("Switched off: no more stories come here; those already here are finished here."),
        }

    user = None

    def clean(self):
        given = super().clean()
        if self.errors:
            return given
        roles, people = list(given["roles"]), list(given["people"])
        for name in ("section", "name", "agreement", "desk_only", "is_active"):
            if name in given:
                setattr(self.instance, name, given[name])
        if given["is_active"]:
            for field, sentences in step_rules.nonsense(self.instance, roles, people).items():
                self.add_error(field, sentences)
        if not self.errors and (why := step_rules.why_not_set_up(self.user, self.instance, roles, people)):
            self.add_error(None, why)
        return given


@admin.register(ReviewStep)
class StepAdmin(RuledModelAdmin):
    """The list and form of review steps."""

    rule_view = rule_change = _MANAGED
    rule_delete = Rule(step_rules.why_not_manage, step_rules.why_not_delete, step_rules.deletable_by)
    form = StepForm
    list_before_template = "articles/steps.html"
    list_display = ["where", "order", "titled", "who", "active"]
    list_display_links = ["titled"]
    sortable_by = ()
    list_per_page = 200
    ordering = ["-is_active", "section__order", "section__name", "order", "pk"]
    autocomplete_fields = ["people"]
    fieldsets = [
        (None, {"fields": ["section", ("name", "order")]}),
        (_("Who approves"), {"fields": ["roles", "desk_only", "people", "agreement"]}),
        (_("In use"), {"fields": [("is_skippable", "is_active")]}),
    ]

    def why_not_add(self, user):
        return step_rules.why_not_manage(user)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.user = request.user
        return form

    def get_readonly_fields(self, request, obj=None):
        """What stories have passed stays a step of its section: their history names it."""
        return ["section"] if obj is not None and references.to(obj) else []

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("section").prefetch_related("roles", "people")

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {"ways": step_rules.ways()} | (extra_context or {}))

    @display(description=_("section"), ordering="section__order")
    def where(self, obj):
        return obj.section or _("every other section")

    @display(description=_("name"), ordering="name")
    def titled(self, obj):
        return obj.name

    @display(description=_("who approves"))
    def who(self, obj):
        return step_rules.in_words(obj)

    @display(description=_("in use"), boolean=True, ordering="is_active")
    def active(self, obj):
        return obj.is_active
