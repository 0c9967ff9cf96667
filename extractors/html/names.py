"""Names of HTML elements, by what they do to the text in them."""

from __future__ import annotations


def _name_set(names: str) -> frozenset[str]:
    return frozenset(names.split())


DROPPED = _name_set("script style template noscript head title iframe noframes")
"""Elements whose content is no text of the page."""

VOID = _name_set(
    "area base basefont bgsound br col embed frame hr img input isindex keygen link meta param "
    "source track wbr"
)
"""Elements without content or end tag."""

RAW_TEXT = _name_set("script style textarea title xmp")
"""Elements in which no tag but their end tag counts."""

BLOCKS = _name_set(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt "
    "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li "
    "listing main menu nav ol optgroup option p pre search section select summary table tbody td "
    "textarea tfoot th thead tr ul xmp"
)
"""Elements that begin and end a line."""

PREFORMATTED = _name_set("pre textarea xmp listing")
"""Elements whose white space is kept."""

STRUCTURE = _name_set("h1 h2 h3 h4 h5 h6 main nav header footer article section form")
"""Elements that make up a page and do not belong into the cells of a table."""

FURNITURE = _name_set("nav footer aside select button menu")
"""Elements that serve the page rather than its content."""

FURNITURE_ROLES = _name_set("navigation banner contentinfo complementary search menu menubar")
"""Values of ``role`` that say the same."""

SECTIONING = _name_set("main article section aside td th")
"""Elements whose own ``header`` introduces content."""

CAPTIONS = _name_set("figcaption caption legend")
HEADINGS = {f"h{level}": level for level in range(1, 7)}
ROW_GROUPS = _name_set("thead tbody tfoot")
