"""A site that is replaced whole or not at all, and files that are written whole or not at all.

`claim` a folder, `publish` into it, `roll_back` to what it held before.
"""

from generator.publishing.claim import Claim, claim
from generator.publishing.publication import Outcome, publish, roll_back
from generator.publishing.releases import Release, list_releases
from generator.publishing.target import MARKER, refuse_target
from generator.publishing.verification import verify_site
from generator.publishing.writing import write_file, write_fresh

__all__ = [
    "MARKER",
    "Claim",
    "Outcome",
    "Release",
    "claim",
    "list_releases",
    "publish",
    "refuse_target",
    "roll_back",
    "verify_site",
    "write_file",
    "write_fresh",
]
