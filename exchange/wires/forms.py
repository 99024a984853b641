"""What somebody fills in to narrow the wire, and to say who sends us copy and on what terms."""

import re
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.workflow.desks import with_right
from exchange import fetching
from exchange.models import SourceKind, WireFormat, WireSource
from exchange.wires.folders import NAME
from exchange.wires.listing import Filters
from people.models import User
from people.roles import Right
from sections.models import Section

_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}")
_URGENCIES = [("", _("Any urgency")), ("2", _("1–2: flash, bulletin")), ("4", _("Up to 4")), ("5", _("Up to 5"))]
_STATES = [
    ("", _("All that came")),
    ("usable", _("Usable")),
    ("held", _("Under embargo")),
    ("used", _("Used by us")),
    ("canceled", _("Canceled")),
    ("withheld", _("Withheld")),
    ("ignored", _("Waved off")),
]


class FilterForm(forms.Form):
    """What narrows the list. What makes no sense is left out rather than refused."""

    words = forms.CharField(label=_("Words"), required=False, max_length=200)
    source = forms.ModelChoiceField(
        WireSource.objects.all(), label=_("Source"), required=False, empty_label=_("Every source")
    )
    section = forms.ModelChoiceField(
        Section.objects.active(), label=_("Section"), required=False, empty_label=_("Every section")
    )
    urgency = forms.TypedChoiceField(
        label=_("Urgency"), required=False, choices=_URGENCIES, coerce=int, empty_value=None
    )
    state = forms.ChoiceField(label=_("State"), required=False, choices=_STATES)

    def filters(self) -> Filters:
        """What was chosen."""
        self.is_valid()
        said = self.cleaned_data
        source, section = said.get("source"), said.get("section")
        return Filters(
            source and source.pk,
            section and section.pk,
            said.get("words", ""),
            said.get("urgency"),
            said.get("state", ""),
        )


class HostsField(forms.CharField):
    """Names of hosts, divided by commas or space; cleaned to a list in small letters."""

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[str]:
        hosts = list(dict.fromkeys(super().clean(value).lower().replace(",", " ").split()))
        for host in hosts:
            if not _HOST.fullmatch(host) or len(host) > 253:
                raise forms.ValidationError(_("“%(host)s” is no name of a host."), params={"host": host})
        return hosts


class SourceForm(forms.ModelForm):
    """A source: how it sends, on what terms, and who answers for it."""

    hosts = HostsField(
        label=_("Allowed hosts"),
        required=False,
        max_length=1_000,
        help_text=_("Text and pictures are fetched from these, and those below them. Empty: the address's own."),
    )
    owner = forms.ModelChoiceField(User.objects.none(), label=_("Who answers for it"))

    class Meta:
        model = WireSource
        fields = (
            *("name", "kind", "address", "hosts", "folder", "format", "section", "credit", "usage_terms"),
            *("passes_on", "priority", "minutes", "silent_hours", "owner", "is_active"),
        )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        may = Q(is_active=True) & (with_right(Right.WIRES) | with_right(Right.EDIT))
        self.fields["owner"].queryset = User.objects.filter(may).order_by("first_name", "username")
        self.fields["section"].queryset = Section.objects.active()
        self.fields["section"].empty_label = _("None")
        self.fields["format"].choices = [("", _("Found out file by file")), *WireFormat.choices]
        for name, least, most in (("priority", 1, 9), ("minutes", 1, 10_080), ("silent_hours", 0, 8_760)):
            self.fields[name].min_value, self.fields[name].max_value = least, most

    def clean(self) -> dict[str, Any]:
        """An address that may be asked, or a folder's plain name: what the way it comes wants."""
        said = super().clean() or {}
        for name, least, most in (("priority", 1, 9), ("minutes", 1, 10_080), ("silent_hours", 0, 8_760)):
            if said.get(name) is not None and not least <= said[name] <= most:
                self.add_error(
                    name,
                    forms.ValidationError(_("From %(least)d to %(most)d."), params={"least": least, "most": most}),
                )
        if said.get("kind") == SourceKind.ADDRESS:
            self._clean_address(said)
        elif not NAME.fullmatch(said.get("folder") or ""):
            self.add_error("folder", _("Name its folder: letters, figures, hyphens and underscores."))
        else:
            said["address"] = ""
        return said

    def _clean_address(self, said: dict[str, Any]) -> None:
        address = said.get("address") or ""
        said["folder"] = ""
        if not address:
            if "address" not in self.errors:
                self.add_error("address", _("Give the address that is to be asked."))
            return
        try:
            if not said.get("hosts") and "hosts" not in self.errors:
                said["hosts"] = self.fields["hosts"].clean((urlsplit(address).hostname or "").lower())
            fetching.judged(address, said.get("hosts") or [])
        except forms.ValidationError as why:
            self.add_error("address", why)
        except fetching.NotFetched as why:
            self.add_error("address", str(why))
