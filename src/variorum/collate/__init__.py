"""The collate stage."""
