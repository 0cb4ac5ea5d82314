"""Tokens that pages hold where something stands that only the whole site tells; `macros.publishing` fills them in."""

from __future__ import annotations

__all__ = ["POLICY", "RELEASE", "SEARCH", "SIZE", "STYLES"]

POLICY = "pb:policy"
"""What browsers may load and run."""
RELEASE = "pb:release"
"""The release's name."""
SEARCH = "pb:search"
"""The files that the search needs, by their names in this release."""
SIZE = "pb:offline-size"
"""What the whole site takes on a reader's device; of several playbooks what all share, and `pb:offline-size:<id>` what
one takes besides."""
STYLES = "pb-styles.css"
"""The address of the style sheet from the site's root, written as an address so that each page can lead there from
where it lies."""
