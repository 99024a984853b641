"""Two processes save the same version of a story at once, many times over: one wins, and no text is lost."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from django.db import connection

from articles.models import Autosave, Revision
from tests import stage

ROUNDS = 60
#: A save answers with a redirect, a refused one with the page of both texts.
SAVED, REFUSED = 302, 409
HOUSE = Path(__file__).resolve().parents[2]


class Saver:
    """One of the two processes, and the line to it."""

    def __init__(self, name: str, user, article, form: dict):
        self.process = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-m", "tests.articles.saver"],
            cwd=HOUSE,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        database = connection.settings_dict["NAME"]
        self.say(json.dumps({"database": database, "user": user.pk, "story": article.pk, "form": form, "name": name}))

    def say(self, line: str = "") -> None:
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()

    def hear(self) -> int:
        return int(self.process.stdout.readline())


def both(savers: list[Saver]) -> list[int]:
    """Tell both at once, and hear both."""
    for saver in savers:
        saver.say()
    return [saver.hear() for saver in savers]


@pytest.mark.django_db(transaction=True)
def test_each_round_has_one_winner_and_keeps_both_texts(roles_again, filled):
    cast = stage.make_cast()
    article = stage.draft(cast)
    form = filled(article)
    people = {"penulis": cast.writer, "redaktur": cast.section_editor}
    savers = [Saver(name, user, article, form) for name, user in people.items()]
    try:
        rounds = [(both(savers), both(savers)) for _number in range(ROUNDS)]
    finally:  # one that failed must not leave the other in the way of the tests after this one
        for saver in savers:
            saver.process.kill()
            saver.process.communicate()

    assert all(one == other for (one, other), _answers in rounds), "they looked at different versions"
    assert Counter(tuple(sorted(answers)) for _versions, answers in rounds) == {(SAVED, REFUSED): ROUNDS}
    every = {f"Putaran {number} dari {name}" for number in range(ROUNDS) for name in people}
    won = [fields["headline"] for fields in Revision.objects.filter(number__gt=1).values_list("fields", flat=True)]
    kept = [fields["headline"][0] for fields in Autosave.objects.values_list("fields", flat=True)]
    assert len(won) == len(kept) == ROUNDS
    assert {*won, *kept} == every
    article.refresh_from_db()
    assert article.headline == won[0]
