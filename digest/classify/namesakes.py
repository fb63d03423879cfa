"""Sites that bear their town's name, and the bodies that sit in them or manage them, whose news is the town's.

Readers who know no list of sites call such a site by its town. A zone (`춘천강소특구`, `화순백신산업특구`) can still
be what is built, chosen or acts; but who sits there (`춘천바이오산업진흥원`, `안동 백신공장`) is to them the
town's own. A site with a name of its own (Osong, Songdo) keeps its bodies, for they are known by it.
"""

from __future__ import annotations

from digest.classify.candidates import Mention
from digest.classify.cues import load_cues
from digest.classify.mentions import INSTITUTION
from digest.known import Taxonomy


def find_namesake(site: str, taxonomy: Taxonomy) -> str | None:
    """The place by whose name a Korean site goes, the first part of its id; None for one with a name of its own.

    Wonju for wonju-medical, Ulsan for ulsan-genome; None for osong, or daegu-gyeongbuk, which names two places.
    """
    first, _, rest = site.partition("-")
    around = taxonomy.ancestors(site)
    bears = taxonomy.regions[site].kind == "cluster" and first in around and "south-korea" in around
    return first if bears and rest not in taxonomy.regions else None


def find_town_of_body(mention: Mention, text: str, taxonomy: Taxonomy) -> str | None:
    """The town for which a mention in `text` counts because it names a body of a site that bears the town's name."""
    named = mention.why == INSTITUTION or load_cues().body_end.search(text, mention.start, mention.end)
    return find_namesake(mention.region, taxonomy) if named else None
