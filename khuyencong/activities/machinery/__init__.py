"""Machines that a đề án brings: chosen, delivered, installed, tried, measured, shown, kept."""
