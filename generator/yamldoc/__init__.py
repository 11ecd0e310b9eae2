"""Text -> (plain data, place of any path in it), after a line-based pre-check.

The only package that reads YAML. Every scalar stays the text that was typed (`007`, `12:30`,
`no`), so types are decided by the model alone.
"""

from generator.yamldoc.document import Document, Path, read_document

__all__ = ["Document", "Path", "read_document"]
