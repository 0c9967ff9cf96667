"""The command line: ``python -m benchmarks.peers --out build/report``."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks.make_speed_documents import OUT
from benchmarks.peers import accuracy, report, sets, speed
from benchmarks.peers.environments import Environment, prepare_environment
from benchmarks.peers.tools import Tool, find_tools


def main() -> None:
    """Runs what was asked for, prints the tables and writes them with the figures."""
    arguments = _parse_arguments()
    arguments.out.mkdir(parents=True, exist_ok=True)
    environments = {tool: prepare_environment(tool) for tool in find_tools(arguments.tools)}
    pythons = {tool: each.python for tool, each in environments.items() if not each.failure}
    results: dict[str, Any] = {"machine": report.describe_machine()}
    results["tools"] = _list_tools(environments)
    text = [_write_head(results)]
    samples = sets.find_samples(arguments.sets, arguments.documents)
    if samples:
        text.append(_measure_accuracy(arguments, pythons, samples, results))
    if arguments.speed is not None:
        text += _measure_speed(arguments, pythons, results)
    _write_results(arguments.out, results, "\n\n".join(text) + "\n")


def _parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peers", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("build/report"))
    parser.add_argument("--tools", nargs="+", help="beginnings of names; default: all")
    parser.add_argument("--sets", nargs="*", choices=sorted(sets.SETS), default=sets.DEFAULT)
    parser.add_argument(
        "--documents", nargs="*", type=Path, default=[], help="folders of PDF files with truth"
    )
    parser.add_argument("--speed", nargs="*", metavar="FILE", help="default: the three made ones")
    parser.add_argument("--growth", action="store_true", help="also memory by page, and inspect")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--timeout", type=float, default=600, help="seconds a document and tool")
    return parser.parse_args()


def _list_tools(environments: Mapping[Tool, Environment]) -> dict[str, Any]:
    return {
        tool.name: {"versions": each.versions, "failure": each.failure}
        for tool, each in environments.items()
    }


def _write_head(results: Mapping[str, Any]) -> str:
    machine = ", ".join(f"{name} {value}" for name, value in results["machine"].items())
    absent = [
        f"- {name}: {tool['failure']}" for name, tool in results["tools"].items() if tool["failure"]
    ]
    return "\n".join([machine, *absent])


def _measure_accuracy(
    arguments: argparse.Namespace,
    pythons: Mapping[Tool, Path],
    samples: list[sets.Sample],
    results: dict[str, Any],
) -> str:
    """Measures accuracy into ``results``; the tables."""
    read = accuracy.measure_accuracy(pythons, samples, arguments.timeout)
    by_set = accuracy.summarize(read)
    results["documents"] = [accuracy.describe_result(result) for result in read]
    results["sets"] = [asdict(result) for result in by_set]
    return report.write_accuracy(by_set)


def _measure_speed(
    arguments: argparse.Namespace, pythons: Mapping[Tool, Path], results: dict[str, Any]
) -> list[str]:
    """Measures speed into ``results``; the tables."""
    made = speed.find_documents(speed.DEFAULT, OUT).values()
    files = [Path(name) for name in arguments.speed] or list(made)
    speeds = speed.measure_speed(pythons, files, arguments.rounds, arguments.timeout)
    results["speed"] = [asdict(each) for each in speeds]
    text = [report.write_speed(speeds)]
    if arguments.growth:
        grown = speed.measure_growth(pythons, 1, arguments.timeout)
        results["growth"] = [asdict(each) for each in grown]
        text.append(report.write_growth(grown))
        for tool in pythons:
            if tool.name == "keikaku":
                seconds = speed.measure_inspect(pythons[tool], arguments.rounds, arguments.timeout)
                results["inspect"] = seconds
                text.append(f"`keikaku inspect --json`, 1 page, whole process: {seconds:.2f} s CPU")
    return text


def _write_results(out: Path, results: Mapping[str, Any], text: str) -> None:
    print(text)
    (out / "peers.md").write_text(text, encoding="utf-8")
    data = json.dumps(results, ensure_ascii=False, indent=1)
    (out / "peers.json").write_text(data + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
