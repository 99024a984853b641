"""What somebody fills in to begin an import, and to say where its categories go."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from exchange.importing import limits
from exchange.importing.formats import tables
from exchange.importing.items import Term
from exchange.models import ImportRun
from people import clock
from sections.models import Section

#: Categories that a page asks about, those with most stories first: what is left goes where nothing else was said.
MOST_ASKED = 300


class _Files(forms.ClearableFileInput):
    allow_multiple_selected = True


class SentFiles(forms.FileField):
    """One file or several; cleaned to a list."""

    widget = _Files

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        """Each file as a file field would have it. Raises ValidationError also if all are too large together."""
        sent = data if isinstance(data, list | tuple) else [data] if data else []
        found = [super(SentFiles, self).clean(one, initial) for one in sent]
        if not found and self.required:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        if sum(one.size for one in found) > limits.LARGEST_FILE:
            most = limits.LARGEST_FILE // 10**9
            raise forms.ValidationError(
                _("This is more than %d GB. Bring it in with manage.py import_archive.") % most
            )
        return found


class BeginForm(forms.Form):
    """A source to be read."""

    texts = SentFiles(
        label=_("Export"),
        help_text=_(
            "XML, JSON, CSV or HTML, one file or several, or a zip of them: WordPress, Ghost, Medium, Blogger, "
            "Squarespace, Substack, RSS, Atom."
        ),
        error_messages={"required": _("Choose the file that the other system has exported.")},
    )
    pictures = SentFiles(
        label=_("Pictures"),
        required=False,
        help_text=_(
            "A zip of the other system's uploads, or the pictures themselves. They are looked for here first."
        ),
    )
    hosts = forms.CharField(
        label=_("Hosts from which pictures may be fetched"),
        required=False,
        max_length=2_000,
        help_text=_("Such as warta.example. From any other nothing is fetched."),
    )
    zone = forms.ChoiceField(
        label=_("Time zone"),
        choices=clock.choices,
        required=False,
        help_text=_("Of times for which the export names none."),
    )
    columns = forms.CharField(
        label=_("Columns of a table"),
        required=False,
        max_length=4_000,
        widget=forms.Textarea({"rows": 2}),
        help_text=_(
            "One a line, if their headings do not say it: title=kepala. What holds for every row: status==terbit."
        ),
    )

    def clean_hosts(self) -> list[str]:
        """The hosts in small letters."""
        return [one.strip().lower() for one in self.cleaned_data["hosts"].replace(",", " ").split()]

    def clean_columns(self) -> dict[str, str]:
        """The column of each field. Raises ValidationError for a line that says none."""
        found = {}
        for line in filter(str.strip, self.cleaned_data["columns"].splitlines()):
            field, sign, column = (part.strip() for part in line.partition("="))
            if not sign or not column or field not in tables.FIELDS:
                known = ", ".join(tables.FIELDS)
                raise forms.ValidationError(
                    _("“%(line)s” names no field and column. Fields are: %(known)s") % {"line": line, "known": known}
                )
            found[field] = column
        return found

    def options(self) -> dict[str, Any]:
        """What a run keeps of it."""
        told = self.cleaned_data
        return {
            "hosts": told["hosts"],
            "zone": told["zone"] or settings.TIME_ZONE,
            "columns": told["columns"],
        }


def _told_apart(key: str, names: dict[str, str]) -> str:
    """A category's name; with its address too where another bears the same name, or where it has no letter."""
    name = names[key].strip()
    if not any(sign.isalnum() for sign in name):
        return key or "–"
    is_shared = sum(other.strip() == name for other in names.values()) > 1
    return f"{name}, {key}" if is_shared and key != name else name


class SectionsForm(forms.Form):
    """In which section each category goes. `proposed` are sections by category, chosen or guessed."""

    section = forms.ModelChoiceField(
        queryset=Section.objects.active(),
        required=False,
        label=_("What has no other"),
        empty_label=_("nowhere: a published story without a section is skipped"),
    )
    drafts = forms.BooleanField(
        required=False,
        label=_("All of it comes in as drafts"),
        help_text=_("Nothing goes live then, and nobody has to release it."),
    )

    def __init__(self, data: Any, run: ImportRun, terms: list[Term], proposed: dict[str, int]):
        chosen = {"section": run.options.get("section"), "drafts": run.options.get("drafts", False)}
        super().__init__(data, initial=chosen)
        used = run.facts.get("used", {})
        self.keys = sorted({term.slug or term.name: term for term in terms}, key=lambda key: -used.get(key, 0))
        self.proposed = proposed
        self.left_out = max(0, len(self.keys) - MOST_ASKED)
        names = {term.slug or term.name: term.name for term in terms}
        sections = list(Section.objects.active().values_list("pk", "name"))
        for at, key in enumerate(self.keys[:MOST_ASKED]):
            self.fields[f"category-{at}"] = forms.TypedChoiceField(
                label=f"{_told_apart(key, names)} ({used.get(key, 0)})",
                choices=[("", "—"), *sections],
                coerce=int,
                empty_value=None,
                required=False,
                initial=proposed.get(key),
            )

    @property
    def asked(self) -> list[forms.BoundField]:
        """The categories, those with most stories first."""
        return [self[name] for name in self.fields if name.startswith("category-")]

    def sections(self) -> dict[str, int]:
        """The section of each category that has one; of those that nobody was asked about, what was proposed."""
        unasked = {key: self.proposed[key] for key in self.keys[MOST_ASKED:] if key in self.proposed}
        told = ((key, self.cleaned_data.get(f"category-{at}")) for at, key in enumerate(self.keys[:MOST_ASKED]))
        return unasked | {key: section for key, section in told if section}
