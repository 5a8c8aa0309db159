"""Outreach: campaigns with what was made and how many it reached, guides, guidance given."""
