"""The bench: its stories are like real ones, and its figures are read right."""

import os
import subprocess
import sys

import pytest
from django.urls import reverse

from articles.models import Article, Edition
from bench import cpu, report, stories
from bench.report import Case, Run
from public import search
from tests import stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded(monkeypatch):
    monkeypatch.setattr(stories, "PHOTOS", 1)
    stories.load(8)


def test_it_loads_as_many_live_stories_as_asked(loaded):
    stories.load(8)
    assert Edition.objects.live().count() == 8
    stories.load(10)
    assert Edition.objects.live().count() == 10


def test_its_stories_have_a_page_with_every_part(client, loaded):
    edition = Edition.objects.live().first()
    page = client.get(edition.get_absolute_url()).content.decode()
    assert page.count("<picture") >= 2
    assert page.count("/read/") > 3
    assert reverse("public:author", args=[edition.bylines.first().author.slug]) in page


def test_its_stories_are_found_by_search(loaded):
    assert search.find("rupiah").hits


def test_it_keeps_away_from_a_newsrooms_own_stories(cast, loaded):
    assert stories.is_scratch()
    stage.draft(cast)
    assert not stories.is_scratch()
    assert Article.objects.exists()


def test_processor_time_grows_with_work():
    before = cpu.seconds(os.getpid())
    sum(number * number for number in range(2_000_000))
    assert cpu.seconds(os.getpid()) > before


def test_processor_time_counts_children():
    work = "import time\nsum(n * n for n in range(3_000_000))\nprint(flush=True)\ntime.sleep(30)"
    child = subprocess.Popen([sys.executable, "-c", work], stdout=subprocess.PIPE)
    try:
        child.stdout.readline()
        assert cpu.seconds(os.getpid()) >= cpu.seconds(child.pid) > 0
    finally:
        child.kill()
        child.wait()


@pytest.mark.parametrize(("cost", "word"), [(1.9, "kept (1.90 ms)"), (2.6, "MISSED (2.60 ms)")])
def test_the_report_gives_medians_and_says_if_the_target_is_kept(cost, word):
    runs = [Run(Case("story", "off"), rate, cost) for rate in (300, 100, 200)]
    text = report.text(runs, stories=1_000, seconds=3)
    assert "| story | off | 200 (100 – 300) |" in text
    assert word in text


def test_the_report_does_without_processor_time():
    text = report.text([Run(Case("story", "off"), 100, None)], stories=10, seconds=1)
    assert "not measured" in text
    assert "Target" not in text
