"""What the images are built on is the same tomorrow."""

import re
from pathlib import Path

import pytest

BASE = Path(__file__).resolve().parent.parent.parent


@pytest.mark.parametrize("name", ["Dockerfile", "deploy/varnish/Dockerfile", "docker-compose.yml"])
def test_every_image_of_others_is_pinned_by_its_digest(name):
    text = (BASE / name).read_text()
    images = re.findall(r"^(?:FROM|\s+image:) +(\S+)", text, re.MULTILINE)
    others = [image for image in images if image not in ("newsroom", "newsroom-varnish")]
    assert others
    assert [image for image in others if not re.fullmatch(r"[a-z]+:[\w.-]+@sha256:[0-9a-f]{64}", image)] == []


def test_both_stages_of_the_image_begin_with_the_same_python():
    assert len(set(re.findall(r"^FROM (\S+)", (BASE / "Dockerfile").read_text(), re.MULTILINE))) == 1
