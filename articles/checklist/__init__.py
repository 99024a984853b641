"""What the newsroom asks of a story before it goes on: built-in rules with levels, and boxes that people tick.

The newsroom sets each rule's level and limit, for all sections or for one, without code. A story is judged as it is
saved or as it is being typed, by the same rules (`judge`).
"""

from articles.checklist.draft import Draft
from articles.checklist.judging import Finding, Judgement, State, judge, levels, look
from articles.checklist.rules import RULES, Rule

__all__ = ["RULES", "Draft", "Finding", "Judgement", "Rule", "State", "judge", "levels", "look"]
