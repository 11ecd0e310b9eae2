"""The MkDocs adapter: a few hooks over the core, and the two MkDocs jobs that we run ourselves.

The only package that imports mkdocs.
"""

import os

# Material prints a long English notice about MkDocs 2 on each run unless told not to.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

from generator.plugin.building import build_classroom
from generator.plugin.hooks import ChangfengPlugin
from generator.plugin.preview import serve_classroom
from generator.plugin.settings import SiteSettings, read_settings

__all__ = [
    "ChangfengPlugin",
    "SiteSettings",
    "build_classroom",
    "read_settings",
    "serve_classroom",
]
