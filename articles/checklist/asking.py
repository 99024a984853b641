"""Setting what the newsroom asks: levels and limits of the rules, and its own boxes."""

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from articles.checklist.judging import levels
from articles.checklist.rules import RULES, Rule
from articles.models import ChecklistBox, ChecklistRule
from articles.models.checklist import Level
from audit import actions, log
from sections.models import Section

CHANGED = actions.register("checklist.changed", _("changed the checklist"))
#: A section's choice of following the newsroom.
FOLLOW = ""
MOST_BOXES = 30


class RuleForm(forms.Form):
    """Level and limit of one rule, for the newsroom or for one section."""

    level = forms.ChoiceField(label=_("Level"), required=False)
    threshold = forms.IntegerField(
        label=_("Limit"), required=False, validators=[MinValueValidator(1), MaxValueValidator(5000)]
    )

    def __init__(self, *args, rule: Rule, section: Section | None, row: ChecklistRule | None, **kwargs):
        self.rule, self.section, self.row = rule, section, row
        level, limit = levels(None)[rule.name]
        if row:
            shown = {"level": row.level, "threshold": row.threshold}
        else:
            shown = {"level": FOLLOW, "threshold": None} if section else {"level": level, "threshold": limit}
        super().__init__(*args, prefix=rule.name, initial=shown, **kwargs)
        follow = [(FOLLOW, _("as the newsroom (%(level)s)") % {"level": level.label})] if section else []
        self.fields["level"].choices = [*follow, *Level.choices]
        self.fields["level"].widget.attrs["aria-label"] = f"{rule.label}: {_('Level')}"
        self.fields["threshold"].widget.attrs |= {"aria-label": f"{rule.label}: {rule.unit}", "placeholder": limit}
        if not rule.unit:
            del self.fields["threshold"]

    def clean_level(self):
        level = self.cleaned_data["level"]
        if level == FOLLOW and not self.section:
            raise forms.ValidationError(_("Choose a level."))
        return level

    def save(self) -> dict[str, str] | None:
        """Keep the choice. Returns what changed for the log, or None."""
        level, limit = self.cleaned_data["level"], self.cleaned_data.get("threshold")
        if not self.has_changed():
            return None
        known = ChecklistRule.objects.filter(rule=self.rule.name, section=self.section)
        if level == FOLLOW:
            known.delete()
        elif not known.update(level=level, threshold=limit):
            ChecklistRule.objects.create(rule=self.rule.name, section=self.section, level=level, threshold=limit)
        return {"rule": self.rule.name, "level": level or "follow", "limit": str(limit or "")}


class BoxForm(forms.ModelForm):
    """A question that people answer by a tick."""

    class Meta:
        model = ChecklistBox
        fields = ["text", "level", "order"]


class _Boxes(forms.BaseModelFormSet):
    def delete_existing(self, obj, commit=True):
        """A box that somebody has ticked is only no longer asked: what was answered stays."""
        if obj.ticks.exists():
            ChecklistBox.objects.filter(pk=obj.pk).update(level=Level.OFF)
        else:
            super().delete_existing(obj, commit)


BoxFormSet = forms.modelformset_factory(
    ChecklistBox, BoxForm, formset=_Boxes, extra=1, can_delete=True, max_num=MOST_BOXES, validate_max=True
)


class Asking:
    """The whole page of one section's, or (`section` None) the newsroom's, wishes."""

    def __init__(self, section: Section | None, data=None):
        self.section = section
        rows = {row.rule: row for row in ChecklistRule.objects.filter(section=section)}
        asked = [rule for rule in RULES.values() if not rule.is_fixed]
        self.rules = [RuleForm(data, rule=rule, section=section, row=rows.get(rule.name)) for rule in asked]
        self.boxes = BoxFormSet(data, queryset=ChecklistBox.objects.filter(section=section), prefix="boxes")

    def is_valid(self) -> bool:
        """True if everything may be kept."""
        return all([*(form.is_valid() for form in self.rules), self.boxes.is_valid()])

    def save(self, user) -> bool:
        """Keep everything together, and tell the log. Returns whether anything was different."""
        with transaction.atomic():
            changed = [told for form in self.rules if (told := form.save())]
            for form in self.boxes.forms:
                form.instance.section = self.section
            self.boxes.save()
            touched = [*self.boxes.new_objects, *(box for box, _fields in self.boxes.changed_objects)]
            told = {"rules": changed, "boxes": [box.text for box in touched]}
            told["boxes removed"] = [box.text for box in self.boxes.deleted_objects]
            if not any(told.values()):
                return False
            label = self.section.name if self.section else ""
            log.record(CHANGED, by=user, kind="checklist", label=label, details=told)
            return True
