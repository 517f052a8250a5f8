"""Variorum: rival drafts of a negotiation, collated from the reporting, with evidence."""
