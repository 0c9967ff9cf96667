"""Written plans: their marks, their truth, their renderings and the measures."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.plans.book import Book, cell
from benchmarks.plans.markup import read_marked, strip_marks
from benchmarks.plans.measures import score_plan
from benchmarks.plans.renderings import render
from benchmarks.plans.styles import SET_PACKAGES, load_set, seed_random
from benchmarks.plans.truth import Truth, load_truth, make_truth
from schemas.plan import ActionItem, Office, Plan, Target, Value
from schemas.roles import Role


def write_book() -> Book:
    book = Book(title="汐見町緑の計画", town="汐見町")
    policy = book.policy("1", "緑を守る", level="基本目標")
    item = book.item("1-1", "植樹", policy)
    item.offices.append(Office(name="公園課"))
    item.targets.append(Target(value=3, unit="本"))
    item.maybe.append(Target(kind="actual", value=2, unit="本"))
    head = '<tr><th colspan="2">取組</th><th>担当課</th><th>目標</th></tr>'
    row = (
        cell("1-1", item.mark("number"))
        + cell("植樹", item.mark("item"))
        + cell("公園課", item.mark("office"), attrs='rowspan="2"')
        + cell("3本", item.mark("target|plan"))
    )
    table = f'<table>{head}<tr>{row}</tr><tr><td colspan="2">計</td><td>3本</td></tr></table>'
    book.html = f"<html><head></head><body><h1>{book.title}</h1>{table}</body></html>"
    return book


def read_back(truth: Truth, **changes: object) -> Plan:
    """The truth as if a reader had found it, but for some changes of the item."""
    (item,) = truth.plan.items
    return truth.plan.model_copy(update={"items": (item.model_copy(update=changes),)})


def test_marks_become_values_and_are_taken_out() -> None:
    book = write_book()
    truth = make_truth(book)
    (item,) = truth.plan.items
    assert [(v.role.value, v.text) for v in item.values] == [
        ("number", "1-1"),
        ("item", "植樹"),
        ("office", "公園課"),
        ("target", "3本"),
    ]
    assert set(truth.roles.values()) == {("target", "plan")}
    assert "data-v" not in strip_marks(book.html)
    assert read_marked(book.html).texts[0] == "汐見町緑の計画"


def test_a_mark_must_name_an_item_and_an_item_must_be_printed() -> None:
    book = write_book()
    book.html = book.html.replace("i1:number", "i9:number")
    with pytest.raises(ValueError, match="names no item"):
        make_truth(book)
    book = write_book()
    book.item("2", "剪定")
    with pytest.raises(ValueError, match="剪定"):
        make_truth(book)


def test_the_truth_survives_its_file(tmp_path: Path) -> None:
    truth = make_truth(write_book())
    truth.write(tmp_path / "a.json")
    assert load_truth(tmp_path / "a.json") == truth


def test_the_truth_itself_is_all_right() -> None:
    truth = make_truth(write_book())
    score = score_plan(truth, truth.plan)
    assert {name: counts.f1 for name, counts in score.counts.items() if counts.f1 != 1} == {}
    assert not score.faults


def test_faults_are_counted_where_they_are() -> None:
    truth = make_truth(write_book())
    (item,) = truth.plan.items
    values: list[Value] = [*item.values[:3], item.values[3].model_copy(update={"role": Role.DO})]
    score = score_plan(truth, read_back(truth, values=tuple(values), offices=()))
    assert score.counts["values"].right == 3
    assert score.counts["texts"].right == 4
    assert score.counts["offices"].right == 0
    assert {fault[0] for fault in score.faults} == {"values", "offices"}


def test_either_role_is_right_where_the_mark_gives_both() -> None:
    truth = make_truth(write_book())
    (item,) = truth.plan.items
    values = (*item.values[:3], item.values[3].model_copy(update={"role": Role.PLAN}))
    assert score_plan(truth, read_back(truth, values=values)).counts["values"].f1 == 1


def test_targets_that_may_be_told_count_neither_way() -> None:
    truth = make_truth(write_book())
    (item,) = truth.plan.items
    told = (*item.targets, Target(kind="actual", value=2, unit="本", indicator="植樹"))
    assert score_plan(truth, read_back(truth, targets=told)).counts["targets"].f1 == 1
    more = (*told, Target(value=9))
    assert score_plan(truth, read_back(truth, targets=more)).counts["targets"].found == 2


def test_an_item_too_many_costs_precision() -> None:
    truth = make_truth(write_book())
    extra = ActionItem(id="x", title="剪定")
    plan = truth.plan.model_copy(update={"items": (*truth.plan.items, extra)})
    assert score_plan(truth, plan).counts["items"].found == 2


def test_a_text_in_no_part_of_the_plan_is_lost() -> None:
    truth = make_truth(write_book())
    assert set(score_plan(truth, truth.plan).lost) >= {"計", "取組"}


def test_a_transcript_loses_merged_cells(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    render(write_book().html, "transcript", path)
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[2:5] == ["取組\t担当課\t目標", "1-1\t植樹\t公園課\t3本", "計\t\t\t3本"]


def test_shift_jis_says_so(tmp_path: Path) -> None:
    render(write_book().html, "sjis", tmp_path / "a.html")
    data = (tmp_path / "a.html").read_bytes()
    assert b'charset="Shift_JIS"' in data
    assert "汐見町緑の計画" in data.decode("cp932")


@pytest.mark.parametrize("name", SET_PACKAGES)
def test_every_style_of_every_set_has_a_truth(name: str) -> None:
    styles = load_set(name).styles
    assert len(styles) >= 5
    for style in styles.values():
        truth = make_truth(style.make(seed_random(name, style.name, 1)))
        assert truth.plan.items or truth.owned
        assert style.summary
