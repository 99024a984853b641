"""What keeps an open page true: whoever listens is told soon, also when a question is under way already."""

import json
import re
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.browser.conftest import timers_run, true_in, until

LISTEN = """async ([address, topics]) => {
  const { listen } = await import(address);
  window.heard ??= [];
  for (const topic of topics) listen(topic, () => heard.push(topic));
}"""


@pytest.fixture
def asked(page, live_server):
    """A page that says nothing but where to ask. Gives its questions, as lists of topics, and what lets the first
    one be answered; the later ones are answered at once."""
    blank = f"{live_server.url}/static/live.html"
    body = '<!doctype html><body data-live="/static/live.json">'
    page.route(blank, lambda route: route.fulfill(body=body, content_type="text/html"))
    questions, held = [], []

    def answer(route):
        topics = parse_qs(urlsplit(route.request.url).query)["topics"][0].split(",")
        questions.append(topics)
        told = json.dumps({topic: {"n": 1} for topic in topics})
        if len(questions) == 1:
            held.append(lambda: route.fulfill(body=told, content_type="application/json"))
        else:
            route.fulfill(body=told, content_type="application/json")

    page.route(re.compile(r"/static/live\.json"), answer)
    page.goto(blank)
    return questions, lambda: held.pop()()


def test_who_begins_to_listen_while_a_question_is_under_way_is_told_right_after_it(page, live_server, asked):
    questions, release = asked
    module = f"{live_server.url}/static/desk/live.js"
    page.evaluate(LISTEN, [module, ["bell"]])
    until(page, lambda: questions == [["bell"]], "the page asks for what it listens to")
    page.evaluate(LISTEN, [module, ["notes:1"]])
    timers_run(page, within=500)
    assert questions == [["bell"]]  # one question at a time
    release()
    true_in(page, "heard.includes('notes:1')")
    assert questions[1:] == [["bell", "notes:1"]]
    timers_run(page, within=1500)
    assert len(questions) == 2  # and then the page waits as long as it always does
    assert page.evaluate("heard") == ["bell", "notes:1"]
