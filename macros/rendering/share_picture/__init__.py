"""The picture that other programs show beside a link to the site: the playbook's name and its plan, 1200 by 630.

Drawn at build, of nothing but the playbook, the site's font and its colors, and kept by content like a chart. No font
of the machine is asked unless a text holds letters that the site's font lacks.
"""

from macros.rendering.share_picture.drawing import share_picture

__all__ = ["share_picture"]
