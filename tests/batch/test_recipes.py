"""The recipes of docs/many_machines.md, as far as they can be tried without their machines."""

from __future__ import annotations

import re
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from extractor.arguments import parser

yaml: Any = pytest.importorskip("yaml", reason="the extra dask is not installed")
PAGE = Path(__file__).parents[2] / "docs" / "many_machines.md"
COMMANDS = ("convert", "status", "parse", "score", "schema", "verify", "doctor")


def blocks(language: str) -> list[str]:
    return re.findall(
        rf"^```{language}\n(.*?)^```", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL
    )


def manifests() -> list[dict[str, Any]]:
    return [one for block in blocks("yaml") for one in yaml.safe_load_all(block)]


def containers() -> Iterator[dict[str, Any]]:
    for manifest in manifests():
        if "template" in manifest["spec"]:
            yield from manifest["spec"]["template"]["spec"]["containers"]


def commands(*first: str) -> list[list[str]]:
    """The commands of the page that begin so, each as its words."""
    said = "\n".join(blocks("sh")).replace("\\\n", " ").splitlines()
    for container in containers():
        words = container["args"]
        said.append(words[0] if "command" in container else shlex.join(words))
    found = []
    for part in re.split(r"[;&|#\n]", "\n".join(said)):
        start = part.find(" ".join(first) + " ")
        if start >= 0:
            found.append(shlex.split(part[start:]))
    return found


def test_scripts_have_no_errors_of_syntax() -> None:
    scripts = blocks("sh")
    assert any("#SBATCH" in script for script in scripts)
    for script in scripts:
        subprocess.run(["bash", "-n"], input=script, text=True, check=True)


def test_what_is_deployed_fits_together() -> None:
    found = manifests()
    assert [one["kind"] for one in found] == ["Deployment", "Service", "Deployment", "Job"]
    for one in found:
        assert one["apiVersion"]
        assert one["metadata"]["name"]
        template = one["spec"].get("template", {})
        if one["kind"] == "Deployment":
            labels = template["metadata"]["labels"]
            assert one["spec"]["selector"]["matchLabels"] == labels
        volumes = {volume["name"] for volume in template.get("spec", {}).get("volumes", ())}
        for container in template.get("spec", {}).get("containers", ()):
            assert {mount["name"] for mount in container.get("volumeMounts", ())} <= volumes
    scheduler, service = found[:2]
    assert service["spec"]["selector"] == scheduler["spec"]["selector"]["matchLabels"]
    (port,) = service["spec"]["ports"]
    assert str(port["port"]) in scheduler["spec"]["template"]["spec"]["containers"][0]["args"]


def test_options_are_those_of_the_commands() -> None:
    given = commands("vanban", "convert")
    assert len(given) == 4
    for words in given:
        options = parser(dict.fromkeys(COMMANDS, lambda _: 0)).parse_args(words[1:])
        assert options.inputs
    for name, count in (("scheduler", 3), ("worker", 3)):
        module = pytest.importorskip(f"distributed.cli.dask_{name}")
        known = {
            option for one in module.main.params for option in (*one.opts, *one.secondary_opts)
        }
        given = commands("dask", name)
        assert len(given) == count
        for words in given:
            assert {word for word in words if word.startswith("-")} <= known
