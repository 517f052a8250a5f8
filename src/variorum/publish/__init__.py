"""Publish: one set of views over the records, written as a static folder or served, and the exports.

`write_site` writes the folder, `make_app` serves it; both render the same typed page contexts (`views/`).
"""

from __future__ import annotations
