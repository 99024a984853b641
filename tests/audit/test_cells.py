"""No cell of a table that somebody takes away does anything in a spreadsheet."""

import re

import pytest

from audit.cells import safe_cell


@pytest.mark.parametrize("words", ["=1+1", "+62", "-2", "@SUM(A1)", "\t=1", " =HYPERLINK(1)", "\r=1", "＝1"])
def test_no_cell_begins_like_a_formula(words):
    assert safe_cell(words) == f"'{words}"


@pytest.mark.parametrize("words", ["naik; =1+1", "naik;@SUM(A1);", "baris\n=1+1", "a;\u00a0-2"])
def test_no_part_of_a_cell_begins_like_a_formula_where_semicolons_part_cells(words):
    formulas = ("=", "+", "-", "@")
    assert not any(part.strip(" \u00a0").startswith(formulas) for part in re.split("[;\n]", safe_cell(words)))
    assert safe_cell(words).replace("'", "") == words


def test_an_innocent_semicolon_stays_as_it_is():
    assert safe_cell("naik 5 persen; turun - lalu naik") == "naik 5 persen; turun - lalu naik"


def test_nothing_and_numbers_are_cells_too():
    assert (safe_cell(None), safe_cell(12), safe_cell(-1)) == ("", "12", "'-1")
