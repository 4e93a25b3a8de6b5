"""Lines of tables, keys and words are found where the standard reader does not tell."""

from bedside.policy.lines import read_lines

PACK = '''title = "before any table"

[pack]
id = "a"
note = """
[clause]
id = "not a key, but text"
"""
list = [
    "one",
    "two = three",
]  # id = "a remark"

[[clause]]
id = "a/1"

[[clause]]
"quoted key" = 1
dotted.inner = 2
id = "a/2"
'''


def test_a_key_is_found_in_the_table_it_stands_in() -> None:
    lines = read_lines(PACK)

    assert lines.of_key("", 0, "title") == 1
    assert lines.of_key("pack", 0, "id") == 4
    assert lines.of_key("clause", 0, "id") == 15
    assert lines.of_key("clause", 1, "id") == 20


def test_text_over_several_lines_and_remarks_hold_no_keys() -> None:
    lines = read_lines(PACK)

    assert lines.of_table("clause", 0) == 14
    assert lines.of_table("clause", 1) == 17
    assert ("pack", 0, "two") not in lines.keys


def test_quoted_and_dotted_keys_are_found() -> None:
    lines = read_lines(PACK)

    assert lines.of_key("clause", 1, "quoted key") == 18
    assert lines.of_key("clause.dotted", 0, "inner") == 19


def test_a_missing_key_is_told_at_its_table() -> None:
    assert read_lines(PACK).of_key("clause", 0, "gist") == 14


def test_a_word_of_a_list_is_found_on_its_own_line() -> None:
    assert read_lines(PACK).of_word("pack", 0, "list", "two = three") == 11
