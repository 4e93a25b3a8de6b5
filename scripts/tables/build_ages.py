"""Makes the table of people by age and sex from the Census estimates.

Usage: python scripts/tables/build_ages.py NC_EST2024_AGESEX_RES_CSV

The file is https://www2.census.gov/programs-surveys/popest/datasets/2020-2024/national/asrh/nc-est2024-agesex-res.csv
"""

import csv
import sys
from pathlib import Path

TARGET = Path(__file__).resolve().parents[2] / "src/bedside/evidence/tables/ages.tsv"
MEN, WOMEN, OLDEST = "1", "2", 100


def main(census_file: Path) -> None:
    """Write the table: age, men, women; the last row holds everyone of 100 and more."""
    counts: dict[tuple[str, int], str] = {}
    with census_file.open(encoding="utf-8-sig", newline="") as lines:
        for line in csv.DictReader(lines):
            counts[line["SEX"], int(line["AGE"])] = line["POPESTIMATE2024"]
    rows = [f"{age}\t{counts[MEN, age]}\t{counts[WOMEN, age]}" for age in range(OLDEST + 1)]
    head = "# US Census Bureau, nc-est2024-agesex-res, people on 1 July 2024: age, men, women"
    TARGET.write_text("\n".join([head, *rows, ""]), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
