"""Parts of tools/findings.py."""
