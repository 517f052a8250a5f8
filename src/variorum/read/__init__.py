"""Reading: bytes made articles with a reading text, blocks, and a map of every link."""

from variorum.read.citations import find_citations
from variorum.read.files import read_file, read_paths
from variorum.read.formats import read_markdown, read_page, read_text

__all__ = ["find_citations", "read_file", "read_markdown", "read_page", "read_paths", "read_text"]
