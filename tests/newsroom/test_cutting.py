"""Unfold's sheet without what the frame of a page does not wear."""

import pytest

from newsroom import cutting

WORDS = frozenset(["flex", "w-[18px]", "hover:x", "md-18", "dark"])


@pytest.mark.parametrize(
    ("sheet", "left"),
    [
        (".flex{display:flex}.grid{display:grid}", ".flex{display:flex}"),
        ("a{color:red}", "a{color:red}"),
        (".grid,.flex{gap:0}", ".flex{gap:0}"),
        (r".w-\[18px\]{width:18px}.w-\[20px\]{width:20px}", r".w-\[18px\]{width:18px}"),
        (r".hover\:x:hover{a:b}", r".hover\:x:hover{a:b}"),
        (".flex:is(.dark,.grid){a:b}", ""),
        (":is(.flex,.dark) a,.grid b{a:b}", ":is(.flex,.dark) a{a:b}"),
        ("@media (width>1px){.grid{a:b}}", ""),
        ("@layer one{.grid{a:b}@media print{.flex{a:b}}}", "@layer one{@media print{.flex{a:b}}}"),
        ("@layer one,two;.grid{a:b}", "@layer one,two;"),
        ("@property --a{syntax:'*'}", "@property --a{syntax:'*'}"),
        ('.flex:after{content:"}.grid{"}.grid{a:b}', '.flex:after{content:"}.grid{"}'),
        (".flex{&:hover{a:b}}", ".flex{&:hover{a:b}}"),
    ],
    ids=range(13),
)
def test_only_rules_for_known_classes_stay(sheet, left):
    assert cutting.cut(sheet, WORDS) == left


def test_a_rule_that_never_ends_is_not_taken_for_one():
    with pytest.raises(ValueError, match="never ends"):
        cutting.cut(".flex{a:b", WORDS)


def test_the_frames_words_are_those_of_its_templates():
    words = cutting.frame_words()
    assert {"min-h-screen", "antialiased", "shell-button"} <= words  # Unfold's frame, ours, and a part of ours
    assert "pagination" not in words
