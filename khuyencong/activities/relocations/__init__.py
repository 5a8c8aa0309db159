"""Relocations: establishments that pollute move into clusters."""
