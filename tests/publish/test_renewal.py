"""A site of which little changes is renewed where it stands, and is what a new one would be."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from digest.inventory import Inventory, hash_of_bytes
from digest.publish import renewal as module
from digest.publish.renewal import Renewal, SiteGoneError, renewed
from digest.publish.replace import unfinished
from digest.publish.spare import bring_back, keep_spare

OLD = {f"stories/{number}/index.html": f"<p>{number}" for number in range(20)} | {
    "index.html": "<p>0",
    "old/a.css": "a",
}
NEW = {uri: text for uri, text in OLD.items() if uri != "old/a.css"} | {
    "index.html": "<p>1",
    "stories/20/index.html": "<p>",
}


def write(site: Renewal, files: dict[str, str]) -> list[str]:
    """Make a site of these files; gives those that had to be written."""
    written = [uri for uri, text in files.items() if not site.keep(uri, hash_of_bytes(text.encode()))]
    for uri in written:
        (site.fresh / uri).parent.mkdir(parents=True, exist_ok=True)
        (site.fresh / uri).write_text(files[uri], encoding="utf-8")
    assert {uri for _, contents in site.files().parts for uri in contents} == files.keys()
    return written


@contextmanager
def renewal_of(folder: Path) -> Iterator[Renewal]:
    """A site in the making; where the last one is gone, it is brought back."""
    site, cache = folder / "site", folder / "cache"
    with ExitStack() as held:
        inventory = Inventory.read(cache, site) if not site.exists() else None
        beside = held.enter_context(unfinished(site))
        brought = bring_back(cache, inventory, beside) if inventory is not None else None
        yield held.enter_context(renewed(site, lambda _: (), cache, brought=brought))


def renew(folder: Path, files: dict[str, str]) -> list[str]:
    with renewal_of(folder) as site:
        written = write(site, files)
    assert contents(folder / "site") == files
    assert set(folder.iterdir()) == {folder / "site", folder / "cache"}
    inventory = Inventory.read(folder / "cache", folder / "site")
    assert inventory is not None
    assert inventory.standing().whole
    assert inventory == Inventory.take(folder / "site", {})
    return written


def stop(folder: Path, work: Callable[[Renewal], object]) -> None:
    """A build that ends with an error."""
    with renewal_of(folder) as site:
        work(site)


def contents(folder: Path) -> dict[str, str]:
    """All files; a folder without any would be told too."""
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*")}
    empty = {uri: "" for uri, path in found.items() if path.is_dir() and not any(path.iterdir())}
    return empty | {uri: path.read_text(encoding="utf-8") for uri, path in found.items() if path.is_file()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    renew(tmp_path, OLD)
    return tmp_path


def test_only_what_changed_is_written_and_the_rest_is_not_touched(folder: Path) -> None:
    site = folder / "site"
    before = {path: os.lstat(path) for path in (site, site / "stories/3/index.html")}
    assert renew(folder, NEW) == ["index.html", "stories/20/index.html"]
    assert [os.lstat(path).st_ino for path in before] == [status.st_ino for status in before.values()]
    assert os.lstat(site / "stories/3/index.html") == before[site / "stories/3/index.html"]
    assert renew(folder, NEW) == []


def test_what_somebody_saw_standing_is_not_looked_at_again_unless_it_was_written_anew(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = Inventory.mark_of(folder / "cache", folder / "site") or ""
    looks: list[Inventory] = []
    monkeypatch.setattr(Inventory, "standing", lambda self: looks.append(self) or module.NOTHING)

    def kept_with(stands: str) -> bool:
        with renewed(folder / "site", lambda _: (), folder / "cache", stands=stands) as site:
            return "index.html" in site.standing

    assert (kept_with(seen), len(looks)) == (True, 0)
    assert (kept_with("another"), len(looks)) == (False, 1)


def test_a_site_stands_until_a_file_of_it_is_touched(folder: Path) -> None:
    inventory = Inventory.read(folder / "cache", folder / "site")
    assert inventory is not None
    assert inventory.stands()
    os.utime(folder / "site/index.html", (1, 1))
    assert (inventory.stands(), inventory.standing().whole) == (False, True)


@pytest.mark.parametrize(
    "change",
    [
        lambda site: (site / "stories/3/index.html").write_text("<p>edited"),
        lambda site: (site / "stories/3/index.html").write_text("<q>3"),
        lambda site: (site / "stories/3/index.html").unlink(),
        lambda site: (site / "stories/3/more.html").write_text("<p>"),
        lambda site: (site / "stories/3/folder").mkdir(),
        lambda site: (site / "stories/99/deep").mkdir(parents=True),
        lambda site: shutil.rmtree(site / "stories/3"),
        lambda site: (site / "stories/20").write_text("a file where a folder is to be"),
        lambda site: shutil.copytree(site / "stories/3", site / "stories/77"),
        lambda site: (site / "stories").rename(site / "moved"),
        lambda site: ((site / "old").rename(site / "elsewhere"), (site / "old").symlink_to(site / "elsewhere")),
        lambda site: ((site / "index.html").unlink(), (site / "index.html").symlink_to("stories/3/index.html")),
        lambda site: [path.touch() for path in site.rglob("*")],
        lambda site: (
            shutil.copytree(site, site.parent / "copy"),
            shutil.rmtree(site),
            (site.parent / "copy").rename(site),
        ),
    ],
)
def test_whatever_happened_to_the_old_site_the_new_one_is_right(folder: Path, change: Callable[[Path], object]) -> None:
    status = os.stat(folder / "site/stories/3/index.html")
    change(folder / "site")
    if (folder / "site/stories/3/index.html").exists():  # whoever hides an edit, too
        os.utime(folder / "site/stories/3/index.html", ns=(status.st_atime_ns, status.st_mtime_ns))
    renew(folder, NEW)


@pytest.mark.parametrize("call", ["link", "replace", "rename"])
@pytest.mark.parametrize("error", [OSError, KeyboardInterrupt])
def test_a_step_that_fails_takes_back_the_ones_before(
    folder: Path, call: str, error: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    real, failures = getattr(os, call), []

    def fail(source: Path, place: Path) -> None:
        if not failures and "old" in f"{source} {place}" + "old" * (call != "rename"):
            failures.append(source)
            raise error
        real(source, place)

    monkeypatch.setattr(module.os, call, fail)
    monkeypatch.setattr(module, "swap", lambda fresh, target: shutil.rmtree(fresh) or contents(target) == OLD or 1 / 0)
    with pytest.raises(KeyboardInterrupt) if error is KeyboardInterrupt else pytest.raises(FileNotFoundError):
        with renewed(folder / "site", lambda _: (), folder / "cache") as site:
            write(site, NEW)
        raise FileNotFoundError  # it was replaced as a whole
    assert failures
    assert contents(folder / "site") == OLD


def test_a_step_that_cannot_be_done_leads_to_a_whole_new_site(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(source: Path, place: Path) -> None:
        raise OSError("no second names here")

    monkeypatch.setattr(module.os, "link", refuse)
    assert renew(folder, NEW) == ["index.html", "stories/20/index.html"]


def test_an_error_leaves_the_old_site_and_what_is_known_of_it(folder: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        stop(folder, lambda site: write(site, NEW) and 1 / 0)
    assert contents(folder / "site") == OLD
    assert renew(folder, OLD) == []


def test_the_second_of_two_at_once_keeps_nothing_and_waits(folder: Path) -> None:
    with renewed(folder / "site", lambda _: (), folder / "cache") as first:
        with pytest.raises(ZeroDivisionError):
            stop(folder, lambda site: site.keep("index.html", hash_of_bytes(b"<p>0")) or 1 / 0)
        write(first, NEW)
    assert contents(folder / "site") == NEW
    renew(folder, OLD)


def test_a_site_that_is_taken_away_meanwhile_is_an_error(folder: Path) -> None:
    with pytest.raises(SiteGoneError):
        stop(folder, lambda site: write(site, NEW) and shutil.rmtree(folder / "site"))
    assert not (folder / "site").exists()
    renew(folder, NEW)


def test_a_damaged_inventory_counts_as_none(folder: Path) -> None:
    (file,) = (folder / "cache/sites").iterdir()
    file.write_bytes(file.read_bytes()[:-1] + b"x")
    assert renew(folder, NEW) == list(NEW)


def test_a_site_whose_folder_is_gone_is_brought_back(folder: Path) -> None:
    shutil.rmtree(folder / "site")
    assert renew(folder, NEW) == ["index.html", "stories/20/index.html"]


def test_what_is_brought_back_is_what_it_was(folder: Path) -> None:
    shutil.rmtree(folder / "site")
    (kept,) = (folder / "cache/files").rglob(hash_of_bytes(b"<p>3")[2:])
    before = kept.stat()
    kept.write_text("<q>3", encoding="utf-8")
    os.utime(kept, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert renew(folder, NEW) == ["stories/3/index.html", "index.html", "stories/20/index.html"]


def test_several_processes_bring_back_what_one_does(tmp_path: Path) -> None:
    site, cache = tmp_path / "site", tmp_path / "cache"
    for number in range(100):
        (site / f"stories/{number}").mkdir(parents=True)
        (site / f"stories/{number}/index.html").write_text(f"<p>{max(number, 50)}", encoding="utf-8")
    inventory = keep_spare(cache, Inventory.take(site, {}))
    shutil.rmtree(site)
    for processes in (1, 2):
        place = tmp_path / str(processes)
        place.mkdir()
        assert bring_back(cache, inventory, place, processes) == Inventory.take(place, {})
        assert contents(place) == {f"stories/{n}/index.html": f"<p>{max(n, 50)}" for n in range(100)}


def test_a_cache_from_elsewhere_brings_a_site_back(folder: Path) -> None:
    shutil.rmtree(folder / "site")
    shutil.move(folder / "cache", folder / "before")
    shutil.copytree(folder / "before", folder / "cache")
    shutil.rmtree(folder / "before")
    assert renew(folder, OLD) == []


def test_nothing_is_brought_back_by_a_build_that_fails(folder: Path) -> None:
    shutil.rmtree(folder / "site")
    with pytest.raises(ZeroDivisionError):
        stop(folder, lambda site: write(site, NEW) and 1 / 0)
    assert set(folder.iterdir()) == {folder / "cache"}
    assert renew(folder, NEW) == ["index.html", "stories/20/index.html"]


def test_no_path_leads_out_of_the_folder(folder: Path) -> None:
    inventory = Inventory.take(folder / "site", {})
    file = next(iter(inventory.files.values()))
    for path in ("../outside", "a/../../outside", "/outside", ".."):
        replace(inventory, files={path: file}).write(folder / "cache")
        assert Inventory.read(folder / "cache", folder / "site") is None


def test_a_site_that_cannot_be_kept_twice_is_written_down(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(*_: object) -> Inventory:
        raise OSError(28, "no room")

    monkeypatch.setattr(module, "keep_spare", no_room)
    renew(tmp_path, OLD)
    assert renew(tmp_path, NEW) == ["index.html", "stories/20/index.html"]
    assert not (tmp_path / "cache/files").exists()
