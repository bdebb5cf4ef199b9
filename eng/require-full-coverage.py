"""Fails unless every line and every branch of an assembly was run, and names those that were not.

Usage: require-full-coverage.py ASSEMBLY COBERTURA_FILE
"""

import sys
import xml.etree.ElementTree as ElementTree


def read_lines(package):
    """Maps (file, line) to (hits, covered branches, branches), merged over the classes that share the line."""
    lines = {}
    for class_element in package.iter("class"):
        for line in class_element.findall("./lines/line"):
            key = (class_element.get("filename"), int(line.get("number")))
            hits, covered, branches = lines.get(key, (0, 0, 0))
            hits = max(hits, int(line.get("hits")))
            if line.get("branch", "").lower() == "true":
                line_covered, line_branches = line.get("condition-coverage").split("(")[1].rstrip(")").split("/")
                covered, branches = covered + int(line_covered), branches + int(line_branches)
            lines[key] = (hits, covered, branches)
    return lines


def main(assembly, path):
    if not path:
        print("no coverage file was written")
        return 1
    packages = [p for p in ElementTree.parse(path).iter("package") if p.get("name") == assembly]
    lines = {key: value for package in packages for key, value in read_lines(package).items()}
    if not lines:
        print(f"{path} has no line of {assembly}")
        return 1

    for (file, number), (hits, covered, branches) in sorted(lines.items()):
        if hits > 0 and covered < branches:
            print(f"{file}:{number}: {covered} of {branches} branches taken")
    for file in sorted({file for file, _ in lines}):
        numbers = [number for (other, number), value in sorted(lines.items()) if other == file and value[0] == 0]
        if numbers:
            print(f"{file}: not run: {', '.join(map(str, numbers))}")

    run = sum(1 for hits, _, _ in lines.values() if hits > 0)
    covered = sum(value[1] for value in lines.values())
    branches = sum(value[2] for value in lines.values())
    print(f"lines {run}/{len(lines)}, branches {covered}/{branches}")
    return 0 if run == len(lines) and covered == branches else 1


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2]))
