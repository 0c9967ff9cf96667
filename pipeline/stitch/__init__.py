"""From the Document as extracted to the Document as meant: tables joined over pages, repeats dropped.

Whatever is dropped is handed on with its characters, so that the account of characters stays whole.
"""

from pipeline.stitch.stitch import Dropped, Stitched, stitch

__all__ = ["Dropped", "Stitched", "stitch"]
