"""Docs: the generated pages say what the program says, and the README keeps to its size."""

from pathlib import Path

import pytest
from docs.generate import PAGES, commands

from variorum.cli import main

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("name", PAGES)
def test_generated_pages_are_up_to_date(name):
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == PAGES[name](), "run 'make docs'"


@pytest.mark.parametrize("name", [name for name, _ in commands(main, "variorum")])
def test_every_command_ends_its_help_with_an_example(name):
    command = dict(commands(main, "variorum"))[name]

    assert "Example:" in (command.help or "")


def test_the_readme_is_short_and_opens_with_the_two_commands():
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()

    assert len(lines) < 100
    assert [line for line in lines if line.startswith("make ")][:2] == ["make demo", "make test"]
