"""Tags and authors that rules name by their numbers, once one has become another.

Revisions never change, so what an earlier one names is looked up where it is read: beside the revision itself on
readers' pages (`BECAME`), by one statement on the desk. Drafts change with the merge.
"""

import json
from collections.abc import Mapping
from dataclasses import replace

from django.db.models import TextField
from django.db.models.expressions import RawSQL
from django.dispatch import receiver
from taggit.models import Tag

from fronts.arrangement import Arrangement, Container, read, written
from fronts.models import Draft
from people import former, rowlocks
from people.models import Author
from people.signals import number_inherited

#: By what a rule names each.
NAMED = {"tag": Tag, "author": Author}
_OF_ONE = """
(kind = '{kind}' AND number IN (
    SELECT jsonb_path_query("fronts_frontrevision"."layout", '$.containers[*].rule.{name} ? (@ > 0)')::bigint
))
"""
_WHICH = " OR ".join(_OF_ONE.format(kind=model._meta.label_lower, name=name) for name, model in NAMED.items())
#: Beside a revision: the tags and authors of its rules that are others now, for `renamed`; empty for nearly all.
BECAME = RawSQL(  # noqa: S611
    "COALESCE((SELECT json_object_agg(kind || ' ' || number, thing)::text "  # noqa: S608 - of our own words alone
    f"FROM people_formernumber WHERE {_WHICH}), '')",
    [],
    output_field=TextField(),
)


def renamed(arrangement: Arrangement, became: str) -> Arrangement:
    """The arrangement with the numbers that `BECAME` told."""
    return _with(arrangement, json.loads(became)) if became else arrangement


def present(arrangement: Arrangement) -> Arrangement:
    """The arrangement with the numbers that its tags and authors have now. A statement for each kind at most."""
    became: dict[str, int] = {}
    for name, model in NAMED.items():
        if numbers := {number for one in arrangement if (number := getattr(one.rule, name))}:
            label = model._meta.label_lower
            became |= {f"{label} {was}": now for was, now in former.present(model, numbers).items()}
    return _with(arrangement, became) if became else arrangement


@receiver(number_inherited, dispatch_uid="fronts.names")
def follow(sender, gone: int, heir: int, **kwargs) -> None:
    """Let the drafts name what a tag or an author became: `people.signals.number_inherited`."""
    name = next((name for name, model in NAMED.items() if model is sender), None)
    if name is None:
        return
    became = {f"{sender._meta.label_lower} {gone}": heir}
    naming = Draft.objects.filter(layout__containers__contains=[{"rule": {name: gone}}])
    for draft in rowlocks.held(naming).order_by("pk"):
        Draft.objects.filter(pk=draft.pk).update(layout=written(_with(read(draft.layout), became)))


def _with(arrangement: Arrangement, became: Mapping[str, int]) -> Arrangement:
    return tuple(_container(one, became) for one in arrangement)


def _container(container: Container, became: Mapping[str, int]) -> Container:
    rule = container.rule
    now = {name: became.get(f"{model._meta.label_lower} {getattr(rule, name)}") for name, model in NAMED.items()}
    now = {name: number for name, number in now.items() if number}
    return replace(container, rule=replace(rule, **now)) if now else container
