"""A site that cannot be built says why in one line, at the line of the checkout."""

from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, TemplateSyntaxError
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError, PluginError

from macros.generator.failures import problem_of


def caught(run: object) -> Exception:
    """What a call raises."""
    try:
        run()  # type: ignore[operator]
    except Exception as error:  # noqa: BLE001 - whatever it is
        return error
    raise AssertionError("it raises nothing")


def test_a_template_s_mistake_is_told_at_its_line(tmp_path: Path) -> None:
    """Whether it cannot be read or cannot be filled in."""
    (tmp_path / "broken.html").write_text("a\n{% if %}\n", encoding="utf-8")
    (tmp_path / "unknown.html").write_text("a\n\n{{ nobody.knows }}\n", encoding="utf-8")
    env = Environment(loader=FileSystemLoader(tmp_path), autoescape=True)
    assert str(problem_of(caught(lambda: env.get_template("broken.html")), tmp_path)).startswith(
        "broken.html:2:1: the site cannot be built: Expected an expression"
    )
    assert str(problem_of(caught(env.get_template("unknown.html").render), tmp_path)) == (
        "unknown.html:3:1: the site cannot be built: 'nobody' is undefined"
    )


def test_a_template_s_mistake_that_another_stumbles_over_is_told_all_the_same(tmp_path: Path) -> None:
    """mkdocs-macros looks for the template's line in the page."""
    (tmp_path / "broken.html").write_text("a\n{% if %}\n", encoding="utf-8")
    env = Environment(loader=FileSystemLoader(tmp_path), autoescape=True)

    def stumble() -> None:
        try:
            env.get_template("broken.html")
        except TemplateSyntaxError:
            raise IndexError from None

    assert problem_of(caught(stumble), tmp_path).path == "broken.html"


def test_settings_that_cannot_be_read_are_told_at_their_line(tmp_path: Path) -> None:
    """As MkDocs tells it, on one line."""
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nnav: [\n", encoding="utf-8")
    error = caught(lambda: load_config(str(tmp_path / "mkdocs.yml")))
    assert isinstance(error, ConfigurationError)
    told = problem_of(error, tmp_path)
    assert (told.path, told.line) == ("mkdocs.yml", 3)
    assert "\n" not in str(told)
    assert problem_of(Abort("Aborted with 1 configuration errors!"), tmp_path).path == "mkdocs.yml"


def test_what_a_build_refuses_is_told_in_its_words(tmp_path: Path) -> None:
    """Dead links, for one."""
    assert problem_of(PluginError("dead links\na: b"), tmp_path).sentence == "dead links a: b"


def test_python_s_mistake_is_told_at_its_line_and_traced(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Who edits Python can read a traceback."""
    module = tmp_path / "x.py"
    module.write_text("def f():\n    return 1 / 0\n", encoding="utf-8")
    namespace: dict[str, object] = {}
    exec(compile(module.read_text(encoding="utf-8"), str(module), "exec"), namespace)  # noqa: S102 - the test's own
    told = problem_of(caught(namespace["f"]), tmp_path)
    assert str(told) == "x.py:2:1: the site cannot be built: ZeroDivisionError: division by zero"
    assert "Traceback" in caplog.text
    caplog.clear()
    wrong = caught(lambda: compile("a = (\n", str(module), "exec"))
    assert str(problem_of(wrong, tmp_path)) == "x.py:1:1: the site cannot be built: '(' was never closed"
    assert caplog.text == ""
