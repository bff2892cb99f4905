"""Names of months as pages write them: English, Russian and Ukrainian, long and short."""

from __future__ import annotations

_NAMES = """
january jan январь января янв січень січня
february feb февраль февраля фев февр лютий лютого
march mar март марта мар березень березня
april apr апрель апреля апр квітень квітня
may май мая травень травня
june jun июнь июня июн червень червня
july jul июль июля июл липень липня
august aug август августа авг серпень серпня
september sept sep сентябрь сентября сент сен вересень вересня
october oct октябрь октября окт жовтень жовтня
november nov ноябрь ноября нояб ноя листопад листопада
december dec декабрь декабря дек грудень грудня
"""

MONTHS = {
    name: number
    for number, line in enumerate(_NAMES.strip().splitlines(), start=1)
    for name in line.split()
}
