"""A part of a page made into what the desk says of it now: whoever stands in it notices nothing."""

import pytest

LIST = """<ul id="list" data-stamp="1">
  <li id="a"><a href="#">Satu</a></li>
  <li id="b"><input value="x"> <button>Dua</button></li>
  <li id="c">Tiga</li>
</ul>"""
MORPH = """async ([address, html]) => {
  const { morph } = await import(address);
  const page = new DOMParser().parseFromString(html, "text/html");
  morph(document.getElementById("list"), page.getElementById("list"));
}"""


@pytest.fixture
def become(page, live_server):
    """`become(html)`: the page's list becomes what `html` says. The list stands there as `LIST` at first."""
    blank = f"{live_server.url}/static/list.html"
    page.route(blank, lambda route: route.fulfill(body=f"<!doctype html><body>{LIST}", content_type="text/html"))
    page.goto(blank)
    page.evaluate("for (const item of document.querySelectorAll('li')) item.was = item.id")
    return lambda html: page.evaluate(MORPH, [f"{live_server.url}/static/desk/morph.js", html])


def items(page):
    """The items of the list: their id, their words, and who they were before."""
    return page.evaluate(
        "[...document.querySelectorAll('li')].map((li) => [li.id, li.textContent.trim(), li.was ?? null])"
    )


def test_items_are_known_again_by_their_ids_wherever_they_went(page, become):
    become('<ul id="list" data-stamp="2"><li id="c">Tiga!</li><li id="d">Empat</li><li id="a">Satu</li></ul>')
    assert items(page) == [["c", "Tiga!", "c"], ["d", "Empat", None], ["a", "Satu", "a"]]
    assert page.locator("#list").get_attribute("data-stamp") == "2"


def test_attributes_that_are_gone_go(page, become):
    become('<ul id="list" class="is-new"></ul>')
    assert page.evaluate("document.getElementById('list').outerHTML") == '<ul id="list" class="is-new"></ul>'


def test_the_keyboard_stays_where_it_was_though_its_item_moved(page, become):
    page.locator("#b button").focus()
    become(LIST.replace('<li id="c">Tiga</li>', "").replace('<li id="a">', '<li id="c">Tiga</li><li id="a">', 1))
    assert page.evaluate("[document.activeElement.textContent, document.activeElement.closest('li').id]") == [
        "Dua",
        "b",
    ]
    become('<ul id="list"><li id="b"><input value="x"> <button>Dua</button></li><li id="a">Satu</li></ul>')
    assert page.evaluate("document.activeElement.closest('li')?.id") == "b"


def test_what_is_typed_in_a_field_stays(page, become):
    page.locator("#b input").fill("sedang diketik")
    become(LIST.replace("Satu", "Satu lagi"))
    assert page.locator("#b input").input_value() == "sedang diketik"
    assert items(page)[0] == ["a", "Satu lagi", "a"]


def test_an_id_that_became_another_kind_of_element_is_a_new_one(page, become):
    become('<ul id="list"><li><p id="a">Satu</p></li></ul>')
    assert page.evaluate("document.getElementById('a').nodeName") == "P"
    assert page.locator("#list li").count() == 1
