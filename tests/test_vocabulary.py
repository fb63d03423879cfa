"""Broken YAML must say where and what was expected."""

import pytest

from digest.errors import ConfigurationError
from digest.vocabulary import load, parse_yaml, strings


def test_a_key_given_twice_is_an_error_with_its_line() -> None:
    with pytest.raises(ConfigurationError, match=r"x\.yml:3: .*the key 'a' stands twice"):
        parse_yaml("a: 1\nb: 2\na: 3\n", "x.yml")


def test_malformed_yaml_names_the_line() -> None:
    with pytest.raises(ConfigurationError, match=r"x\.yml:2: not valid YAML"):
        parse_yaml("a: [1\nb: }", "x.yml")


def test_yaml_cannot_make_objects() -> None:
    with pytest.raises(ConfigurationError, match="not valid YAML"):
        parse_yaml("a: !!python/object/apply:os.system ['true']", "x.yml")


def test_strings_reports_every_wrong_item() -> None:
    with pytest.raises(ConfigurationError) as caught:
        strings(["오송", 7, ""], "r.yml: osong.aliases")
    assert len(caught.value.problems) == 2
    assert "r.yml: osong.aliases[1]: expected a text, found 7" in caught.value.problems


@pytest.mark.parametrize(("value", "expected"), [(None, ()), ("오송", ("오송",)), ([" a "], ("a",))])
def test_strings(value: object, expected: tuple[str, ...]) -> None:
    assert strings(value, "x") == expected


def test_a_missing_file_is_named() -> None:
    with pytest.raises(ConfigurationError, match=r"nowhere\.yml: cannot be read"):
        load("nowhere.yml")
