"""The preview: what was saved is shown at once, nothing that is shown is wrong, and in the end it is the whole site."""

from __future__ import annotations

import gc
import re
import socket
import threading
import time
import urllib.error
import urllib.request
import weakref
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from digest.errors import DigestError
from digest.model import Digest
from digest.publish import anew, site
from digest.publish.preview import server, standing
from digest.publish.preview.server import Preview
from digest.publish.preview.whole import WholeSite
from tests.publish.small_project import Project

_PATIENCE_SECONDS = 60
_SCRIPT = re.compile(rb"<script>\s*var livereload.*?</script>", re.DOTALL)


@dataclass
class Served:
    """A preview that is running, and the digest that its seeds stand for."""

    project: Project
    preview: Preview
    digest: Digest
    address: str

    def get(self, path: str) -> bytes:
        with urllib.request.urlopen(self.address + path, timeout=_PATIENCE_SECONDS) as answer:
            return _SCRIPT.sub(b"", answer.read())

    def wait_for(self, path: str, text: str) -> bytes:
        end = time.monotonic() + _PATIENCE_SECONDS
        while text.encode() not in (found := self.get(path)):
            assert time.monotonic() < end, f"{text} is not on {path}"
            time.sleep(0.05)
        return found

    def save_seed(self, digest: Digest) -> None:
        """Change a seed, so that the project has another digest."""
        self.digest = digest
        (self.project.root / "seeds" / "a.txt").write_text(str(time.monotonic()), encoding="utf-8")


@pytest.fixture
def served(project: Project, digest: Digest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Served]:
    (project.root / "seeds").mkdir()
    write_method(project, "처음 방법")
    monkeypatch.setenv("DIGEST_TEST_URL", "https://digest.example/bio/")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = tmp_path / "preview"
    folder.mkdir()
    preview = Preview(configure_for(project, port), port, folder)
    running = Served(project, preview, digest, f"http://127.0.0.1:{port}/bio/")
    monkeypatch.setattr(standing, "run_project", lambda *_: running.digest)
    for module, load in ((server, "load_tools"), (server, "load_another"), (standing, "load_another")):
        monkeypatch.setattr(module, load, gc.collect)
    thread = threading.Thread(target=preview.run)
    thread.start()
    end = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < end:
        try:
            running.get("")
            break
        except urllib.error.URLError:
            time.sleep(0.05)
    yield running
    preview.end()
    thread.join()


def write_method(project: Project, text: str) -> None:
    page = f"# 방법\n\n{text} [홈](index.md) [자료](data/digest.json)\n"
    (project.root / "docs" / "method.md").write_text(page, encoding="utf-8")


def configure_for(project: Project, port: int) -> Callable[[Path], MkDocsConfig]:
    docs = str(project.root / "docs")
    return lambda folder: load_config(
        str(project.config_file), site_dir=str(folder), docs_dir=docs, dev_addr=f"127.0.0.1:{port}"
    )


def test_a_preview_shows_what_is_saved_and_is_the_site_in_the_end(served: Served, tmp_path: Path) -> None:
    story = served.digest.entries[0].id
    assert b"a0000000001" in served.get("")
    assert "새 인용" not in served.get("data/digest.json").decode()

    served.save_seed(with_quote(served.digest, "새 인용입니다."))
    served.wait_for(f"stories/{story}/", "새 인용")
    assert "새 인용" in served.get("data/digest.json").decode(), "a file of the site before"

    write_method(served.project, "새 방법")
    served.wait_for("method/", "새 방법")

    config = configure_for(served.project, 1)(tmp_path / "whole")
    config.site_url = served.address
    config.plugins["digest"].prepared = served.digest
    with served.preview.turn:  # a process that is forked meanwhile would wait for this one's locks for ever
        build(config, serve_url=served.address)
    pages = [path.relative_to(tmp_path / "whole").as_posix() for path in (tmp_path / "whole").rglob("index.html")]
    assert len(pages) > 5
    for page in pages:
        assert served.get(page.removesuffix("index.html")) == (tmp_path / "whole" / page).read_bytes(), page
    assert served.get("sitemap.xml") == (tmp_path / "whole" / "sitemap.xml").read_bytes()

    assert [status_of(served, path) for path in ("stories/none/", "../mkdocs.yml", "none.css")] == [404] * 3
    with served.preview.turn:
        (served.project.root / "docs" / "method.md").unlink()
        served.preview._draft._built.clear()  # asked for before the preview knows
    end = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < end and status_of(served, "method/") == 200:
        time.sleep(0.05)
    assert status_of(served, "method/") == 404, "a page that is gone is served from before"


