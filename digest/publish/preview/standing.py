"""The digest of a project that is being edited, made anew when something it is made of has changed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from digest import vocabulary
from digest.annex import tell_apart
from digest.entries import load_tools
from digest.folders import state_of
from digest.model import Digest
from digest.morphology import load_another
from digest.publish.anew import forget, run_project

_DATA = Path(str(vocabulary.DATA))
_TEMPLATES = _DATA.with_name("templates")
_WRITERS = ("digest.render", "digest.publish", "digest.provenance")
"""Who remembers what templates say."""


@dataclass(slots=True)
class Standing:
    """What the last digest was made of. Files are known by size and time, so asking again costs little."""

    _vocabularies: str = ""
    _templates: str = ""
    _sources: tuple[str, ...] = ()
    _digest: Digest | None = None

    def digest(self, config_file: str, seeds: str, as_of: object, site_url: str) -> tuple[Digest, bool]:
        """As `run_project`, and whether it is another one than before."""
        vocabularies, templates = state_of(str(_DATA)), state_of(str(_TEMPLATES))
        sources = (state_of(str(Path(config_file).parent / seeds)), config_file, seeds, str(as_of), site_url)
        if vocabularies != self._vocabularies:
            forget()
            tell_apart(load_tools)  # while this process reads and compares
        elif templates != self._templates:
            forget(_WRITERS)
        known = self._digest
        if known is None or (vocabularies, sources) != (self._vocabularies, self._sources):
            self._digest = None  # an error leaves nothing that could be taken for today's
            known = run_project(config_file, seeds, as_of, site_url)
            tell_apart(load_another)  # while nobody waits
        fresh = known is not self._digest
        self._vocabularies, self._templates, self._sources, self._digest = vocabularies, templates, sources, known
        return known, fresh
