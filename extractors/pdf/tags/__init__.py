"""Tables from the tag tree of a PDF.

In this order: :func:`may_have_tags`, ``tree.read_tag_tables`` once a file, and for each page
``place.place_tables``, ``check.check_tags`` on each part, then ``grids.make_tag_grid`` and
``grids.make_tag_table`` where the tags are trusted, ``grids.adopt_tags`` where a ruled grid
agrees with them.
"""


def may_have_tags(data: bytes) -> bool:
    """Whether a file may have a structure tree: it names one, or its catalogue is compressed."""
    return b"/StructTreeRoot" in data or b"/ObjStm" in data