def test_an_address_without_a_page_waits_for_no_whole_site(served: Served) -> None:
    draft = served.preview._draft
    with served.preview.turn:
        assert not draft.put_out("data/digest.json")
        assert draft.put_out("regions/gaon-old/index.html")
    assert b"noindex" in served.get("regions/gaon-old/")


def test_what_the_last_draft_left_is_freed(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "_REST_SECONDS", 0.01)
    before = weakref.ref(served.preview._draft)
    gc.disable()  # as if not many objects had been made since
    try:
        served.save_seed(with_quote(served.digest, "또 다른 인용입니다."))
        end = time.monotonic() + _PATIENCE_SECONDS
        while before() is not None and time.monotonic() < end:
            time.sleep(0.05)
        assert before() is None, "every change would take memory for good"
    finally:
        gc.enable()


def test_a_whole_site_rests_while_somebody_waits(tmp_path: Path) -> None:
    beat = tmp_path / "beat"

    def build_on(folder: Path) -> None:
        while True:
            beat.write_text(str(time.monotonic()), encoding="utf-8")
            time.sleep(0.01)

    def wait_for_another(last: str) -> None:
        end = time.monotonic() + _PATIENCE_SECONDS
        while not beat.exists() or beat.read_text(encoding="utf-8") in ("", last):
            assert time.monotonic() < end, "it does not build"
            time.sleep(0.01)

    whole = WholeSite(tmp_path / "site", build_on)
    try:
        wait_for_another("")
        with whole.resting():
            time.sleep(0.1)  # a signal takes its time
            last = beat.read_text(encoding="utf-8")
            time.sleep(0.2)
            assert beat.read_text(encoding="utf-8") == last
        wait_for_another(last)
    finally:
        whole.stop()
    assert not whole.ready


def status_of(served: Served, path: str) -> int:
    try:
        served.get(path)
    except urllib.error.HTTPError as error:
        return error.code
    return 200


def with_quote(digest: Digest, text: str) -> Digest:
    first, *rest = digest.entries
    quotes = tuple(replace(quote, text=text) for quote in first.excerpt)
    assert quotes
    return replace(digest, entries=(replace(first, excerpt=quotes), *rest))


def test_the_digest_is_made_anew_only_for_what_it_is_made_of(
    project: Project, digest: Digest, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[object] = []
    forgotten: list[object] = []
    marks = {"data": "1", "templates": "1", "seeds": "1"}
    monkeypatch.setattr(standing, "state_of", lambda folder: marks[Path(folder).name])
    monkeypatch.setattr(standing, "run_project", lambda *asked: made.append(asked) or replace(digest))
    monkeypatch.setattr(standing, "forget", lambda *packages: forgotten.append(packages))
    ours = standing.Standing()

    def ask(as_of: object = None) -> tuple[bool, int, int]:
        made.clear(), forgotten.clear()
        _, fresh = ours.digest(str(project.config_file), "seeds", as_of, "")
        return fresh, len(made), len(forgotten)

    assert ask() == (True, 1, 1)
    assert ask() == (False, 0, 0)
    marks["templates"] = "2"
    assert ask() == (False, 0, 1)
    marks["seeds"] = "2"
    assert ask() == (True, 1, 0)
    marks["data"] = "2"
    assert ask() == (True, 1, 1)
    assert ask("2026-01-01") == (True, 1, 0)
    monkeypatch.setattr(standing, "run_project", lambda *_: (_ for _ in ()).throw(DigestError("broken")))
    marks["seeds"] = "3"
    with pytest.raises(DigestError):
        ask()
    with pytest.raises(DigestError):
        ask()


def test_serve_previews_the_project_with_its_options(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[MkDocsConfig, int]] = []
    monkeypatch.setattr(site, "preview", lambda configure, port: asked.append((configure(project.root / "x"), port)))
    elsewhere = replace(project.settings, seeds_dir=project.root / "others", as_of=anew.date(2025, 6, 1))
    site.serve(elsewhere, 8123, config_file=project.config_file)
    [(config, port)] = asked
    options = config.plugins["digest"].config
    assert (port, options.seeds, options.as_of) == (8123, str(project.root / "others"), "2025-06-01")
