"""Evidence on the hours of a week: how much of it has somebody local, national, or only the police.

For each kind of case the week of the report is laid out minute by minute, and each
stretch counts for the nearest who certainly answers: a contact of the municipality's own
plan, else a national one, else the numbers for danger. "Answers" means open by stated
hours. A local office that is only likely to be open is told beside it and never counted.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from bot.conditions import TableId, Value
from bot.plan.hours import instant
from bot.plan.model import Disputed, Plan, Week, WeekHours, Window
from bot.plan.routing import Desk, Reach, desk
from bot.plan.status import Likely, Open
from bot.report.basis import WHOM, Basis
from bot.report.model import Cell, Column, Evidence, Gap, Said, Table
from bot.report.routes import _named, _raw, together
from bot.words import day_in_words
