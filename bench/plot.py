"""Plots as inline SVG, plain enough for any page: bars for one archive, lines for how a page's cost grows with it."""

import math
from collections.abc import Mapping, Sequence
from html import escape

WIDTH, LINE, LEFT = 720, 22, 250
_HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" width="{}" font-family="sans-serif" font-size="12">'
)
_COLOURS = ("#1f6f8b", "#c0562f", "#4f7f3a", "#7a4fa3", "#a38a1f", "#555555")


def bars(values: Mapping[str, float], unit: str, left: int = LEFT) -> str:
    """A bar for each value, the longest as wide as there is room right of the names, which have `left` pixels."""
    most = max(values.values(), default=1) or 1
    height = LINE * len(values) + 8
    parts = [_HEAD.format(WIDTH, height, WIDTH)]
    for nth, (name, value) in enumerate(values.items()):
        top, wide = nth * LINE + 4, (WIDTH - left - 90) * value / most
        parts.append(
            f'<text x="{left - 8}" y="{top + 13}" text-anchor="end">{escape(name)}</text>'
            f'<rect x="{left}" y="{top}" width="{max(wide, 1):.1f}" height="{LINE - 6}" fill="{_COLOURS[0]}"/>'
            f'<text x="{left + wide + 6:.1f}" y="{top + 13}">{value:.2f} {escape(unit)}</text>'
        )
    return "".join([*parts, "</svg>"])


def lines(series: Mapping[str, Sequence[tuple[int, float]]], unit: str) -> str:
    """For each name a line through (stories, value), both axes in powers of ten."""
    points = [point for one in series.values() for point in one]
    across = [math.log10(stories) for stories, _value in points]
    up = [math.log10(max(value, 0.01)) for _stories, value in points]
    low, high = math.floor(min(up)), math.ceil(max(up))
    left, right, top, bottom = 60, WIDTH - 220, 16, 300
    wide, tall = max(max(across) - min(across), 0.1), max(high - low, 1)

    def place(stories: int, value: float) -> tuple[float, float]:
        x = left + (right - left) * (math.log10(stories) - min(across)) / wide
        return x, bottom - (bottom - top) * (math.log10(max(value, 0.01)) - low) / tall

    parts = [_HEAD.format(WIDTH, bottom + 40, WIDTH)]
    for power in range(low, high + 1):
        _x, y = place(points[0][0], 10.0**power)
        parts.append(f'<path d="M{left} {y:.0f}H{right}" stroke="#ccc"/>')
        parts.append(f'<text x="{left - 6}" y="{y + 4:.0f}" text-anchor="end">{10.0**power:g} {escape(unit)}</text>')
    for stories in sorted({stories for stories, _value in points}):
        x, _y = place(stories, 1)
        parts.append(f'<text x="{x:.0f}" y="{bottom + 20}" text-anchor="middle">{stories:,}</text>')
    for nth, (name, one) in enumerate(series.items()):
        colour = _COLOURS[nth % len(_COLOURS)]
        path = " ".join(f"{x:.0f},{y:.0f}" for x, y in (place(*point) for point in one))
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts.append(f'<text x="{right + 12}" y="{top + 16 * (nth + 1)}" fill="{colour}">{escape(name)}</text>')
    return "".join([*parts, "</svg>"])
