"""Spells DuckDB's TPC-DS queries for Redshift: spell.py FOLDER_OF_QUERIES FOLDER_TO_WRITE. README.md beside it says what comes after."""

import pathlib
import sys

import sqlglot
from sqlglot import exp

TABLES = {file.stem.rsplit("-", 1)[0] for file in (pathlib.Path(__file__).parent / "contracts").glob("*.yaml")}


def spelled(query):
    """The tables are those of the schema qa; queries of WITH have other names."""
    for table in query.find_all(exp.Table):
        if not table.db and table.name.lower() in TABLES:
            table.set("db", exp.to_identifier("qa"))
    for average in list(query.find_all(exp.Avg)):
        settle(average)
    return query


def settle(average):
    """AVG cuts integers and keeps a decimal's digits, the last of which is not documented (r_AVG.html): more digits, then fewer."""
    average.set("this", exp.Cast(this=average.this.copy(), to=exp.DataType.build("DECIMAL(18, 10)")))
    whole = average.parent if isinstance(average.parent, exp.Window) else average
    whole.replace(exp.Round(this=whole.copy(), decimals=exp.Literal.number(6)))


def main(source, target):
    target.mkdir(parents=True, exist_ok=True)
    for file in sorted(source.glob("*.sql")):
        [query] = [tree for tree in sqlglot.parse(file.read_text(), read="duckdb") if tree]
        (target / file.name).write_text(spelled(query).sql(dialect="redshift", pretty=True) + "\n")


main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
