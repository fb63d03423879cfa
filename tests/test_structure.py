"""The layout's own promises: module sizes, names, no addresses of registries, nothing fetched."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "digest").rglob("*.py"))
TRACKED = [
    ROOT / name
    for name in subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\0")
    if name and (ROOT / name).is_file()
]
LIMIT = 300
SMALL = sorted(path for path in TRACKED if path.suffix == ".py")


@pytest.mark.parametrize("module", SMALL, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_modules_stay_small(module: Path) -> None:
    lines = len(module.read_text(encoding="utf-8").splitlines())
    assert lines < LIMIT, f"{module.relative_to(ROOT)} has {lines} lines (expected fewer than {LIMIT})"


def test_the_mkdocs_plugin_stays_thin() -> None:
    assert len((ROOT / "digest/publish/plugin.py").read_text(encoding="utf-8").splitlines()) < 100


def test_only_the_publisher_knows_mkdocs_and_only_render_knows_jinja() -> None:
    for module in MODULES:
        text = module.read_text(encoding="utf-8")
        place = module.relative_to(ROOT / "digest").parts[0]
        assert place == "publish" or not re.search(r"^\s*(?:import|from) (?:mkdocs|material)\b", text, re.M), module
        assert place == "render" or not re.search(r"^\s*(?:import|from) jinja2\b", text, re.M), module


def test_no_two_modules_keep_a_file_of_one_name() -> None:
    """Each would take what the other kept for damaged, and nothing but time would tell."""
    texts = [module.read_text(encoding="utf-8") for module in MODULES]
    names = [
        name
        for text in texts
        for name in {
            *re.findall(r'^_FILE = "(\w+)"$', text, re.M),
            *re.findall(r'(?:read|write)_kept\(\w+, "(\w+)"', text),
        }
    ]
    assert len(names) > 5
    assert sorted(names) == sorted(set(names))


def test_no_file_names_a_package_registry() -> None:
    registry = re.compile("(?:py" + r"pi\.org|pythonhosted\.org|index-url\s|npm" + r"js\.(?:org|com)|registry\.)", re.I)
    files = [p for p in TRACKED if p.suffix in {".txt", ".in", ".toml", ".yml", ".py", ".md", ".sh", ""}]
    offenders = [
        p for p in files if p != Path(__file__) and registry.search(p.read_text(encoding="utf-8", errors="replace"))
    ]
    assert offenders == []


def test_seeds_are_kept_as_they_came() -> None:
    attributes = (ROOT / ".gitattributes").read_text(encoding="utf-8")
    assert "seeds/** -text" in attributes


def test_workflows_pin_actions_and_grant_little() -> None:
    for workflow in sorted((ROOT / ".github/workflows").glob("*.yml")):
        text = workflow.read_text(encoding="utf-8")
        uses = re.findall(r"uses:\s*(\S+)", text)
        assert uses
        assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", action) for action in uses), workflow.name
        assert re.search(r"^permissions:\n  contents: read$", text, re.M), workflow.name
        assert "secrets." not in text
        assert "pull_request_target" not in text
