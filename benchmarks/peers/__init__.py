"""Compares keikaku with other tools that find tables in PDF files: ``python -m benchmarks.peers``.

Each tool runs in a virtual environment of its own, with pinned versions, as a process of its own.
"""
