"""Print a CSV file as Python's csv module understands it: a list of rows."""
import csv
import json
import sys

with open(sys.argv[1], newline="", encoding="utf-8") as f:
    json.dump(list(csv.DictReader(f, strict=True)), sys.stdout)
