"""Everything that knows MkDocs or the theme."""
