"""Views: for each component a function that makes finished rows of the model. Templates only print them.

Every label, link, hue and number's text is decided here. Not for: HTML (`macros.rendering.components`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from macros.rendering.views.assumptions import assumption_table
from macros.rendering.views.cadence import post_implementation
from macros.rendering.views.calculator import calculator
from macros.rendering.views.calculators_index import calculators_index
from macros.rendering.views.changes import change_list
from macros.rendering.views.comparison import comparison
from macros.rendering.views.conflicts import conflict_list
from macros.rendering.views.glossary import glossary_list
from macros.rendering.views.gone import gone_page
from macros.rendering.views.heads import page_foot, page_head
from macros.rendering.views.home import home_page
from macros.rendering.views.how_to import how_to
from macros.rendering.views.licenses import license_list
from macros.rendering.views.measurement import kpi_table, phase_gates
from macros.rendering.views.measurement_charts import adoption_targets, timeline_references
from macros.rendering.views.my_plan import my_plan
from macros.rendering.views.offline import offline_panel
from macros.rendering.views.overview import playbook_page
from macros.rendering.views.phases import phase_page, phases_index
from macros.rendering.views.playbook_list import playbook_list
from macros.rendering.views.related import related_playbooks
from macros.rendering.views.risks import risk_monitoring, risk_register
from macros.rendering.views.statement_list import statement_list
from macros.rendering.views.strip import strip
from macros.rendering.views.verticals import vertical_page, verticals_index

__all__ = ["COMPONENTS"]

COMPONENTS: dict[str, Callable[..., Any]] = {
    "adoption_targets": adoption_targets,
    "assumption_table": assumption_table,
    "calculator": calculator,
    "calculators_index": calculators_index,
    "change_list": change_list,
    "comparison": comparison,
    "conflict_list": conflict_list,
    "glossary_list": glossary_list,
    "gone_page": gone_page,
    "home_page": home_page,
    "how_to": how_to,
    "kpi_table": kpi_table,
    "license_list": license_list,
    "my_plan": my_plan,
    "offline_panel": offline_panel,
    "page_foot": page_foot,
    "page_head": page_head,
    "phase_gates": phase_gates,
    "phase_page": phase_page,
    "phases_index": phases_index,
    "playbook_list": playbook_list,
    "playbook_page": playbook_page,
    "post_implementation": post_implementation,
    "related_playbooks": related_playbooks,
    "risk_monitoring": risk_monitoring,
    "risk_register": risk_register,
    "statement_list": statement_list,
    "strip": strip,
    "timeline_references": timeline_references,
    "vertical_page": vertical_page,
    "verticals_index": verticals_index,
}
"""Component -> its view; each is called as `view(site, here, *ids)`, `here` being the page's address from the root."""
