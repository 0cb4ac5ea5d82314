"""Measured speed: `make bench` writes docs/contributing/performance.md."""
