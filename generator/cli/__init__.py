"""The `changfeng` command: the only package that prints and exits."""

from generator.cli.app import build_app, main

__all__ = ["build_app", "main"]
