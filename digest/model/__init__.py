"""The types that flow through the pipeline. No I/O, no behaviour beyond what a field already says.

Everything is frozen and hashable, collections are tuples, so that a stage cannot change what an
earlier one decided and two runs over the same seeds compare equal.
"""

from digest.model.articles import Article, Finding, Outlet, Published, RawArticle, Rejection, Removal, Stated
from digest.model.digest import Asset, Digest, Entry, Page
from digest.model.facts import Agreement, Amount, Claim, Evidence, Labels, Quote, RegionLabel, TopicLabel
from digest.model.kinds import Basis, Bound, Fate, Relation, Role, Status
from digest.model.stories import Grouping, Member, PairDecision, Story, Veto
from digest.model.tracks import Point, Promise, Series, Source

__all__ = [
    "Agreement",
    "Amount",
    "Article",
    "Asset",
    "Basis",
    "Bound",
    "Claim",
    "Digest",
    "Entry",
    "Evidence",
    "Fate",
    "Finding",
    "Grouping",
    "Labels",
    "Member",
    "Outlet",
    "Page",
    "PairDecision",
    "Point",
    "Promise",
    "Published",
    "Quote",
    "RawArticle",
    "RegionLabel",
    "Rejection",
    "Relation",
    "Removal",
    "Role",
    "Series",
    "Source",
    "Stated",
    "Status",
    "Story",
    "TopicLabel",
    "Veto",
]
