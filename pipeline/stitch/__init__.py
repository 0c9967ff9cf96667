"""From the Document as extracted to the Document as meant: tables joined, repeats dropped.

Whatever is dropped is handed on with its characters, so that their account stays whole.
"""

from pipeline.stitch.stitch import Dropped, Stitched, stitch

__all__ = ["Dropped", "Stitched", "stitch"]
