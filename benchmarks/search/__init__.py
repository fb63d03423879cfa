"""How well and how fast the search answers: `python -m benchmarks.search --help`."""
