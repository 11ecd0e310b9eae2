"""The parser's complaints in our own codes: none of its English ever reaches an author.

The pre-check finds nearly all of these first and with a better place; this is the net below it.
"""

from __future__ import annotations

from collections.abc import Sequence

import yaml

from generator.yamldoc.notes import Finding, shorten

_CODES = (
    ("while scanning a quoted scalar", "found unexpected end of stream", "unclosed-quote", True),
    ("while scanning a quoted scalar", "document indicator", "unclosed-quote", True),
    ("while parsing a quoted scalar", "unknown escape", "bad-escape", False),
    ("while scanning a double-quoted scalar", "escape", "bad-escape", False),
    ("while parsing a quoted scalar", "", "bad-escape", False),
    ("while parsing a flow sequence", "", "unclosed-bracket", True),
    ("while parsing a flow mapping", "", "unclosed-bracket", True),
    ("while parsing a flow node", "", "empty-item", False),
    ("while scanning a simple key", "", "missing-colon", True),
    ("while scanning a directive", "", "directive", True),
    ("while scanning an anchor", "", "quote-needed", True),
    ("while scanning an alias", "", "quote-needed", True),
    ("while scanning a tag", "", "quote-needed", True),
    ("while parsing a tag", "", "quote-needed", True),
    ("while scanning a block scalar", "", "quote-needed", True),
    ("while parsing a node", "tag", "tag", False),
    ("while scanning for the next token", "cannot start any token", "quote-needed", False),
    ("", "mapping values are not allowed", "colon-in-text", False),
    ("", "block sequence entries are not allowed", "inline-dash", False),
    ("", "expected <document start>", "second-document", False),
    ("", "directive", "directive", False),
    ("", "did not find expected key", "indent", False),
    ("", "did not find expected '-' indicator", "indent", False),
    ("", "tab character", "tab-indent", False),
)
"""(start of the context, piece of the problem, our code, whether the context has the place)."""


def explain(error: yaml.YAMLError) -> Finding:
    """A finding for whatever the parser could not read."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return Finding("unreadable-syntax", 0, 0)
    context, problem = error.context or "", error.problem or ""
    code, at_context = "unreadable-syntax", False
    for context_start, piece, name, with_context in _CODES:
        if context.startswith(context_start) and piece in problem:
            code, at_context = name, with_context
            break
    first, second = error.problem_mark, error.context_mark
    mark = (second or first) if at_context else (first or second)
    if mark is None:
        return Finding("unreadable-syntax", 0, 0)
    return Finding(code, mark.line, mark.column)


_TOLD = {
    "unclosed-quote": ("quote",),
    "unclosed-bracket": ("bracket",),
    "bad-escape": ("escape",),
    "quote-needed": ("char", "text"),
    "missing-colon": ("text",),
    "colon-in-text": ("text",),
    "indent": ("text",),
    "inline-dash": ("key",),
    "tag": ("tag",),
}


def fill(finding: Finding, lines: Sequence[str]) -> Finding:
    """The parser's finding with the author's own words, which its message quotes."""
    names = _TOLD.get(finding.code, ())
    if not names or finding.params or finding.line >= len(lines):
        return finding
    text = lines[finding.line]
    here = text[finding.column :]
    pieces = {
        "text": shorten(here or text),
        "char": here[:1],
        "quote": here[:1],
        "bracket": here[:1],
        "escape": here[:2],
        "tag": shorten(here, 12),
        "key": shorten(text.partition(":")[0]),
    }
    params = {name: pieces[name] for name in names}
    return Finding(finding.code, finding.line, finding.column, params)
