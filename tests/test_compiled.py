"""Templates that one process compiled are not compiled again by another."""

from jinja2 import DictLoader, Environment

from digest.compiled import Compiled

SOURCE = "{{ place }}에 {{ count }}곳"


def test_what_was_compiled_is_taken_over_for_the_same_source(monkeypatch):
    there, here = Compiled(), Compiled()
    environment(there, SOURCE).get_template("page")
    here.take_over(there.dumped())
    monkeypatch.setattr(Environment, "compile", lambda *_: None)  # nothing can be rendered that is compiled now
    assert environment(here, SOURCE).get_template("page").render(place="오송", count=3) == "오송에 3곳"
    assert here.get_bucket(None, "page", None, SOURCE + "!").code is None


def environment(compiled: Compiled, source: str) -> Environment:
    return Environment(loader=DictLoader({"page": source}), bytecode_cache=compiled)  # type: ignore[arg-type]
