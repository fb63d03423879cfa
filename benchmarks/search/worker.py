"""The theme's real search worker in a headless Chromium, asked from Python."""

from __future__ import annotations

import functools
import json
import shutil
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

_START = """async (url) => {
  const index = await (await fetch("/search/search_index.json")).json();
  const begun = performance.now();
  const worker = window.worker = new Worker(url);
  window.ask = (message) => new Promise((resolve) => {
    worker.onmessage = (event) => resolve(event.data);
    worker.postMessage(message);
  });
  await window.ask({type: 0, data: {...index, options: {suggest: true}}});
  return performance.now() - begun;
}"""
_ASK = """async (queries) => {
  const answers = [];
  for (const query of queries) {
    const begun = performance.now();
    const {data} = await window.ask({type: 2, data: query});
    const ms = performance.now() - begun;
    const results = data.items.slice(0, LIMIT).map((group) => group.map(({location, title, text, terms}) =>
      ({location, title, text, terms})));
    answers.push({query, ms, count: data.items.length, results, suggest: data.suggest});
  }
  return answers;
}"""
_BLANK = "/blank-page-of-the-benchmark.html"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the worker gave for one query."""

    query: str
    ms: float
    """From the question to the answer on the page."""
    count: int
    suggest: tuple[str, ...]
    results: tuple[tuple[dict[str, Any], ...], ...]
    """The first results; each a page, with those of its sections that match."""

    @property
    def locations(self) -> tuple[str, ...]:
        """The pages found, best first, without sections."""
        return tuple(group[0]["location"].partition("#")[0] for group in self.results)


class SearchWorker:
    """One worker with the index of one site."""

    def __init__(self, page: Page, edition: str) -> None:
        script = page.evaluate("fetch('/worker-name.txt').then(answer => answer.text())")
        self.page = page
        suffix = f"?edition={edition}" if edition != "ko" else ""
        self.ready_ms: float = page.evaluate(_START, f"/assets/javascripts/workers/{script}{suffix}")

    def ask(self, queries: Sequence[str], limit: int = 10) -> list[Answer]:
        """The answers to queries, in order, with their first `limit` results."""
        answers = self.page.evaluate(_ASK.replace("LIMIT", str(limit)), list(queries))
        return [
            Answer(
                each["query"],
                each["ms"],
                each["count"],
                tuple(each.get("suggest") or ()),
                tuple(tuple(group) for group in each["results"]),
            )
            for each in answers
        ]

    def memory_bytes(self) -> int:
        """What the worker holds after a collection: its heap and its buffers."""
        session = self.page.context.new_cdp_session(self.page)
        sizes: list[int] = []
        targets: list[str] = []
        session.on("Target.attachedToTarget", lambda event: targets.append(event["sessionId"]))
        session.on(
            "Target.receivedMessageFromTarget",
            lambda event: sizes.append(_heap_of(json.loads(event["message"]))),
        )
        session.send("Target.setAutoAttach", {"autoAttach": True, "waitForDebuggerOnStart": False, "flatten": False})
        for number, command in enumerate(("HeapProfiler.collectGarbage", "Runtime.getHeapUsage")):
            message = json.dumps({"id": number, "method": command})
            session.send("Target.sendMessageToTarget", {"sessionId": targets[0], "message": message})
            while len(sizes) <= number:
                self.page.wait_for_timeout(100)
        session.detach()
        return max(sizes)


def _heap_of(message: dict[str, Any]) -> int:
    usage = message.get("result") or {}
    return int(usage.get("usedSize", 0) + usage.get("backingStorageSize", 0))


class _Handler(SimpleHTTPRequestHandler):
    def do_GET(self) -> None:
        """Files of the site, and two that only the benchmark needs."""
        path = self.path.partition("?")[0]
        if path == _BLANK:
            self._send(b"<!doctype html><title>blank</title>", "text/html")
        elif path == "/worker-name.txt":
            scripts = sorted(Path(self.directory, "assets/javascripts/workers").glob("search.*.min.js"))
            self._send(scripts[0].name.encode(), "text/plain")
        else:
            super().do_GET()

    def _send(self, content: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address at which a folder is served while the block runs."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium: the system's, else the one Playwright brings."""
    names = ("chromium", "chromium-browser", "google-chrome")
    system = next((found for name in names if (found := shutil.which(name))), None)
    options = ["--no-sandbox", "--disable-gpu", "--enable-precise-memory-info"]
    with sync_playwright() as playwright, playwright.chromium.launch(executable_path=system, args=options) as browser:
        yield browser


@contextmanager
def search_worker(browser: Browser, site: Path, edition: str = "ko") -> Iterator[SearchWorker]:
    """A worker over the index of a site, in a page of its own."""
    with served(site) as address:
        page = browser.new_page()
        page.goto(address + _BLANK)
        try:
            yield SearchWorker(page, edition)
        finally:
            page.close()
