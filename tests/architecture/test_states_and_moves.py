"""Every state and every move has all its parts: what is forgotten fails by name, and says which file to mend."""

import ast
import re
from dataclasses import fields, replace
from importlib import import_module

import pytest

from articles.orderforms import OrderForm
from articles.workflow import queues
from articles.workflow.moves import MOVES
from articles.workflow.order import Order
from articles.workflow.status import STATES, Column, Holder, Status
from audit import actions
from desk.notices.kinds import KINDS
from tests.architecture.test_floors import BASE, sources, tree, where

STATUS, TABLE, KINDS_FILE = "articles/workflow/status.py", "articles/workflow/moves.py", "desk/notices/kinds.py"
#: Colours of chips; a quiet one has none of its own.
TONES = {"quiet", *re.findall(r"\.chip-(\w+)", (BASE / "static/desk/parts.css").read_text())}
ORDERED = {field.name for field in fields(Order)} & set(OrderForm.base_fields)


def gaps_of_state(state, known=STATES, moves=MOVES) -> list[str]:
    """What the row of a state lacks, or says that nothing answers to."""
    tabs = {queue.name for queue in queues.QUEUES}
    found = []
    if state.name not in set(Status):
        found.append(f"{STATUS}: Status has no name for “{state.name}”")
    if not state.label:
        found.append(f"{STATUS}: no label")
    if state.tone not in TONES:
        found.append(f"static/desk/parts.css: no colour .chip-{state.tone}")
    if not state.tabs:
        found.append(f"{STATUS}: no tab of the list holds it")
    found += [f"articles/workflow/queues.py: no tab “{tab}”" for tab in state.tabs if tab not in tabs - {queues.ALL}]
    if state.holder in (Holder.CLOCK, Holder.NOBODY) and not state.closed:
        found.append(f"{STATUS}: nobody has it in hand, so say why its text is `closed`")
    if state.holder not in (Holder.NOBODY,) and state.column is None:
        found.append(f"{STATUS}: {state.holder} has it in hand, but the board has no column for it")
    if state.column and not (state.column.label and state.column.empty):
        found.append(f"{STATUS}: its column lacks words")
    if state.next and (state.next not in moves or state.name not in moves[state.next].sources):
        found.append(f"{TABLE}: no move “{state.next}” begins there")
    if not any(state.name in move.sources for move in moves.values()):
        found.append(f"{TABLE}: no move leads out of it")
    return found


def gaps_of_move(move, states=STATES, kinds=KINDS) -> list[str]:
    """What the row of a move lacks, or says that nothing answers to."""
    found = [f"{TABLE}: no {name}" for name in ("label", "did") if not getattr(move, name)]
    found += [f"{STATUS}: no state “{name}”" for name in (*move.sources, move.target) if name and name not in states]
    if not move.sources:
        found.append(f"{TABLE}: it begins nowhere")
    asked = {*move.needs, *move.asks, *move.asks_of_live}
    found += [f"articles/workflow/order.py, articles/forms.py: no “{name}” in an order" for name in asked - ORDERED]
    found += [f"articles/workflow/order.py: no sentence for a missing “{name}”" for name in unheard(move.needs)]
    if move.due and not move.automatic:
        found.append(f"{TABLE}: it is due by itself, but not automatic")
    if asked and move.automatic and not move.leads_away:
        found.append(f"{TABLE}: nobody can be asked for {sorted(asked)}, since it is automatic")
    if actions.ACTIONS.get(move.logged.name) != move.logged:
        found.append(f"{TABLE}: “{move.logged.name}” is not registered with audit.actions")
    told = [kind.name for kind in kinds.values() if move.name in kind.moves]
    if (move.tells_writers or move.tells_reviewers) and len(told) != 1:
        found.append(f"{KINDS_FILE}: people shall hear of it, but {told or 'no kind'} names it")
    if told and not (move.tells_writers or move.tells_reviewers):
        found.append(f"{TABLE}: {KINDS_FILE} tells of it; say `tells_writers` or `tells_reviewers`")
    if move.undoes and move.undoes not in MOVES:
        found.append(f"{TABLE}: it takes back “{move.undoes}”, which is no move")
    return found


def unheard(needs) -> set[str]:
    """Those of `needs` without which an order is not refused."""
    words = import_module("articles.workflow.order")._MISSING
    return set(needs) - set(words)


