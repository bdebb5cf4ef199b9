#!/usr/bin/env python3
"""Prints each test of a trx file that did not pass, and what it said: failed-tests.py SUITE FILE."""

import sys
import xml.etree.ElementTree as ElementTree

NAMESPACE = {"trx": "http://microsoft.com/schemas/VisualStudio/TeamTest/2010"}
LINES = 12

suite, path = sys.argv[1:]
for result in ElementTree.parse(path).iterfind(".//trx:UnitTestResult", NAMESPACE):
    if result.get("outcome") == "Passed":
        continue
    print(f"  {suite} {result.get('outcome')}: {result.get('testName')} (after {result.get('duration')})")
    said = result.findtext(".//trx:Message", "", NAMESPACE) + "\n" + result.findtext(".//trx:StackTrace", "", NAMESPACE)
    for line in [line for line in said.splitlines() if line.strip()][:LINES]:
        print(f"    {line.strip()[:300]}")
