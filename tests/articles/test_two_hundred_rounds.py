"""Two processes save the same version of a story at once, two hundred times: one wins, and no text is lost."""

import multiprocessing
import uuid
from collections import Counter

import pytest
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.sessions.backends.db import SessionStore
from django.db import connections
from django.test import RequestFactory

from articles.admin import writing
from articles.models import Article, Autosave, Revision
from people.models import User
from tests import stage

ROUNDS = 200
#: A save answers with a redirect, a refused one with the page of both texts.
SAVED, REFUSED = 302, 409
#: Longer than any round takes; whoever waits so long waits for a process that died.
PATIENCE = 60


def saver(name: str, user_id: int, pk: int, form: dict, gate, told) -> None:
    """A process of its own, with a connection of its own: sends the form when both are at the gate."""
    user = User.objects.get(pk=user_id)
    factory = RequestFactory()
    answers = []
    for number in range(ROUNDS):
        gate.wait(PATIENCE)  # the round before is over
        version = Article.objects.values_list("version", flat=True).get(pk=pk)
        data = form | {"headline": f"Putaran {number} dari {name}", "version": version, "key": str(uuid.uuid4())}
        request = factory.post("/", data)
        request.user, request.session = user, SessionStore()
        request._messages = CookieStorage(request)
        gate.wait(PATIENCE)  # both have looked at the same version
        answers.append((version, writing.change(request, pk).status_code))
    told.put((name, answers))
    connections.close_all()


@pytest.mark.django_db(transaction=True)
def test_each_round_has_one_winner_and_keeps_both_texts(roles_again, filled):
    cast = stage.make_cast()
    article = stage.draft(cast)
    form = filled(article)
    system = multiprocessing.get_context("fork")
    gate, told = system.Barrier(2), system.Queue()
    people = {"penulis": cast.writer.pk, "redaktur": cast.section_editor.pk}
    connections.close_all()  # a process must not inherit an open connection
    processes = [
        system.Process(target=saver, args=(*who, article.pk, form, gate, told), daemon=True) for who in people.items()
    ]
    for process in processes:
        process.start()
    try:
        answers = dict(told.get(timeout=3 * PATIENCE) for _ in processes)
    finally:  # one that failed must not leave the other in the way of the tests after this one
        for process in processes:
            process.join(5)
            process.kill()

    rounds = list(zip(answers["penulis"], answers["redaktur"], strict=True))
    assert len(rounds) == ROUNDS
    assert all(one[0] == other[0] for one, other in rounds), "they looked at different versions"
    outcomes = Counter(tuple(sorted((one[1], other[1]))) for one, other in rounds)
    assert outcomes == {(SAVED, REFUSED): ROUNDS}

    every = {f"Putaran {number} dari {name}" for number in range(ROUNDS) for name in people}
    won = [fields["headline"] for fields in Revision.objects.filter(number__gt=1).values_list("fields", flat=True)]
    kept = [fields["headline"][0] for fields in Autosave.objects.values_list("fields", flat=True)]
    assert len(won) == len(kept) == ROUNDS
    assert {*won, *kept} == every
    article.refresh_from_db()
    assert article.headline == won[0]
