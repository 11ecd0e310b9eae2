"""Text -> (plain data, place of any path in it), after a line-based pre-check.

The only package that reads YAML. Every scalar stays the text that was typed (`007`, `12:30`,
`no`), so types are decided by the model alone.
"""

from generator.yamldoc.characters import find_suspect
from generator.yamldoc.document import Document, Locator, Path, read_document
from generator.yamldoc.encoding import MAX_BYTES, decode

__all__ = ["MAX_BYTES", "Document", "Locator", "Path", "decode", "find_suspect", "read_document"]
