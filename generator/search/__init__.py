"""Finished pages -> an index in which any characters that stand together are found."""

from generator.search.handwriting import read_handwriting
from generator.search.index import (
    IndexKeeper,
    SearchIndex,
    build_index,
    file_names,
    shard_count,
)
from generator.search.pieces import Piece, SearchPage, prepare

__all__ = [
    "IndexKeeper",
    "Piece",
    "SearchIndex",
    "SearchPage",
    "build_index",
    "file_names",
    "prepare",
    "read_handwriting",
    "shard_count",
]
