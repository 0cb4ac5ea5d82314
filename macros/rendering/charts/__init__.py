"""Charts: one Vega-Lite specification each, filled with data and drawn as SVG, without a browser.

Whoever shows a chart hands over its data sets with every text that is read; a specification says where and how they
are drawn, and its colors are the style sheet's. Knows nothing of MkDocs, the playbook or the calculators.
"""

from macros.rendering.charts.drawing import draw
from macros.rendering.charts.specifications import WIDTHS, chart_names, compiled, data_sets

__all__ = ["WIDTHS", "chart_names", "compiled", "data_sets", "draw"]
