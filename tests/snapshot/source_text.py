"""The playbook as the Markdown text it was first written in: the proof that the YAML lost nothing.

A pure function of the model, in the source's order and with its indentation. What is ours (introductions, checks,
assumptions, conflicts, terms) is not in it. Used by the proof beside it alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from macros.content.model.cadence import Cadence, Group, Review, ReviewGroup
from macros.content.model.files import Playbook
from macros.content.model.measurement import Measurement
from macros.content.model.phases import Block, Phase
from macros.content.model.risks import Monitoring, Register, Risk, RiskCategory, Risks
from macros.content.model.root import PlaybookFile, RelatedList, VerticalsHeading
from macros.content.model.sections import MilestoneSection, Section, Workstream, WorkstreamSection
from macros.content.model.statements import Statement
from macros.content.model.verticals import Vertical

__all__ = ["source_text"]

Lines = Iterator[str]

_BREAK = "  "
"""Two spaces at a line's end: Markdown's line break."""


def source_text(playbook: Playbook) -> str:
    """The source's text, one statement a line, ending with a line break.

    Phases and verticals come in the order of their mappings.
    """
    root = playbook.playbook
    parts = [
        _head(root),
        _overview(root),
        *(_phase(phase) for phase in playbook.phases.values()),
        _measurement(playbook.measurement),
        _verticals(root.verticals, playbook.verticals),
        _risks(playbook.risks),
        _cadence(playbook.cadence),
        ["---"],
        _related(root.related),
        ["---"],
        _foot(root),
    ]
    return "\n".join(_apart(parts)) + "\n"


def _apart(groups: Iterable[Iterable[str]]) -> Lines:
    """The lines of all groups, with an empty line between one group and the next."""
    for index, group in enumerate(groups):
        if index:
            yield ""
        yield from group


def _fenced(groups: Iterable[Iterable[str]]) -> Lines:
    """Groups of lines in a code fence, as the source writes its lists."""
    yield "```yaml"
    yield from _apart(groups)
    yield "```"


def _broken(lines: list[str]) -> Lines:
    """Lines of one paragraph, each but the last with a line break."""
    yield from (line + _BREAK for line in lines[:-1])
    yield lines[-1]


def _items(texts: Iterable[str], indent: int) -> Lines:
    yield from (" " * indent + f"- {text}" for text in texts)


def _texts(statements: Mapping[str, Statement]) -> Lines:
    yield from (statement.text for statement in statements.values())


# The head and the foot


def _head(root: PlaybookFile) -> Lines:
    claims = [f"**{root.tagline}**", *(f"**{badge.title}**: {badge.text}" for badge in root.badges.values())]
    yield f"# {root.title}"
    yield ""
    yield from _broken([f"> {claim}" for claim in claims])


def _overview(root: PlaybookFile) -> Lines:
    yield from _apart([[f"## {root.overview.icon} {root.overview.title}"], [root.overview.text]])
    for named in (root.principles, root.goals):
        yield ""
        yield f"### {named.title}"
        yield from (f"- **{item.title}** - {item.text}" for item in named.items.values())


def _related(related: RelatedList) -> Lines:
    yield f"## {related.icon} {related.title}"
    yield ""
    yield from (f"- **[{item.title}]({item.href})** - {item.text}" for item in related.items.values())


def _foot(root: PlaybookFile) -> Lines:
    yield f"*{root.closing}*"
    yield ""
    yield from _broken([f"**{line.title}**: {line.text}" for line in root.colophon.values()])


# Phases


def _phase(phase: Phase) -> Lines:
    heading = f"## {phase.icon} {phase.title} ({phase.weeks.as_written})"
    yield from _apart([[heading], *(_block(block) for block in phase.blocks.values())])


def _block(block: Block) -> Lines:
    yield f"### {block.weeks.as_written}: {block.title}"
    yield from _fenced(_section(section) for section in block.sections.values())


def _section(section: Section) -> Lines:
    yield f"{section.title}:"
    if isinstance(section, WorkstreamSection):
        yield from _apart(_activities(stream) for stream in section.workstreams.values())
    elif isinstance(section, MilestoneSection):
        yield from (f"  Week {milestone.week}: {milestone.text}" for milestone in section.items.values())
    else:
        yield from _items(_texts(section.items), 2)


def _activities(parent: Workstream | Review) -> Lines:
    yield f"  {parent.title}:"
    yield from _items(_texts(parent.activities), 4)


# Measurement


def _measurement(measurement: Measurement) -> Lines:
    metrics, indicators = measurement.metrics, measurement.indicators
    yield f"## {measurement.icon} {measurement.title}"
    yield ""
    yield f"### {metrics.title}"
    yield from _fenced(
        [f"{group.title}:", *(f"  {kpi.title}: {kpi.text}" for kpi in group.kpis.values())]
        for group in metrics.groups.values()
    )
    yield ""
    yield f"### {indicators.title}"
    yield from _fenced(
        [f"{group.title}:", *_items(_texts(group.indicators), 2)] for group in indicators.groups.values()
    )


# Verticals


def _verticals(heading: VerticalsHeading, verticals: Mapping[str, Vertical]) -> Lines:
    yield from _apart(
        [[f"## {heading.icon} {heading.title}"], *(_vertical(heading, vertical) for vertical in verticals.values())]
    )


def _vertical(heading: VerticalsHeading, vertical: Vertical) -> Lines:
    labels = heading.labels
    groups = {
        labels.focus_areas: _texts(vertical.focus_areas),
        labels.success_factors: _texts(vertical.success_factors),
        labels.adjustments: (adjustment.as_written for adjustment in vertical.adjustments.values()),
        labels.metrics: (f"{metric.title}: {metric.text}" for metric in vertical.metrics.values()),
    }
    yield f"### {vertical.title}"
    yield from _fenced([f"{label}:", *_items(texts, 2)] for label, texts in groups.items())


# Risks


def _risks(risks: Risks) -> Lines:
    yield from _apart(
        [[f"## {risks.icon} {risks.title}"], _register(risks.risk_register), _monitoring(risks.monitoring)]
    )


def _register(register: Register) -> Lines:
    yield f"### {register.title}"
    yield from _fenced(_category(category) for category in register.categories.values())


def _category(category: RiskCategory) -> Lines:
    yield f"{category.title}:"
    yield from _apart(_answers(risk) for risk in category.risks.values())


def _answers(risk: Risk) -> Lines:
    answers = {"Mitigation": risk.mitigation, "Contingency": risk.contingency, "Recovery": risk.recovery}
    yield f"  {risk.title}:"
    yield from _items((f"{label}: {text}" for label, text in answers.items()), 4)


def _monitoring(monitoring: Monitoring) -> Lines:
    warnings, escalation, resources = monitoring.warnings, monitoring.escalation, monitoring.resources
    ladder = (f"  Level {level.level} ({level.name}): {level.text}" for level in escalation.levels.values())
    yield f"### {monitoring.title}"
    yield from _fenced(
        [
            [f"{warnings.title}:", *_items(_texts(warnings.items), 2)],
            [f"{escalation.title}:", *ladder],
            [f"{resources.title}:", *_items(_texts(resources.items), 2)],
        ]
    )


# Cadence


def _cadence(cadence: Cadence) -> Lines:
    yield f"## {cadence.icon} {cadence.title}"
    for framework in cadence.frameworks.values():
        yield ""
        yield f"### {framework.title}"
        yield from _fenced(_group(group) for group in framework.groups.values())


def _group(group: Group) -> Lines:
    yield f"{group.title}:"
    if isinstance(group, ReviewGroup):
        yield from _apart(_activities(review) for review in group.reviews.values())
    else:
        yield from _items(_texts(group.activities), 2)
