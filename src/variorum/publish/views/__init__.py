"""The views: pure functions from the index of records to typed page contexts, one module a page."""

from __future__ import annotations
