#!/usr/bin/env python3
"""Service level with its interval at every point of a sweep: python3 read_sweep.py FOLDER [FIGURE]

Needs pandas; of a folder of Parquet pyarrow too (without it: agner sweep --format csv).
"""

import json
import sys
from pathlib import Path

import pandas as pd

PANDAS_TYPES = {"INT32": "int32", "INT64": "int64", "DOUBLE": "float64", "STRING": "string"}


def read_table(folder: Path, manifest: dict, name: str) -> pd.DataFrame:
    """A table of all parts, with the types that the manifest says."""
    columns = manifest["tables"][name]
    files = sorted((folder / name).glob("part-*." + manifest["tableFormat"]))
    if not files:
        sys.exit(f"{folder}: no part of the sweep is finished yet")
    if manifest["tableFormat"] == "parquet":
        try:
            table = pd.concat([pd.read_parquet(file) for file in files], ignore_index=True)
        except ImportError:
            sys.exit("pandas reads Parquet with pyarrow: install it, or sweep with --format csv")
    else:
        types = {column["name"]: PANDAS_TYPES[column["type"]] for column in columns}
        # An empty name is a name (of the totals); an empty number is none.
        texts = {column: (lambda text: text) for column, kind in types.items() if kind == "string"}
        numbers = {column: kind for column, kind in types.items() if column not in texts}
        table = pd.concat(
            [
                pd.read_csv(file, dtype=numbers, converters=texts, float_precision="round_trip", encoding="utf-8")
                for file in files
            ],
            ignore_index=True,
        )
        for column in texts:
            # What a spreadsheet would take for a formula begins with an apostrophe.
            table[column] = table[column].str.replace(r"^'(?=[=+\-@\t\r])", "", regex=True)
    found, wanted = list(table.columns), [column["name"] for column in columns]
    if found != wanted:
        sys.exit(f"{folder}/{name}: columns {found}, where the manifest has {wanted}")
    return table


def main() -> None:
    if len(sys.argv) not in (2, 3):
        sys.exit("usage: read_sweep.py FOLDER [FIGURE]")
    folder, wanted = Path(sys.argv[1]), sys.argv[2] if len(sys.argv) == 3 else "serviceLevel"
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    if manifest.get("kind") != "sweep" or manifest.get("format") != 1:
        sys.exit(f"{folder} is no folder of a sweep that this script knows")
    points = read_table(folder, manifest, "points")
    figures = read_table(folder, manifest, "figures")

    of_totals = figures[(figures["scope"] == "totals") & (figures["figure"] == wanted)]
    if of_totals.empty:
        names = sorted(figures.loc[figures["scope"] == "totals", "figure"].unique())
        sys.exit(f"no figure {wanted}: there are {', '.join(names)}")
    units = set(of_totals["unit"])
    if len(units) != 1:
        sys.exit(f"{wanted} is told in several units: {', '.join(sorted(units))}")
    unit = manifest["currency"] if units == {"money"} else units.pop()
    if unit == "share" and not of_totals["value"].dropna().ge(0).all():
        sys.exit(f"{wanted} is a share, and below 0 at some point")

    axes = [axis["path"] for axis in manifest["axes"]]
    told = points[["point", *axes]].merge(of_totals[["point", "value", "low", "high"]], on="point", how="left")
    axis_units = {axis["path"]: axis["unit"] for axis in manifest["axes"]}
    heads = {path: f"{path} [{axis_units[path]}]" for path in axes if axis_units[path]}
    told = told.rename(columns={**heads, "value": f"{wanted} [{unit}]"})

    print(f"{manifest['scenario']['name']}, scenario {manifest['scenario']['hash']}, seed {manifest['seed']}")
    print(f"{len(points)} of {manifest['design']['size']} points, {100 * manifest['confidence']:g} % intervals")
    # All digits, so that nothing is lost on the way to another program.
    told.to_csv(sys.stdout, sep="\t", index=False)


main()
