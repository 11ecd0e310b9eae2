"""Chinese as Latin letters, with the place names of this neighbourhood read as people say them."""

from __future__ import annotations

import re
from functools import cache

from pypinyin import Style, lazy_pinyin, load_phrases_dict

# 长 is read zhǎng by itself; in place names of this neighbourhood it is cháng.
load_phrases_dict({"长风": [["cháng"], ["fēng"]], "长宁": [["cháng"], ["níng"]]})


@cache
def spell(text: str) -> tuple[str, ...]:
    """Syllables without tones, and runs of Latin letters and digits, in lower case."""
    syllables = lazy_pinyin(text, style=Style.NORMAL)
    return tuple(re.findall("[a-z0-9]+", " ".join(syllables).replace("ü", "v").lower()))