@pytest.mark.parametrize("name", [*STATES, *({*Status} - STATES.keys())])
def test_a_state_has_every_part(name):
    assert name in STATES, f"{STATUS}: no row in STATES for {name}"
    assert gaps_of_state(STATES[name]) == []


@pytest.mark.parametrize("name", MOVES)
def test_a_move_has_every_part(name):
    assert gaps_of_move(MOVES[name]) == []


def test_no_kind_of_notice_tells_of_a_move_that_is_none():
    assert {name for kind in KINDS.values() for name in kind.moves} <= set(MOVES)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"name": "nowhere"}, "no name for “nowhere”"),
        ({"label": ""}, "no label"),
        ({"tone": "purple"}, ".chip-purple"),
        ({"tabs": ()}, "no tab of the list"),
        ({"tabs": ("nowhere",)}, "no tab “nowhere”"),
        ({"tabs": ("all",)}, "no tab “all”"),
        ({"holder": Holder.CLOCK}, "closed"),
        ({"column": None}, "no column"),
        ({"column": Column("On hold", "")}, "lacks words"),
        ({"next": "restore"}, "no move “restore” begins there"),
    ],
)
def test_a_state_without_a_part_is_found(change, told):
    assert told in "; ".join(gaps_of_state(replace(STATES[Status.APPROVED], **change)))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"did": ""}, "no did"),
        ({"sources": ()}, "begins nowhere"),
        ({"target": "nowhere"}, "no state “nowhere”"),
        ({"asks": ("colour",)}, "no “colour” in an order"),
        ({"needs": ("ends_at",)}, "no sentence for a missing “ends_at”"),
        ({"automatic": True}, "nobody can be asked"),
        ({"due": MOVES["end"].due}, "not automatic"),
        ({"logged": actions.Action("story.held", "held")}, "not registered"),
        ({"tells_writers": False}, "say `tells_writers`"),
        ({"undoes": "nothing"}, "takes back “nothing”"),
        ({"name": "hold"}, "no kind"),
    ],
)
def test_a_move_without_a_part_is_found(change, told):
    assert told in "; ".join(gaps_of_move(replace(MOVES["request_changes"], **change)))


def test_nobody_asks_after_a_move_or_a_state_by_its_name():
    """What differs by state or move is told by its row. A verb may make a move: `workflow.perform("submit", …)`."""
    found = [
        where(path, node)
        for path in sources()
        if path.relative_to(BASE).parts[0] not in ("demo", "bench")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Compare) and any(names_one(side) for side in [node.left, *node.comparators])
    ]
    assert found == []


def names_one(node: ast.AST) -> bool:
    """Is this a state or a move in quotes, alone or among others?"""
    words = [part.value for part in ast.walk(node) if isinstance(part, ast.Constant) and isinstance(part.value, str)]
    return any(word in STATES or word in set(MOVES) - COMMON for word in words)


#: Moves whose names other things bear too.
COMMON = {"end", "skip", "restore", "reopen"}


def test_no_action_of_the_log_is_registered_twice():
    with pytest.raises(ValueError, match="registered already"):
        actions.register("story.moved", "moved")


def test_every_action_in_the_tree_is_registered_by_the_room_that_writes_it():
    """`register` alone makes an Action, so that none can be written for which the log has no words."""
    made, recorded = [], []
    for path in sources():
        for node in ast.walk(tree(path)):
            if not isinstance(node, ast.Call):
                continue
            called = ast.unparse(node.func)
            if called.split(".")[-1] == "Action" and path != BASE / "audit/actions.py":
                made.append(where(path, node))
            if called == "log.record" and node.args and isinstance(node.args[0], (ast.Constant, ast.JoinedStr)):
                recorded.append(where(path, node))
    assert (made, recorded) == ([], [])


def test_the_lowest_floor_names_no_action_of_its_own():
    lowest = [path for path in sources() if path.is_relative_to(BASE / "audit")]
    found = [where(path, node) for path in lowest for node in ast.walk(tree(path)) if registers(node)]
    assert found == []


def registers(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == "register"


def test_an_actions_name_fits_its_column():
    assert all(len(name) <= 60 and re.fullmatch(r"[a-z]+\.[a-z_]+", name) for name in actions.ACTIONS)
