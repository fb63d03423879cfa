"""The command `digest`: a thin front over the pipeline and the publisher.

What a command works with is loaded when it is called: a build with nothing to do ends before that.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from digest import __version__, unchanged
from digest.cache import DEFAULT_FOLDER
from digest.errors import ConfigurationError, DigestError
from digest.kept import Progress
from digest.memory import collect_seldom, leave
from digest.model import Digest, Finding
from digest.settings import Settings
from digest.taxonomy import load_taxonomy

FINDINGS = 1
"""Exit code: it worked, and there is something a curator should look at."""
UNUSABLE = 2
"""Exit code: wrong usage, or a configuration that cannot be used."""


def seeds_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--seeds DIR`, with the check that the folder is there."""
    return click.option(
        "--seeds",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        default="seeds",
        show_default=True,
        help="Folder of the articles and their curation.yml.",
    )(command)


def as_of_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--as-of DATE`."""
    return click.option(
        "--as-of",
        type=click.DateTime(["%Y-%m-%d"]),
        help="The date the digest speaks for; default: the newest publication date.",
    )(command)


def _settings(seeds: Path, as_of: datetime | None = None) -> Settings:
    day = as_of.date() if as_of else None
    return Settings(seeds_dir=seeds, as_of=day, cache_dir=DEFAULT_FOLDER)


def _progress() -> Progress | None:
    """A counter on a terminal; nothing in a pipe."""
    if not sys.stderr.isatty():
        return None

    def show(stage: str, done: int, total: int) -> None:
        if done == total or done % 25 == 0:
            click.echo(f"\r{stage}: {done} of {total}\x1b[K", err=True, nl=done == total)

    return show


def _summary(digest: Digest) -> str:
    stats = dict(digest.stats)
    return (
        f"{_counted(stats['seeds'], 'seed')}: {_counted(stats['articles'], 'article')} in"
        f" {_counted(stats['stories'], 'story', 'stories')}, {stats['rejected']} rejected;"
        f" {_counted(stats['claims'], 'claim')}, {_counted(stats['agreements'], 'agreement')};"
        f" as of {digest.as_of or 'no date'}"
    )


def _counted(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def _print_findings(findings: tuple[Finding, ...]) -> None:
    for finding in findings:
        click.echo(str(finding), err=True)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def cli() -> None:
    """Scraped bio-cluster articles in, a curated, searchable site out."""
    collect_seldom()


@cli.command()
@seeds_option
@click.option("--site", type=click.Path(file_okay=False, path_type=Path), default="site", show_default=True)
@click.option("--strict", is_flag=True, help="Publish nothing if there is a finding or a broken link.")
@click.option("--plain", is_flag=True, help="Leave every page to MkDocs and the theme: slower, the same site.")
@as_of_option
def build(seeds: Path, site: Path, strict: bool, plain: bool, as_of: datetime | None) -> None:
    """Turn the seeds into a finished site; the old one stays until the new one is complete."""
    inputs = unchanged.Inputs(seeds, site, (str(as_of), str(plain)))
    mark = inputs.mark(DEFAULT_FOLDER, _begin_loading)
    outcome = unchanged.look(DEFAULT_FOLDER, mark, site)
    if outcome is None:
        since: list[str] = []
        outcome = _build(seeds, site, strict, plain, as_of, lambda: since.append(inputs.mark(DEFAULT_FOLDER)))
        if not (strict and outcome.findings) and since[-1:] == [mark]:
            unchanged.remember(DEFAULT_FOLDER, mark, site, outcome)
    _print_findings(outcome.findings)
    if strict and outcome.findings:
        click.echo(f"{_counted(len(outcome.findings), 'finding')}; {site} is as it was (--strict)", err=True)
        sys.exit(FINDINGS)
    click.echo(f"{site}: {outcome.summary}")


def _begin_loading() -> None:
    """Let the analyser be loaded by a process of its own: nothing takes as long, so it comes before all else but what
    is imported here and there."""
    from digest.annex import begin_apart
    from digest.entries import load_tools
    from digest.parallel import usable_cpus

    load_taxonomy()  # here and there, too
    begin_apart(load_tools, usable_cpus())


def _build(
    seeds: Path, site: Path, strict: bool, plain: bool, as_of: datetime | None, meanwhile: Callable[[], None]
) -> unchanged.Outcome:
    from digest.pipeline import run
    from digest.publish import build_site, preparing, site_url_of

    settings = _settings(seeds, as_of)
    site_url_of(settings.config_file)  # a mistake there is told before minutes of work, not behind them
    with preparing(settings, site, meanwhile) as ready:
        digest = run(settings, _progress(), ready.stories_are_there)
        findings = digest.findings
        if not (strict and findings):
            findings += build_site(digest, settings, site, strict=strict, plain=plain, ready=ready)
    return unchanged.Outcome(findings, _summary(digest))


@cli.command()
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True)
@seeds_option
@as_of_option
def export(out: Path, seeds: Path, as_of: datetime | None) -> None:
    """Write only the data files (digest.json, CSV, SQLite), no HTML."""
    from digest.pipeline import run
    from digest.publish import export_data

    digest = run(_settings(seeds, as_of), _progress())
    export_data(digest, load_taxonomy(), out)
    click.echo(f"{out}: {_summary(digest)}")


@cli.command()
@click.argument("directory", type=click.Path(file_okay=False, path_type=Path))
@seeds_option
@as_of_option
def write(directory: Path, seeds: Path, as_of: datetime | None) -> None:
    """Write the Markdown tree and a plain mkdocs.yml that any engine for MkDocs projects builds."""
    from digest.pipeline import run
    from digest.publish import site_url_of, write_tree

    settings = replace(_settings(seeds, as_of), site_url=site_url_of())
    digest = run(settings, _progress())
    write_tree(directory, digest, load_taxonomy(), settings)
    click.echo(f"{directory}: {_summary(digest)}")


@cli.command()
@seeds_option
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@click.option("--review", type=click.Path(dir_okay=False, path_type=Path), help="Write the closest calls as CSV.")
def check(seeds: Path, as_json: bool, review: Path | None) -> None:
    """Validate seeds, taxonomies and curation; write nothing else. Exit code 1 if there are findings."""
    from digest.pipeline import run
    from digest.publish import REVIEW, csv_bytes, review_rows

    digest = run(_settings(seeds), _progress())
    calls = review_rows(digest)
    if review is not None:
        review.write_bytes(csv_bytes(REVIEW, calls))
    if as_json:
        click.echo(
            json.dumps(
                {
                    "stats": dict(digest.stats),
                    "findings": [{"where": f.where, "what": f.what, "expected": f.expected} for f in digest.findings],
                    "review": calls,
                    "rejected": [{"seed": r.src_uri, "stage": r.stage, "reason": r.reason} for r in digest.rejections],
                },
                ensure_ascii=False,
                indent=2,
            )
        )
    else:
        for rejection in digest.rejections:
            click.echo(f"rejected: seeds/{rejection.src_uri} ({rejection.stage}): {rejection.reason}")
        for call in calls:
            click.echo(f"close call: {call['left']} and {call['right']}: {call['decision']}, {call['score']} of 100")
        _print_findings(digest.findings)
        click.echo(f"{_summary(digest)}; {_counted(len(digest.findings), 'finding')}")
    if digest.findings:
        sys.exit(FINDINGS)


@cli.command()
@click.argument("key", metavar="SEED-or-ID")
@click.argument("other", metavar="[SEED-or-ID]", required=False)
@seeds_option
def explain(key: str, other: str | None, seeds: Path) -> None:
    """Show why an article was merged, kept apart, labelled or rejected; of two, why they are one story or two."""
    from digest.explain import explain as explain_one
    from digest.explain import explain_pair, name_of
    from digest.pipeline import run

    digest = run(_settings(seeds), _progress())
    names = [name_of(name, seeds) for name in (key, other) if name]
    click.echo(explain_pair(digest, *names) if other else explain_one(digest, *names), nl=False)


@cli.command()
@click.argument("old", type=click.Path(exists=True, path_type=Path))
@click.argument("new", type=click.Path(exists=True, path_type=Path))
def diff(old: Path, new: Path) -> None:
    """Show as Markdown what changes for readers between two exports."""
    from digest.compare import compare_exports

    click.echo(compare_exports(old, new), nl=False)


@cli.command()
@click.argument("sources", metavar="FILE-or-URL...", nargs=-1, required=True)
@seeds_option
def add(sources: tuple[str, ...], seeds: Path) -> None:
    """Store articles under the seeds folder with front matter; refuse what is there already."""
    from digest.intake import add_articles

    outcomes = add_articles(sources, _settings(seeds), load_taxonomy())
    for outcome in outcomes:
        if outcome.path:
            click.echo(f"{seeds / outcome.path}")
        else:
            click.echo(f"{outcome.source}: {outcome.reason}", err=True)
    if not all(outcome.path for outcome in outcomes):
        sys.exit(FINDINGS)


@cli.command()
@seeds_option
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
def serve(seeds: Path, port: int) -> None:
    """Preview with live reload when seeds, taxonomies, templates or docs change."""
    from digest.publish import serve as serve_site

    serve_site(_settings(seeds), port)


@cli.command("eval")
@click.option("--examples", type=click.Path(exists=True, file_okay=False, path_type=Path), default="tests/quality")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@click.option("--write", "target", type=click.Path(dir_okay=False, path_type=Path), help="The file of the method page.")
def eval_(examples: Path, as_json: bool, target: Path | None) -> None:
    """Measure quality on the labelled examples, against the floors kept beside them."""
    from digest.evaluate import evaluate, load_examples, write_measures

    labelled = load_examples(examples)
    measures = evaluate(labelled, load_taxonomy())
    if target:
        write_measures(target, measures, len(labelled.labels))
    if as_json:
        click.echo(json.dumps([measure.as_dict() for measure in measures], ensure_ascii=False, indent=2))
    else:
        for measure in measures:
            click.echo(str(measure))
    if any(measure.below_floor for measure in measures):
        sys.exit(FINDINGS)


def main() -> None:
    """Entry point: errors raised on purpose are shown without a traceback, with exit code 2."""
    try:
        cli.main(standalone_mode=True)
    except SystemExit as left:
        if isinstance(left.code, int):
            leave(left.code)
        raise
    except ConfigurationError as error:
        click.echo(str(error), err=True)
        leave(UNUSABLE)
    except DigestError as error:
        click.echo(f"digest: {error}", err=True)
        leave(UNUSABLE)
