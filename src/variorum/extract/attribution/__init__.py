"""Who said what: sources, cues and contents in running text, with the links between them."""

from variorum.extract.attribution.engine import Attribution, find_attributions, find_attributions_in

__all__ = ["Attribution", "find_attributions", "find_attributions_in"]
