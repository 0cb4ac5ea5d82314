"""Installs into the checkout what the build and the tests need.

These scripts run before anything is installed: standard library only, and nothing from the rest of the project.
"""
