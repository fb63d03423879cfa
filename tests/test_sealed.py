"""Files that are read as they were written, or not at all."""

from __future__ import annotations

import os
import time
from pathlib import Path

from digest.sealed import read_sealed, write_sealed


def test_what_was_written_is_read_under_its_key_alone(tmp_path: Path) -> None:
    file = tmp_path / "a" / "kept"
    write_sealed(file, b"key", b"content")
    assert bytes(read_sealed(file, b"key") or b"") == b"content"
    assert read_sealed(file, b"other") is None
    file.write_bytes(file.read_bytes()[:-1])
    assert read_sealed(file, b"key") is None


def test_what_a_process_left_that_was_ended_while_it_wrote_goes(tmp_path: Path) -> None:
    left, being_written, other = (tmp_path / name for name in (".kept-abcdefgh", ".kept-12345678", ".kept2-abcdefgh"))
    for path in (left, being_written, other):
        path.write_bytes(b"half")
    day_ago = time.time() - 86_400
    for path in (left, other):
        os.utime(path, (day_ago, day_ago))
    write_sealed(tmp_path / "kept", b"key", b"content")
    assert [path.exists() for path in (left, being_written, other)] == [False, True, True]
