"""Installs into the checkout what the build and the tests need.

These programs run before anything is installed: standard library only, and of the rest of the project nothing but
`macros.foundation.progress`.
"""
