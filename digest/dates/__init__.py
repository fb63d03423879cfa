"""Publication dates with their basis, and the dates a text names, resolved against one."""

from digest.dates.address import read_address, read_wire_id
from digest.dates.article import date_article
from digest.dates.deadlines import as_of_date, due_date
from digest.dates.mentions import DateMention, find_dates
from digest.dates.partial import covered_days
from digest.dates.written import read_stated

__all__ = [
    "DateMention",
    "as_of_date",
    "covered_days",
    "date_article",
    "due_date",
    "find_dates",
    "read_address",
    "read_stated",
    "read_wire_id",
]
