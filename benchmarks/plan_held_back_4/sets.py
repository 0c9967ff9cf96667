"""The set held back; a module of its own, so that styles and package do not import each other."""

from benchmarks.plans.styles import StyleSet

STYLES = StyleSet("held-back-4")
