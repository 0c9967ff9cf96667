"""The parts of a draft against the schemas of ECMA-376."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from output.word import draft_docx
from schemas.plan import ActionItem
from tests.corpus import SHARED, requires_corpus
from tests.output.sample_plan import BARE, PLAN, SHEET

SCHEMAS = SHARED / "ooxml"
LONG = PLAN.model_copy(
    update={
        "items": tuple(
            ActionItem(id=str(n), title=f"取組{n}", description="本文。" * 100) for n in range(120)
        )
    }
)
PLANS = {"plan": PLAN, "sheet": SHEET, "bare": BARE, "long": LONG}
PARTS = ("document", "styles", "comments", "footer1", "fontTable", "settings")
XML = """<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema"
  targetNamespace="http://www.w3.org/XML/1998/namespace">
  <xsd:attribute name="space" type="xsd:NCName"/><xsd:attribute name="lang" type="xsd:language"/>
</xsd:schema>"""
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
WORD_2010 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


@cache
def word_schema(folder: Path) -> etree.XMLSchema:
    """The schema of WordprocessingML; it does not come with the one of the xml: attributes."""
    (folder / "xml.xsd").write_text(XML, encoding="utf-8")
    main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    driver = f"""<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema">
      <xsd:import namespace="http://www.w3.org/XML/1998/namespace"
        schemaLocation="{(folder / "xml.xsd").as_uri()}"/>
      <xsd:import namespace="{main}" schemaLocation="{(SCHEMAS / "wml.xsd").as_uri()}"/>
    </xsd:schema>"""
    return etree.XMLSchema(etree.fromstring(driver))


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> etree.XMLSchema:
    return word_schema(tmp_path_factory.mktemp("xsd"))


def drop_extensions(root: etree._Element) -> None:
    """Leaves out what readers of the first edition ignore (ECMA-376 Part 3)."""
    for name in list(root.attrib):
        if str(name).startswith(COMPATIBILITY):
            del root.attrib[name]
    for node in list(root.iter(f"{WORD_2010}*")):
        parent = node.getparent()
        assert parent is not None
        parent.remove(node)


@pytest.mark.corpus
@requires_corpus
@pytest.mark.parametrize("name", PLANS)
def test_parts_follow_the_schema(name: str, schema: etree.XMLSchema) -> None:
    with zipfile.ZipFile(io.BytesIO(draft_docx(PLANS[name]))) as package:
        for part in PARTS:
            if f"word/{part}.xml" in package.namelist():
                root = etree.fromstring(package.read(f"word/{part}.xml"))
                drop_extensions(root)
                schema.assertValid(root)
