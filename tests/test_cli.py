"""The promises of the command line: exit codes, machine-readable output, nothing lost, nothing half done."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner, Result

from digest.cli import cli
from tests.conftest import ROOT

SEEDS = ROOT / "tests" / "golden" / "seeds"
ARTICLE = """세종시, 체외진단 시험실 연다
입력 2025-09-02 08:10
세종시는 2일 체외진단 의료기기 시험실을 열고 기업 14곳의 시험을 지원한다고 밝혔다.
시험실에는 35억원이 투입됐다. 세종테크노파크가 운영을 맡는다.
"""


def digest(*arguments: str) -> Result:
    return CliRunner().invoke(cli, list(arguments))


def digest_apart(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "digest", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "sejong.txt").write_text(ARTICLE, encoding="utf-8")
    return folder


def test_check_counts_every_seed_and_tells_findings() -> None:
    result = digest("check", "--json", "--seeds", str(SEEDS))
    report = json.loads(result.stdout)
    assert report["stats"]["seeds"] == report["stats"]["articles"] + report["stats"]["rejected"] == 8
    assert [item["seed"] for item in report["rejected"]] == ["empty.txt"]
    assert result.exit_code == (1 if report["findings"] else 0)


def test_check_lists_the_closest_calls_of_merging(tmp_path: Path) -> None:
    table = tmp_path / "review.csv"
    result = digest("check", "--json", "--review", str(table), "--seeds", str(SEEDS))
    (call,) = json.loads(result.stdout)["review"]
    assert {call["left"], call["right"]} == {"seeds/2025/iksan-signing.txt", "seeds/2025/iksan-signing-wire.md"}
    assert call["decision"] == "merged as release"
    header, row = table.read_text(encoding="utf-8-sig").splitlines()
    assert header == "left,right,decision,score,reason,vetoes,otherwise"
    assert "iksan-signing" in row
    assert "close call: seeds/2025/iksan-signing" in digest("check", "--seeds", str(SEEDS)).stdout


def test_check_of_sound_seeds_is_quiet_and_writes_nothing(seeds: Path) -> None:
    before = sorted(seeds.parent.rglob("*"))
    result = digest("check", "--seeds", str(seeds))
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("1 seed: 1 article in 1 story, 0 rejected;")
    assert sorted(seeds.parent.rglob("*")) == before


def test_a_finding_makes_check_and_a_strict_build_fail_and_keeps_the_old_site(seeds: Path, tmp_path: Path) -> None:
    (seeds / "curation.yml").write_text("seeds: {gone.txt: {hide: true, reason: r}}\n", encoding="utf-8")
    site = tmp_path / "site"
    assert digest("check", "--seeds", str(seeds)).exit_code == 1
    result = digest("build", "--strict", "--seeds", str(seeds), "--site", str(site))
    assert result.exit_code == 1
    assert "curation.yml: seeds.gone.txt: no seed has this path" in result.stderr
    assert not site.exists()


def test_a_broken_curation_file_is_unusable(seeds: Path) -> None:
    (seeds / "curation.yml").write_text("seeds: {sejong.txt: {published: soon}}\n", encoding="utf-8")
    run = digest_apart("check", "--seeds", str(seeds), cwd=ROOT)
    assert run.returncode == 2
    assert len(run.stderr.splitlines()) == 2
    assert "Traceback" not in run.stderr


def test_a_wrong_address_of_the_site_is_told_before_any_work(seeds: Path, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: s\nsite_url: digest.example\n", encoding="utf-8")
    run = digest_apart("build", "--seeds", str(seeds), cwd=tmp_path)
    assert run.returncode == 2
    assert "site_url: expected an address with http(s)://, found 'digest.example'" in run.stderr
    assert not list(tmp_path.rglob("results-*")), "articles were read before that"


@pytest.mark.parametrize(
    "arguments", [["check", "--seeds", "/nowhere"], ["nonsense"], ["build", "--as-of", "soon"], ["export"]]
)
def test_wrong_usage_has_exit_code_2(arguments: list[str]) -> None:
    assert digest(*arguments).exit_code == 2


def test_hidden_seeds_are_rejected_with_the_curators_reason(seeds: Path) -> None:
    (seeds / "curation.yml").write_text("seeds: {sejong.txt: {hide: true, reason: withdrawn}}\n", encoding="utf-8")
    report = json.loads(digest("check", "--json", "--seeds", str(seeds)).stdout)
    assert report["rejected"] == [
        {"seed": "sejong.txt", "stage": "curation", "reason": "hidden by the curator: withdrawn"}
    ]


def test_the_same_bytes_twice_are_rejected_once(seeds: Path) -> None:
    (seeds / "twin.txt").write_bytes((seeds / "sejong.txt").read_bytes())
    report = json.loads(digest("check", "--json", "--seeds", str(seeds)).stdout)
    assert report["rejected"] == [
        {"seed": "twin.txt", "stage": "read", "reason": "has the same bytes as seeds/sejong.txt"}
    ]


def test_explain_tells_about_a_seed(seeds: Path) -> None:
    result = digest("explain", "sejong.txt", "--seeds", str(seeds))
    assert result.exit_code == 0
    assert "published: 2025-09-02  stated" in result.stdout


def test_export_twice_gives_the_same_bytes_and_diff_finds_nothing(seeds: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        assert digest("export", "--out", str(tmp_path / name), "--seeds", str(seeds)).exit_code == 0
    files = [
        {p.relative_to(tmp_path / n): p.read_bytes() for p in (tmp_path / n).rglob("*") if p.is_file()}
        for n in ("one", "two")
    ]
    assert files[0] == files[1]
    assert len(files[0]) > 8
    assert "Nothing." in digest("diff", str(tmp_path / "one"), str(tmp_path / "two")).stdout


def test_as_of_speaks_for_another_day(seeds: Path, tmp_path: Path) -> None:
    digest("export", "--out", str(tmp_path / "x"), "--seeds", str(seeds), "--as-of", "2026-01-31")
    assert json.loads((tmp_path / "x" / "digest.json").read_text())["as_of"] == "2026-01-31"


PAGE = (
    "<html><head><title>t</title><meta property='og:title' content='대전시, 유전체 시험실 확대'>"
    "<meta property='article:published_time' content='2025-08-01T09:00:00+09:00'></head><body><article>"
    "<p>대전시는 1일 유전체 시험실을 넓혀 기업 21곳을 지원한다고 밝혔다. 시험실에는 12억원이 투입됐다.</p>"
    "<p>대전테크노파크가 운영을 맡으며 올해 말까지 장비를 들인다. 시는 지역 기업의 참여를 늘릴 계획이다.</p>"
    "</article></body></html>"
)


def test_add_stores_an_article_once(seeds: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "page.html"
    fresh.write_text(PAGE, encoding="utf-8")
    first = digest("add", str(fresh), str(tmp_path / "missing.txt"), "--seeds", str(seeds))
    assert first.exit_code == 1
    assert "missing.txt: cannot be read" in first.stderr
    stored = Path(first.stdout.strip())
    text = stored.read_text(encoding="utf-8")
    assert stored.parent == seeds / "2025"
    assert re.match(r"---\ntitle: 대전시, 유전체 시험실 확대\n(?:.+\n)*?published: '?2025-08-01'?\n", text)
    assert "<p>" not in text
    again = digest("add", str(fresh), "--seeds", str(seeds))
    assert (again.exit_code, again.stdout) == (1, "")
    assert f"is there already as seeds/2025/{stored.name}" in again.stderr


def test_add_fetches_an_address(seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The library that fetches refuses addresses of this machine, so its answer is played."""
    answers = {"https://example.org/news": SimpleNamespace(status=200, data=PAGE.encode())}
    monkeypatch.setattr(
        "trafilatura.fetch_response", lambda url, decode: answers.get(url, SimpleNamespace(status=404, data=b""))
    )
    result = digest("add", "https://example.org/news", "https://example.org/gone", "--seeds", str(seeds))
    (stored,) = result.stdout.split()
    assert "url: https://example.org/news\n" in Path(stored).read_text(encoding="utf-8")
    assert "https://example.org/gone: cannot be fetched (HTTP 404)" in result.stderr
    assert result.exit_code == 1
    again = digest("add", "http://www.example.org/news?utm_source=x#top", "--seeds", str(seeds))
    assert again.exit_code == 1


def test_the_readme_names_every_command() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in cli.commands if f"`digest {name}" not in readme] == []


def test_a_process_that_is_left_has_said_everything() -> None:
    code = "import atexit; from digest.memory import leave; atexit.register(print, 'last'); print('first'); leave(3)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (run.stdout, run.stderr, run.returncode) == ("first\nlast\n", "", 3)
