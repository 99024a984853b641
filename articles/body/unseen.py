"""What another program marks as not part of the text: comments, deleted words, field codes, anchors of absent notes.

Each step takes the nodes of a paste, marks what goes, and adds it to `left_out` as (kind, words). The kinds are the
keys of `KINDS`. `static/articles/editor/unseen.js` holds the same rules.
"""

import re

from articles.body.tree import Node

LeftOut = list[tuple[str, str]]

KINDS = ("comments", "deleted", "notes", "fields", "hidden", "pictures")
_COMMENT = (
    r"mso(comanchor|comoff|comtxt|commentreference|commenttext|commentsubject)|comment-(anchor|reference)|docos-.*"
)
_NOTE_SIGN = re.compile(r"\s*(\[[^\[\]]{1,15}\]|\(?\d{1,3}\)?|[ivxl]{1,6}|[*†‡]{1,3}|[a-z]|[⁰¹²³⁴-⁹]{1,3})\s*")


def leave_out(root: Node, left_out: LeftOut) -> None:
    """All of it, in the order in which one thing may stand inside another."""
    _comments(root, left_out)
    for node in root.elements:
        if node.tag == "del" or node.has_class("msodel"):
            _drop(node, "deleted", left_out)
        elif (
            node.style("display") == "none"
            or node.style("visibility") == "hidden"
            or node.style("mso-hide") == "all"
            or "hidden" in node.attrs
        ):
            _drop(node, "hidden", left_out)
    _field_codes(root, left_out)
    _notes(root, left_out)


def _drop(node: Node, kind: str, left_out: LeftOut) -> None:
    if words := " ".join(node.words.split()):
        left_out.append((kind, words))
    node.gone = True


def _comments(root: Node, left_out: LeftOut) -> None:
    """Word's and Docs' comments, and the anchors that stand in the text for them."""
    for node in root.elements:
        element = node.style("mso-element")
        anchor = node.attrs.get("href", "").partition("#")[2]
        if (
            element.startswith("comment")
            or node.has_class(_COMMENT)
            or re.match("_com_", node.attrs.get("id", ""))
            or (node.tag == "a" and re.match(r"_msocom_|_msoanchor_|cmnt\d", anchor))
        ):
            _drop(node, "comments", left_out)
        elif node.tag == "a" and re.match(r"cmnt_ref", anchor):  # beside it stands what the comment says
            _drop(node.above("p", "div", "li") or node, "comments", left_out)


def _field_codes(root: Node, left_out: LeftOut) -> None:
    """Of a field (a page number, a table of contents) its result stays and its instruction goes."""
    if not any(node.style("mso-element") == "field-begin" for node in root.elements):
        return
    codes: list[str] = []
    _strip_codes(root, [], codes)
    left_out += [("fields", words) for words in [" ".join("".join(codes).split())] if words]


def _strip_codes(node: Node, states: list[bool], codes: list[str]) -> None:
    """`states` says of each open field whether this is still its instruction; `codes` takes the instructions."""
    for at, child in enumerate(node.children):
        if isinstance(child, str):
            if any(states):
                codes.append(child)
                node.children[at] = ""
            continue
        element = child.style("mso-element")
        if element == "field-begin":
            states.append(True)
        elif element == "field-separator" and states:
            states[-1] = False
        elif element == "field-end" and states:
            states.pop()
        else:
            _strip_codes(child, states, codes)


def _notes(root: Node, left_out: LeftOut) -> None:
    """Anchors of notes that did not come along go; of any other link within the page the words stay alone."""
    nodes = list(root.elements)
    places = {node.attrs.get(name, "") for node in nodes for name in ("id", "name")} - {""}
    for node in nodes:
        address, _, place = node.attrs.get("href", "").partition("#")
        inside = (
            not address
            or re.match(r"(file|about):", address)
            or re.match(r"_?(ftn|edn)|sd(foot|end)note|(foot|end)note|fn\W?\d|cite_", place)
        )
        if node.tag != "a" or not place or not inside:
            continue
        if place not in places and _NOTE_SIGN.fullmatch(node.words):
            _drop(node, "notes", left_out)
        node.tag = ""
