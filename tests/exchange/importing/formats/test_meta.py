"""Values as PHP keeps them, also where XML has changed their length."""

import pytest

from exchange.importing.formats import meta


def test_lists_numbers_and_texts_are_read():
    text = 'a:3:{s:5:"width";i:300;s:4:"file";s:5:"a.jpg";s:10:"image_meta";a:1:{s:6:"credit";s:9:"Sri (AFP)";}}'
    assert meta.read(text) == {"width": 300, "file": "a.jpg", "image_meta": {"credit": "Sri (AFP)"}}
    assert meta.found_in(text, "image_meta", "credit") == "Sri (AFP)"


def test_other_kinds_are_read():
    assert meta.read('a:4:{i:0;b:1;i:1;d:1.5;i:2;N;i:3;O:8:"stdClass":1:{s:1:"a";s:1:"b";}}') == {
        "0": True,
        "1": 1.5,
        "2": None,
        "3": {"a": "b"},
    }


def test_lengths_count_bytes():
    assert meta.read('s:6:"café!";') == "café!"


def test_a_text_whose_line_ends_were_shortened_is_still_read():
    assert meta.read('a:2:{s:1:"a";s:10:"one\ntwo\nx";s:1:"b";s:1:"c";}') == {"a": "one\ntwo\nx", "b": "c"}


def test_a_text_that_holds_closing_signs_is_taken_by_its_length():
    assert meta.read('a:1:{s:1:"a";s:7:"x";s:1y";}') == {"a": 'x";s:1y'}


@pytest.mark.parametrize("text", ["", "plain words", "a:1:{", 'a:1:{s:1:"a";}', 's:3:"ab', "i:x;", "a:1:{i:0;N;}x"])
def test_what_is_no_such_value_is_said_to_be_none(text):
    with pytest.raises(meta.NotSerialised):
        meta.read(text)
    assert meta.found_in(text, "a") == ""


def test_depth_is_bounded():
    with pytest.raises(meta.NotSerialised):
        meta.read("a:1:{i:0;" * 200 + "N;" + "}" * 200)
