"""The first steps for the lines of a page: what stands around and between its texts goes while captions still stand."""

from __future__ import annotations

from digest.clean.around import drop_around
from digest.clean.closed_captions import drop_closed
from digest.clean.closed_starts import part_closed
from digest.clean.dots import mend_dots
from digest.clean.draft import Draft
from digest.clean.frames import drop_frames
from digest.clean.glue import split_head
from digest.clean.glued_links import drop_glued_links
from digest.clean.head_captions import drop_head_captions
from digest.clean.head_tags import drop_head_tags
from digest.clean.inserts import drop_inserts
from digest.clean.line_tails import drop_tails
from digest.clean.page_scripts import drop_scripts
from digest.clean.parted_credits import join_parted
from digest.known import Taxonomy


def unframe(draft: Draft, taxonomy: Taxonomy) -> Draft:
    """The lines without programs, inserts, tags, frames and links; who signs above the text is a line of his own."""
    draft = drop_head_tags(drop_inserts(drop_scripts(mend_dots(draft))), taxonomy)
    return split_head(drop_glued_links(drop_around(drop_frames(draft))))


def before_embedded(draft: Draft, taxonomy: Taxonomy) -> Draft:
    """The lines as they are when pictures' texts inside them are looked for."""
    return join_parted(drop_closed(part_closed(drop_tails(drop_head_captions(unframe(draft, taxonomy), taxonomy)))))
