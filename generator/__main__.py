"""`python -m generator` is the `changfeng` command."""

from generator.cli import main

main()
