"""The face of symbols draws each one that it was cut to."""

from tests.architecture.test_symbols import CUT

WIDTHS = """async (names) => {
  await document.fonts.load("20px 'Material Symbols Outlined'", "menu");
  return names.filter((name) => {
    const one = document.createElement("span");
    one.className = "material-symbols-outlined";
    Object.assign(one.style, { fontSize: "20px", width: "auto" });
    one.textContent = name;
    document.body.append(one);
    const { width } = one.getBoundingClientRect();
    one.remove();
    return Math.round(width) !== 20;
  });
}"""


def test_every_symbol_is_one_drawing_as_wide_as_it_is_high(page, cast, signed_in, go):
    go(signed_in(page, cast.writer), "admin:index")
    assert page.evaluate(WIDTHS, sorted(CUT)) == []
