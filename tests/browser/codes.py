"""Reading a QR code (ISO/IEC 18004) off a picture, as a phone does; it shares nothing with the
library that draws it. Pictures here are sharp and upright, so nothing is mended: one wrong
codeword makes the reading fail.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

Dots = Sequence[Sequence[bool]]
"""Rows of dots, true where dark, without the quiet margin."""

# By version, from 1 on, for the error correction level M alone: what each block spends on
# correction, and how many blocks there are.
_CORRECTION = (10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26)
_BLOCKS = (1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16)
_LEVEL_M = 0
_BYTES = 0b0100
_MASKS: tuple[Callable[[int, int], int], ...] = (
    lambda y, x: (y + x) % 2,
    lambda y, x: y % 2,
    lambda y, x: x % 3,
    lambda y, x: (y + x) % 3,
    lambda y, x: (y // 2 + x // 3) % 2,
    lambda y, x: y * x % 2 + y * x % 3,
    lambda y, x: (y * x % 2 + y * x % 3) % 2,
    lambda y, x: ((y + x) % 2 + y * x % 3) % 2,
)


def read_picture(dark: Dots) -> str:
    """The text of a code in a picture, given pixel by pixel, with a light margin around it."""
    rows = [y for y, row in enumerate(dark) if any(row)]
    columns = [x for x in range(len(dark[0])) if any(row[x] for row in dark)]
    top, left = rows[0], columns[0]
    # The dark line above a corner's eye is seven dots long; a code is 21, 25, 29 … dots wide.
    width, eye = columns[-1] + 1 - left, dark[top][left:].index(False)
    size = 17 + 4 * round((width * 7 / eye - 17) / 4)
    dot = width / size
    assert min(top, left, len(dark) - rows[-1] - 1) >= 4 * dot - 1, "no quiet margin"
    places = [int((place + 0.5) * dot) for place in range(size)]
    return read_dots([[dark[top + y][left + x] for x in places] for y in places])


def read_dots(dots: Dots) -> str:
    """The text of a code."""
    size = len(dots)
    version = (size - 17) // 4
    said = _number(dots[8][x] for x in (0, 1, 2, 3, 4, 5, 7, 8)) ^ 0b10101000
    assert said >> 6 == _LEVEL_M, "not of level M"
    mask = _MASKS[said >> 3 & 7]
    bits = (dots[y][x] != (mask(y, x) == 0) for y, x in _way(size, version))
    return _text(_join(version, list(_chunks(bits))), version)


def _way(size: int, version: int) -> Iterator[tuple[int, int]]:
    """Dots that carry data: in pairs of columns from the right, upwards and downwards in turn."""
    upwards = True
    for right in [*range(size - 1, 7, -2), *range(5, 0, -2)]:
        for y in range(size - 1, -1, -1) if upwards else range(size):
            for x in (right, right - 1):
                if not _is_pattern(y, x, size, version):
                    yield y, x
        upwards = not upwards


def _is_pattern(y: int, x: int, size: int, version: int) -> bool:
    """Eyes with what is said beside them, the two dotted lines, and the small squares."""
    if 6 in (y, x) or (y < 9 and (x < 9 or x >= size - 8)) or (x < 9 and y >= size - 8):
        return True
    if version >= 7 and ((y < 6 and x >= size - 11) or (x < 6 and y >= size - 11)):
        return True
    if version == 1:
        return False
    count = version // 7 + 2
    step = -(-(size - 13) // (2 * (count - 1))) * 2
    squares = [6, *(size - 7 - step * place for place in range(count - 2, -1, -1))]
    near = [(a, b) for a in squares for b in squares if abs(a - y) <= 2 and abs(b - x) <= 2]
    eyes = ((6, 6), (6, squares[-1]), (squares[-1], 6))
    return any(square not in eyes for square in near)


def _join(version: int, codewords: Sequence[int]) -> list[int]:
    """Data in its order, once every block has proved to be whole."""
    blocks, spent = _BLOCKS[version - 1], _CORRECTION[version - 1]
    data = len(codewords) - blocks * spent
    lengths = [(data + number) // blocks for number in range(blocks)]
    parts: list[list[int]] = [[] for _ in lengths]
    place = iter(codewords)
    for step in range(lengths[-1]):
        for part, length in zip(parts, lengths, strict=True):
            if step < length:
                part.append(next(place))
    for part, length in zip(parts, lengths, strict=True):
        assert len(part) == length
    checks: list[list[int]] = [[] for _ in lengths]
    for _ in range(spent):
        for check in checks:
            check.append(next(place))
    for part, check in zip(parts, checks, strict=True):
        assert all(_value([*part, *check], power) == 0 for power in range(spent)), "damaged"
    return [codeword for part in parts for codeword in part]


def _value(block: Sequence[int], power: int) -> int:
    """A block as a polynomial over GF(256), at a power of 2: 0 for each when it is whole."""
    value = 0
    for codeword in block:
        for _ in range(power):
            value <<= 1
            value ^= 0x11D if value & 256 else 0
        value ^= codeword
    return value


def _text(data: Sequence[int], version: int) -> str:
    """The one segment of bytes that our codes hold."""
    bits = [codeword >> shift & 1 for codeword in data for shift in range(7, -1, -1)]
    assert _number(bits[:4]) == _BYTES
    start = 4 + (8 if version < 10 else 16)
    count = _number(bits[4:start])
    return bytes(_chunks(bits[start : start + 8 * count])).decode("utf-8")


def _chunks(bits: Iterable[int]) -> Iterator[int]:
    """Whole bytes; the last bits of a code are left over."""
    each = iter(bits)
    return (_number(byte) for byte in zip(*[each] * 8, strict=False))


def _number(bits: Iterable[int]) -> int:
    value = 0
    for bit in bits:
        value = value << 1 | bool(bit)
    return value
