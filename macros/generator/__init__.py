"""Everything that knows MkDocs or the theme: what replaces either replaces this room.

MkDocs enters by `hooks`, mkdocs-macros by `wiring`; `theming` is where the theme and the rest meet.
"""
