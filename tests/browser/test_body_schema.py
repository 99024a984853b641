"""The editor and the allow-list, held together: what one knows, the other lets through, and nothing else."""

import pytest
from bs4 import BeautifulSoup

from articles import body
from articles.body.schema import EXTENSIONS
from tests.browser.body_writer import Writer

pytestmark = [pytest.mark.urls("tests.browser.body_page"), pytest.mark.shared_window]


@pytest.fixture
def writer(page, cast, signed_in, live_server):
    signed_in(page, cast.writer)
    return Writer(page, f"{live_server.url}/admin/body-page/")


SAMPLES = """async () => {
  const field = document.querySelector("textarea[name=body]");
  const { pm } = await import(JSON.parse(field.dataset.bodyEditor).library);
  const { schema } = field.bodyEditor;
  const span = { colspan: 2, rowspan: 3 };
  const attributes = {
    photo: { id: 7 }, readAlso: { id: 3, headline: "Judul" },
    embed: { address: "https://vimeo.com/76979871", poster: 7 },
    orderedList: { start: 3 }, link: { href: "https://example.org" }, tableCell: span, tableHeader: span,
  };
  const text = schema.text("kata");
  const parents = { listItem: "bulletList", tableRow: "table", tableCell: "tableRow", tableHeader: "tableRow" };
  const make = (type, own) => {
    if (type.isText) return text;
    if (type.isLeaf) return type.create(own);
    return type.create(own, type.inlineContent ? text : make(type.contentMatch.defaultType));
  };
  const place = (node) => {
    if (node.isInline) return schema.nodes.paragraph.create(null, [text, node, text]);
    const parent = parents[node.type.name];
    return parent ? place(schema.nodes[parent].create(null, node)) : node;
  };
  const write = (node) => {
    const holder = document.createElement("div");
    holder.append(pm.model.DOMSerializer.fromSchema(schema).serializeNode(place(node)));
    return holder.innerHTML;
  };
  const found = {};
  for (const [name, type] of Object.entries(schema.nodes)) {
    if (name !== "doc") found[name] = write(make(type, attributes[name]));
  }
  for (const [name, mark] of Object.entries(schema.marks)) {
    found[name] = write(text.mark([mark.create(attributes[name])]));
  }
  const heading = field.bodyEditor.extensionManager.extensions.find((each) => each.name === "heading");
  for (const level of heading.options.levels) {
    found[`heading ${level}`] = write(schema.nodes.heading.create({ level }, text));
  }
  delete found.heading;
  return found;
}"""


@pytest.fixture
def samples(writer):
    """One piece of HTML for every node and mark that the editor knows, with every attribute, as it would write it."""
    return writer.open().page.evaluate(SAMPLES)


def pieces(samples):
    """(tag, attribute) of everything in the samples; rel apart, which cleaning writes itself."""
    soup = BeautifulSoup(" ".join(samples.values()), "html.parser")
    return {(tag.name, name) for tag in soup.find_all(True) for name in [None, *tag.attrs] if name != "rel"}


def test_the_editor_knows_what_is_declared_and_nothing_else(samples):
    silent = {"Document", "History", "Dropcursor", "Gapcursor", "Placeholder", "CleanPaste"}
    declared = {name.lower() for name in set(EXTENSIONS) - silent}
    assert {name.split()[0].lower() for name in samples} == declared


def test_cleaning_takes_nothing_from_what_the_editor_writes(samples):
    for name, html in samples.items():
        assert BeautifulSoup(body.clean(html), "html.parser") == BeautifulSoup(html, "html.parser"), name


def test_cleaning_allows_nothing_that_the_editor_does_not_write(samples):
    allowed = body.allow_list()
    named = {(tag, name) for tag, names in allowed["attributes"].items() for name in names}
    assert named | {(tag, None) for tag in allowed["tags"]} == pieces(samples)
