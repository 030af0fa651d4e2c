"""Writes q.rd, the descriptor of a small RegTAP registry, and its tables, empty: what they hold is harvested once the server runs."""

import csv

from regtap import TABLES

_HEAD = """<resource schema="rr" resdir="rr">
  <meta name="creationDate">2025-01-01T00:00:00Z</meta>
  <meta name="title">Local relational registry (RegTAP)</meta>
  <meta name="description">The IVOA relational registry schema, RegTAP 1.1, over the records that this data center publishes by OAI-PMH.</meta>
  <meta name="subject">virtual-observatories</meta>
  <meta name="creator">Skybook test operators</meta>
  <meta name="contentLevel">Research</meta>
  <meta name="type">Registry</meta>
  <meta name="schema-rank">100</meta>
"""
_GRAMMAR = """<csvGrammar enc="utf-8"><rowfilter><code>
      for key in list(row):
        if row[key] == "":
          row[key] = None
      yield row
    </code></rowfilter></csvGrammar>"""


def _column(table: str, name: str, type_name: str, key: str) -> str:
    whole = type_name in ("smallint", "bigint")
    required = ' required="True"' if whole and name in key.split(",") else ""
    null = '<values nullLiteral="-1"/>' if whole and not required else ""
    return f'    <column name="{name}" type="{type_name}"{required} description="RegTAP {table}.{name}">{null}<property key="std">1</property></column>\n'


def _table(name: str) -> str:
    description, key, columns = TABLES[name]
    return (
        f'  <table id="{name}" onDisk="True" adql="True">\n'
        f'    <meta name="description">{description}</meta>\n    <meta name="utype">xpath:{"/" if name == "resource" else name}</meta>\n'
        # A data model is declared by properties of a table; meta does not do it.
        '    <property key="supportsModel">Registry 1.1</property>\n    <property key="supportsModelURI">ivo://ivoa.net/std/RegTAP#1.1</property>\n'
        + (f"    <primary>{key}</primary>\n" if key else '    <index columns="ivoid"/>\n')
        + "".join(_column(name, column, type_name, key) for column, type_name in columns.items())
        + "  </table>\n"
        f'  <data id="import_{name}">\n    <sources pattern="data/{name}.csv"/>\n    {_GRAMMAR}\n    <make table="{name}"><rowmaker idmaps="*"/></make>\n  </data>\n'
    )


with open("q.rd", "w", encoding="utf-8") as out:
    collection = "".join(f'<make table="{name}"/>' for name in TABLES)
    out.write(_HEAD + "".join(map(_table, TABLES)) + f'  <data id="collection" auto="False"><publish sets="ivo_managed"/>{collection}</data>\n</resource>\n')
for name, (_, _, columns) in TABLES.items():
    with open(f"data/{name}.csv", "w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerow(columns)
