"""Whether the same article comes out of every form a seed may have: `python benchmarks/forms.py FILE.jsonl…`.

The files hold an object with `body` a line. Each body is read and cleaned as plain text, and again in each form;
printed is how many of them then have another headline, deck, body, outlet or author. With `--show` their lines are
named. Asserts nothing.
"""

from __future__ import annotations

import argparse
import json
import unicodedata
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

from digest.clean import clean_article
from digest.errors import SeedError
from digest.read import read_seed
from digest.taxonomy import load_taxonomy

Form = Callable[[str], tuple[str, bytes]]
FORMS: dict[str, Form] = {
    "Markdown": lambda body: ("a.md", body.encode()),
    "below front matter": lambda body: ("a.txt", b"---\ntags: [a]\n---\n" + body.encode()),
    "UTF-16": lambda body: ("a.txt", body.encode("utf-16")),
    "decomposed letters": lambda body: ("a.txt", unicodedata.normalize("NFD", body).encode()),
    "Windows line ends": lambda body: ("a.txt", body.replace("\n", "\r\n").encode()),
    "no-break spaces": lambda body: ("a.txt", body.replace(" ", "\u00a0").encode()),
    "escaped line ends": lambda body: ("a.txt", body.replace("\n", "\\n").encode()),
    "a field of CSV": lambda body: ("a.txt", f'"{body.replace(chr(34), chr(34) * 2)}"'.encode()),
    "an object of JSON": lambda body: ("a.txt", json.dumps({"content": body}).encode()),
    "an entry of a feed": lambda body: (
        "a.txt",
        f"<item><description>{escape(body)}</description></item>".encode("utf-8", "xmlcharrefreplace"),
    ),
}


def outcome(name: str, data: bytes) -> tuple[object, ...]:
    """What is published of a seed, or why it is rejected."""
    try:
        article = clean_article(read_seed(data, name)[0], ("a",), load_taxonomy())
    except SeedError as error:
        return (str(error),)
    return article.title, article.deck, article.body, article.outlet, article.author


def main() -> None:
    """Read everything in every form and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--show", action="store_true", help="name the lines that differ")
    options = parser.parse_args()
    lines = [line for path in options.files for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    bodies = [json.loads(line)["body"] for line in lines]
    plain = [outcome("a.txt", body.encode()) for body in bodies]
    print(f"{len(bodies)} articles")
    for form, make in FORMS.items():
        others = [at for at, body in enumerate(bodies) if outcome(*make(body)) != plain[at]]
        print(
            f"{form:>20}: {len(others)} come out otherwise" + (f" (lines {others})" if options.show and others else "")
        )


if __name__ == "__main__":
    main()
