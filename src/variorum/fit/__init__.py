"""Fitting: the trained parts of Variorum, made anew from annotated text (needs the extra `fit`)."""

from variorum.fit.statements import fit_statements

__all__ = ["fit_statements"]
