"""What the pages of a finished site weigh and how soon they show: `python benchmarks/weight.py SITE`.

The heaviest page of each kind is opened in headless Chromium as a first visit, served with gzip as static hosts do.
Bytes are those of the HTML, of everything the visit fetches, and of what crossed the wire for it, headers included.
Prints a table and asserts nothing; times depend on what else the machine does.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import json
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

KINDS = (
    ("home", ""),
    ("region", "regions/*"),
    ("region, by time or topic", "regions/*/*"),
    ("region by topic, by time", "regions/*/*/*"),
    ("topic", "topics/*"),
    ("topic, by time", "topics/*/*"),
    ("story", "stories/*"),
    ("regions", "regions"),
    ("topics", "topics"),
    ("timeline", "timeline"),
    ("timeline, by time", "timeline/*"),
    ("promises", "promises"),
    ("agreements", "agreements"),
    ("sources", "sources"),
    ("method", "method"),
)
LIMIT = 150_000
PACKED = frozenset({".html", ".css", ".js", ".json", ".svg", ".xml"})
SHIFTS = """
window.shifted = 0;
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
}).observe({type: 'layout-shift', buffered: true});
"""
PAINTED = "(performance.getEntriesByName('first-contentful-paint')[0] || {startTime: NaN}).startTime"
SETTLED_MS = 300
"""Milliseconds after the load event until the page is looked at; what moves later moves at a reader's wish."""


class Host(SimpleHTTPRequestHandler):
    """A static host that packs what can be packed."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer with a file, packed."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        content = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if path.suffix in PACKED:
            content = gzip.compress(content)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@dataclass(frozen=True, slots=True)
class Visit:
    """What one first visit fetched and showed."""

    requests: int
    decoded: int
    transferred: int
    painted_ms: float
    shifted: float
    foreign: int
    errors: int


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address at which a site is served meanwhile."""
    host = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Host, directory=str(site)))
    threading.Thread(target=host.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{host.server_port}/"
    host.shutdown()


def visit(browser: Browser, address: str, place: str) -> Visit:
    """Open a page with an empty cache."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.add_init_script(SHIFTS)
    page = context.new_page()
    urls: list[str] = []
    errors: list[str] = []
    sizes = {"dataLength": 0, "encodedDataLength": 0}

    def count(name: str, event: dict[str, float]) -> None:
        sizes[name] += int(event[name])

    protocol = context.new_cdp_session(page)
    protocol.send("Network.enable")
    protocol.on("Network.dataReceived", functools.partial(count, "dataLength"))
    protocol.on("Network.loadingFinished", functools.partial(count, "encodedDataLength"))
    page.on("request", lambda request: urls.append(request.url))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(address + place, wait_until="load")
    page.wait_for_timeout(SETTLED_MS)
    found = Visit(
        requests=len(urls),
        decoded=sizes["dataLength"],
        transferred=sizes["encodedDataLength"],
        painted_ms=page.evaluate(PAINTED),
        shifted=page.evaluate("window.shifted"),
        foreign=sum(not url.startswith((address, "data:", "blob:")) for url in urls),
        errors=len(errors),
    )
    context.close()
    return found


def heaviest(site: Path, pattern: str) -> tuple[Path, int] | None:
    """The heaviest page of a kind in either edition, and its bytes."""
    pages = [
        page
        for root in (site, site / "en")
        for page in root.glob(f"{pattern}/index.html" if pattern else "index.html")
        if b'http-equiv="refresh"' not in page.read_bytes()[:600]
    ]
    page = max(pages, key=lambda path: (path.stat().st_size, str(path)), default=None)
    return (page, page.stat().st_size) if page else None


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    site = parser.parse_args().site
    weights = sorted((path.stat().st_size, path.relative_to(site).as_posix()) for path in site.rglob("*.html"))
    stats = json.loads((site / "data" / "digest.json").read_text(encoding="utf-8"))["stats"]
    above = sum(weight > LIMIT for weight, _ in weights)
    print(f"{stats['stories_published']:,} stories, {len(weights):,} pages, {above} above {LIMIT:,} bytes;", end=" ")
    print("heaviest:", ", ".join(f"{path} {weight:,}" for weight, path in weights[:-4:-1]))
    print()
    print(
        "| kind | page | HTML | packed | requests | decoded | transferred | painted (ms) | shift | foreign | errors |"
    )
    print("|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|")
    system = shutil.which("chromium") or shutil.which("google-chrome")
    with served(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=system, args=["--no-sandbox", "--disable-gpu"])
        visit(browser, address, "404.html")  # the browser's own first start is no page's
        for kind, pattern in KINDS:
            if (found := heaviest(site, pattern)) is None:
                continue
            page, weight = found
            place = page.relative_to(site).as_posix().removesuffix("index.html")
            packed = len(gzip.compress(page.read_bytes()))
            seen = visit(browser, address, place)
            print(
                f"| {kind} | /{place} | {weight:,} | {packed:,} | {seen.requests} | {seen.decoded:,} |"
                f" {seen.transferred:,} | {seen.painted_ms:.0f} | {seen.shifted:.3f} | {seen.foreign} | {seen.errors} |"
            )
        browser.close()


if __name__ == "__main__":
    main()
