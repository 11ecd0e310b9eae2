"""One spelling for what people type in many: width, case, accents, quotation marks, spaces.

Pages are folded here and queries in `frontend/search/folding.js`. Both must agree on every
character, so each is folded by itself, by rules that both languages have; the vectors in
`tests/golden/search/folding.json` are read by the tests of both.
"""

from __future__ import annotations

import unicodedata

_LOOK_ALIKES = {
    **dict.fromkeys("“”„‟″«»「」『』〝〞", '"'),
    **dict.fromkeys("‘’‚‛′‹›", "'"),
    **dict.fromkeys("‐‑‒–—―−─", "-"),
    **dict.fromkeys("·•‧∙⋅・", "·"),
    "〜": "~",
}
"""Characters that input methods exchange for one another."""


def fold(text: str) -> str:
    """`text` as it is searched: without spaces, accents and differences of width and case."""
    return text.translate(_TABLE)


class _FoldingTable(dict[int, str]):
    """Works out each character once."""

    def __missing__(self, code: int) -> str:
        folded = "".join(map(_fold_piece, unicodedata.normalize("NFKD", chr(code))))
        self[code] = folded
        return folded


def _fold_piece(char: str) -> str:
    if _is_dropped(ord(char)):
        return ""
    # Up and down again: ß, ſ and final sigma have no other common form.
    lowered = char.upper().lower()
    return "".join(
        _LOOK_ALIKES.get(piece, piece) for piece in lowered if not _is_dropped(ord(piece))
    )


def _is_dropped(code: int) -> bool:
    """Spaces, controls, accents, variation selectors and halves of a pair."""
    return (
        code <= 0x20
        or 0x7F <= code <= 0xA0
        or code in (0xAD, 0x1680, 0x3000, 0xFEFF)
        or 0x300 <= code <= 0x36F
        or 0x2000 <= code <= 0x200F
        or 0x2028 <= code <= 0x202F
        or 0x205F <= code <= 0x206F
        or 0xD800 <= code <= 0xDFFF
        or 0xFE00 <= code <= 0xFE0F
    )


_TABLE = _FoldingTable()
