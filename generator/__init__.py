"""Turn trainers' case files into a sourced, searchable course site."""

__version__ = "0.1.0"
