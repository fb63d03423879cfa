"""Sites built from made-up digests with plain MkDocs, and how to read them."""

from __future__ import annotations

import atexit
import posixpath
import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from urllib.parse import unquote, urlsplit

import lxml.html
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.utils.yaml import yaml_load

from digest.model import Digest
from digest.publish import generate
from digest.render import navigation
from tests.render import sample

ROOT = Path(__file__).parents[2]


def read_docs() -> dict[str, str]:
    docs = ROOT / "docs"
    return {path.relative_to(docs).as_posix(): path.read_text(encoding="utf-8") for path in sorted(docs.rglob("*.md"))}


EVERYTHING = re.compile("")


def write_project(digest: Digest, folder: Path, only: re.Pattern[str] = EVERYTHING) -> Path:
    """A plain MkDocs project with all pages and all files beside them.

    Args:
        only: Which files to write, by path; for tests that look at a few pages of many.
    """
    taxonomy = sample.make_taxonomy()
    generated = generate(digest, taxonomy, read_docs(), "")
    pages = (page for page in generated.pages if only.match(f"docs/{page.src_uri}"))
    files: dict[str, str | bytes] = {f"docs/{page.src_uri}": page.markdown for page in pages}
    files |= {f"docs/{asset.uri}": asset.content for asset in (*generated.assets, *generated.derived)}
    files |= {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in (ROOT / "docs" / "assets").iterdir()}
    config = yaml_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    config["site_url"] = ""
    config["plugins"] = [entry for entry in config["plugins"] if entry != "digest"]
    config["theme"]["custom_dir"] = str(ROOT / "digest" / "theme")
    config["nav"] = navigation(digest, taxonomy)
    files = {uri: text for uri, text in files.items() if only.match(uri)}
    files["mkdocs.yml"] = yaml.safe_dump(config, allow_unicode=True, sort_keys=False)
    for uri, text in files.items():
        path = folder / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder / "mkdocs.yml"


def build_project(config_file: Path, *, strict: bool = True) -> Path:
    """The folder of a finished site; where strict, a warning of MkDocs is an error."""
    site = config_file.parent / "site"
    config = load_config(str(config_file), strict=strict, site_dir=str(site))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return site


def build_digest(digest: Digest) -> Path:
    """The folder of a finished site; a warning of MkDocs is an error."""
    folder = Path(mkdtemp(prefix="digest-site-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return build_project(write_project(digest, folder))


@cache
def site_of(count: int) -> Path:
    """The site of a sample of that many stories, built once."""
    return build_digest(sample.make_sample(count))


def pages_of(site: Path) -> Iterator[tuple[str, lxml.html.HtmlElement]]:
    """Every page by its address."""
    for path in sorted(site.rglob("*.html")):
        address = path.relative_to(site).as_posix().removesuffix("index.html")
        yield address, lxml.html.document_fromstring(path.read_text(encoding="utf-8"))


def resolve(address: str, href: str) -> tuple[str, str]:
    """The site-relative address and the anchor that a link on a page leads to."""
    parts = urlsplit(href)
    if not parts.path:
        return address, unquote(parts.fragment)
    path = posixpath.normpath(posixpath.join("/", posixpath.dirname(address), parts.path)).lstrip("/")
    if path and parts.path.endswith(("/", ".", "..")):
        path += "/"
    return unquote(path), unquote(parts.fragment)
