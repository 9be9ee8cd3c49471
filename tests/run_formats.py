"""The formats over a run, for tests over all of them: one whose package is missing is skipped, but not in CI."""

from __future__ import annotations

import os

import pytest
from _pytest.mark.structures import ParameterSet

from doichieu.export.registry import RUN_EXPORTERS, RunExporter, is_installed


def run_formats() -> list[ParameterSet]:
    """Every exporter as a parameter."""
    return [pytest.param(exporter, id=exporter.name, marks=_skipped(exporter)) for exporter in RUN_EXPORTERS]


def _skipped(exporter: RunExporter) -> pytest.MarkDecorator:
    missing = not is_installed(exporter) and os.environ.get("CI") != "true"
    return pytest.mark.skipif(missing, reason=f"{exporter.needs} is not installed")
