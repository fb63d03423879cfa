"""What is asked of MkDocs once for all files must come out as MkDocs says it of each."""

import posixpath

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import File, Files, set_exclusions
from mkdocs.structure.pages import _RelativePathTreeprocessor

from digest.inventory import hash_of_bytes
from digest.publish.fast.files import LateFile, RestOfFiles, set_inclusions
from digest.publish.fast.links import Links

PATHS = (
    *("index.md", "speed.md", "en/speed.md", "speed.mdx", "stories/a.md", "stories", "a/stories/b.md", ".hidden/a.md"),
    *("regions/osong.md", "regions/osong/2025.md", "regions/osong/2025.csv", "templates/a.html", "a/templates/b.html"),
    *("a/.b/c.txt", "drafts/a.md", "drafts/kept.md", "en/regions/x/y/z.md"),
)
SHOWN = "/speed.md\n/stories/\n/regions/*/\n/en/regions/*/\n"

NAMES = (
    *(
        "index",
        "method",
        "regions/index",
        "regions/osong",
        "regions/jeonju",
        "regions/osong/2025",
        "regions/jeonju/2025",
    ),
    *(
        "regions/jeonju/2025",
        "regions/osong/exosome/2025",
        "topics/exosome",
        "stories/a1b2",
        "stories/a1b3",
        "en",
        "regions",
    ),
)


@pytest.mark.parametrize(
    "options",
    [
        {"not_in_nav": SHOWN},
        {"not_in_nav": SHOWN, "exclude_docs": "*.csv", "draft_docs": "drafts/"},
        {"not_in_nav": SHOWN, "exclude_docs": "drafts/*\n!drafts/kept.md\n!.hidden/"},
    ],
)
def test_files_are_included_as_mkdocs_says(tmp_path, options):
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n")
    config = load_config(str(tmp_path / "mkdocs.yml"), **options)
    plain, fast = ([File(path, None, "site", True) for path in PATHS] for _ in range(2))
    set_exclusions(plain, config)
    set_inclusions(fast, config)
    assert [file.inclusion for file in fast] == [file.inclusion for file in plain]


@pytest.mark.parametrize("folders", [True, False])
def test_pages_lie_where_mkdocs_puts_them(tmp_path, folders):
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n")
    (tmp_path / "docs").mkdir()
    config = load_config(str(tmp_path / "mkdocs.yml"), use_directory_urls=folders)
    config.plugins._current_plugin = "digest"
    paths = [*PATHS, "README.md", "a/README.md", "en/index.md", "reindex.md", "a/.md", "a.b.md", "a.md.md"]
    late = LateFile.all_of(config, ((path, {}) for path in paths))
    assert [file.dest_uri for file in late] == [File(path, None, "site", folders).dest_uri for path in paths]
    assert [file.url for file in late] == [File(path, None, "site", folders).url for path in paths]


def test_links_lead_where_mkdocs_says(tmp_path):
    """From pages of each depth and edition, with what was found for one page used for the next."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n")
    config = load_config(str(tmp_path / "mkdocs.yml"))
    names = [f"{edition}{name}.md" for edition in ("", "en/") for name in NAMES]
    files = Files([File(name, None, "site", True) for name in names])
    set_exclusions(files, config)
    known: dict = {}
    for here in files:
        links, plain = Links(here, files, config, known), _RelativePathTreeprocessor(here, files, config)
        for there in names:
            way = posixpath.relpath(there, posixpath.dirname(here.src_uri))
            assert [links.address(way), links.address(f"{way}#a")] == [
                plain.path_to_url(way),
                plain.path_to_url(f"{way}#a"),
            ]


def test_a_static_file_is_copied_unless_one_with_its_bytes_stands(tmp_path):
    for name in ("same.css", "other.css"):
        (tmp_path / name).write_text(name)
    files = RestOfFiles([File(name, str(tmp_path), str(tmp_path / "site"), True) for name in ("same.css", "other.css")])
    set_inclusions(files, load_config(config_file_path=None, plugins=[], docs_dir=str(tmp_path)))
    files.keep = lambda uri, content: (uri, content) == ("same.css", hash_of_bytes(b"same.css"))
    files.copy_static_files()
    assert [path.name for path in (tmp_path / "site").iterdir()] == ["other.css"]
