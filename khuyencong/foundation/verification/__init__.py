"""Codes on certificates and papers by which a stranger learns whether one is genuine.

An app that issues something takes a code for it here and says what stands behind it; the page
where anyone asks is this app's.
"""
