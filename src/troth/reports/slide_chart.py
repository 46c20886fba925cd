"""A chart on a slide whose numbers can be edited in the presentation program."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.slide import Slide
from pptx.util import Inches, Pt

from troth.reports.slide_parts import MUTED

WHOLE_NUMBERS = "#,##0;-#,##0;"  # the format of spreadsheets; nothing stands for 0
Series = tuple[str, Sequence[Decimal], RGBColor]


def columns(
    slide: Slide, box: tuple[float, float, float, float], labels: Sequence[str], series: Sequence[Series]
) -> None:
    """A chart of columns, one colour a series, at (left, top, width, height) in inches; losses are below the line."""
    data: Any = CategoryChartData(number_format="#,##0")
    data.categories = labels
    for name, values, _colour in series:
        data.add_series(name, [float(value) for value in values])
    place = [Inches(each) for each in box]
    frame: Any = slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *place, data)
    _dress(frame.chart, [colour for _name, _values, colour in series])


def _dress(chart: Any, colours: Sequence[RGBColor]) -> None:
    """Numbers on the columns take the place of an axis and its lines."""
    chart.font.size = Pt(14)
    chart.has_title = False
    chart.has_legend = len(colours) > 1
    if chart.has_legend:
        chart.legend.position = XL_LEGEND_POSITION.BOTTOM
        chart.legend.include_in_layout = False
    chart.value_axis.visible = False
    chart.value_axis.has_major_gridlines = False
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    chart.category_axis.format.line.color.rgb = MUTED
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 70, 100
    plot.has_data_labels = True
    plot.data_labels.number_format = WHOLE_NUMBERS
    plot.data_labels.number_format_is_linked = False
    plot.data_labels.position = XL_LABEL_POSITION.OUTSIDE_END
    for series, colour in zip(plot.series, colours, strict=True):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = colour
        series.invert_if_negative = False
