"""What editors placed becomes the first revision of each front; and back again, the lead of what is live."""

from itertools import cycle

from django.db import migrations
from django.db.models import Q
from django.utils import timezone


#: The layouts that sections' blocks take in turn, with their widths and grounds.
IN_TURN = (
    ("wide", "two", "plain"),
    ("wide", "one", "plain"),
    ("row", "full", "plain"),
    ("dense", "two", "plain"),
    ("ranked", "one", "plain"),
    ("pair", "full", "tint"),
    ("row", "full", "plain"),
)


def container(key, layout, width, size, **more):
    return {"key": key, "layout": layout, "width": width, "size": size, "fill": "rule", "rule": {"by": "newest"}, **more}


def lead_of(placements, rule):
    cards = [
        {
            "article": row.article_id,
            "begins": row.starts_at and row.starts_at.isoformat(),
            "ends": row.ends_at and row.ends_at.isoformat(),
        }
        for row in placements[:20]
    ]
    return container("lead0000", "lead", "two", 5, fill="both", rule=rule, cards=cards)


def home(placements, sections):
    containers = [lead_of(placements, {"by": "newest"}), container("latest00", "latest", "one", 8)]
    ranked = container("ranked00", "ranked", "one", 5, rule={"by": "most_read"})
    turns = cycle(IN_TURN)
    for pk in sections:
        layout, width, tone = next(turns)
        if layout == "ranked":
            containers += [ranked] if ranked not in containers else []
            layout, width, tone = next(turns)
        rule = {"by": "newest", "section": pk}
        containers.append(container(f"s{pk:07d}", layout, width, 4, tone=tone, rule=rule))
    if ranked not in containers:
        containers.append(ranked | {"width": "one" if containers[-1]["layout"] == "dense" else "full"})
    return containers


def of_section(placements, section):
    ranked = container("ranked00", "ranked", "one", 5, rule={"by": "most_read"})
    return [lead_of(placements, {"by": "newest", "section": section}), ranked]


def forward(apps, schema_editor):
    placement, section = apps.get_model("public", "Placement"), apps.get_model("sections", "Section")
    front, revision, moment = (apps.get_model("fronts", name) for name in ("Front", "FrontRevision", "FrontMoment"))
    now = timezone.now()
    rows = placement.objects.filter(Q(ends_at=None) | Q(ends_at__gt=now)).order_by("position", "pk")
    menu = section.objects.filter(is_active=True, show_in_menu=True, parent=None).order_by("order", "name")
    for pk in set(rows.order_by().values_list("section", flat=True)):
        own, _made = front.objects.get_or_create(section_id=pk)
        if own.revisions.exists():
            continue
        placed = list(rows.filter(section=pk))
        containers = of_section(placed, pk) if pk else home(placed, list(menu.values_list("pk", flat=True)))
        first = revision.objects.create(front=own, number=1, layout={"containers": containers}, goes_live_at=now)
        edges = {edge for row in placed for edge in (row.starts_at, row.ends_at) if edge and edge > now}
        moment.objects.bulk_create(moment(revision=first, at=at) for at in sorted({now, *edges}))


def backward(apps, schema_editor):
    placement, revision = apps.get_model("public", "Placement"), apps.get_model("fronts", "FrontRevision")
    placement.objects.all().delete()
    begun = revision.objects.filter(goes_live_at__lte=timezone.now(), called_off_at=None)
    live = {}
    for row in begun.order_by("goes_live_at", "number").select_related("front"):
        live[row.front.section_id] = row.layout
    article = apps.get_model("articles", "Article")
    for section, layout in live.items():
        lead = next((one for one in layout.get("containers", []) if one.get("layout") == "lead"), {})
        cards = {card["article"]: card for card in reversed(lead.get("cards", []))}
        there = set(article.objects.filter(pk__in=cards).values_list("pk", flat=True))
        placement.objects.bulk_create(
            placement(
                section_id=section,
                article_id=card["article"],
                position=place,
                starts_at=card.get("begins"),
                ends_at=card.get("ends"),
            )
            for place, card in enumerate(reversed(cards.values()), 1)
            if card["article"] in there
        )


class Migration(migrations.Migration):
    dependencies = [
        ("fronts", "0002_kept"),
        ("public", "0003_text_limits"),
        ("sections", "0003_text_limits"),
        ("articles", "0019_first_synonyms"),
    ]
    operations = [migrations.RunPython(forward, backward)]
