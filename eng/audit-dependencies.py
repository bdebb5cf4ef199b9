#!/usr/bin/python3
"""Audits the packages that this repository uses; exits with 1 when one is not in order.

1. What is shipped: the packages under src/ and all that they bring are those of eng/shipped-dependencies.txt, with their
   versions. A new one is reviewed by adding its line.
2. No package, of NuGet or npm, tests and benchmarks included, is within the reach of an advisory of
   eng/known-advisories.txt. This needs no network.
3. The advisories of the day, from the package sources themselves. A source that offers none, as many mirrors, is named;
   with --require-advisories, as for a release, it is a fault.

Usage: eng/audit-dependencies.py [--require-advisories] SOLUTION NPM_FOLDER...   (restored before)
"""
import json
import pathlib
import re
import subprocess
import sys
import urllib.request

ENG = pathlib.Path(__file__).resolve().parent
faults = []


def run(*command, cwd=None):
    """What a command has printed to its standard output, whatever it returned: both tools report findings with a failure."""
    return subprocess.run(command, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False).stdout


def lines_of(name):
    for line in (ENG / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line


def version(text):
    """A version as numbers, to be compared; what follows a hyphen is a pre-release and counts as the release."""
    return tuple(int(part) for part in re.split(r"[.]", text.split("-")[0].split("+")[0]))


def nuget_packages(solution, *options):
    """Each project's packages: (path of the project, id, version, the entry)."""
    listed = json.loads(run("dotnet", "list", solution, "package", "--include-transitive", "--format", "json", *options))
    root = pathlib.Path(solution).resolve().parent
    for project in listed["projects"]:
        path = pathlib.Path(project["path"]).resolve().relative_to(root)
        for framework in project.get("frameworks", []):
            for package in framework.get("topLevelPackages", []) + framework.get("transitivePackages", []):
                yield path, package["id"], package["resolvedVersion"], package


def npm_packages(folder):
    lock = json.loads((pathlib.Path(folder) / "package-lock.json").read_text(encoding="utf-8"))
    for path, package in lock["packages"].items():
        if path:
            yield path.rpartition("node_modules/")[2], package["version"]


def audit_shipped(packages):
    reviewed = {tuple(line.split()[:2]) for line in lines_of("shipped-dependencies.txt")}
    # What the SDK references by itself has the SDK's version, which is the machine's.
    shipped = {
        (id, number)
        for path, id, number, package in packages
        if path.parts[0] == "src" and package.get("autoReferenced") != "true"
    }
    for id, number in sorted(shipped - reviewed):
        faults.append(f"{id} {number} is shipped but not in eng/shipped-dependencies.txt: review it, then add its line.")
    for id, number in sorted(reviewed - shipped):
        faults.append(f"{id} {number} is in eng/shipped-dependencies.txt but not shipped: remove its line.")


def audit_known(used):
    for line in lines_of("known-advisories.txt"):
        kind, id, first, fixed, advisory = line.split()
        for number in sorted(used.get((kind, id.lower()), ())):
            if version(first) <= version(number) < version(fixed):
                faults.append(f"{kind} {id} {number}: {advisory}. Use {fixed} or later.")


def audit_nuget(solution):
    unable = []
    for source in re.findall(r"https?://\S+", run("dotnet", "nuget", "list", "source")):
        try:
            with urllib.request.urlopen(source, timeout=30) as answer:
                resources = json.load(answer)["resources"]
        except (OSError, ValueError, KeyError) as error:
            unable.append(f"{source} ({error})")
            continue
        if not any(resource["@type"].startswith("VulnerabilityInfo/") for resource in resources):
            unable.append(f"{source} (offers no advisories)")
    if unable:
        return f"not asked: {', '.join(unable)}"
    for path, id, number, package in nuget_packages(solution, "--vulnerable"):
        for found in package.get("vulnerabilities", []):
            faults.append(f"{path}: {id} {number}: {found['severity']}, {found['advisoryurl']}")
    return "asked"


def audit_npm(folder):
    report = json.loads(run("npm", "audit", "--json", cwd=folder) or "{}")
    if "vulnerabilities" not in report:
        return f"not asked: {report.get('message') or report.get('error') or 'no answer'}"
    for name, found in sorted(report["vulnerabilities"].items()):
        faults.append(f"{folder}: {name}: {found['severity']}, run 'npm audit' there.")
    return "asked"


def main(*arguments):
    required = arguments[0] == "--require-advisories"
    solution, *folders = arguments[required:]
    packages = list(nuget_packages(solution))
    used = {}
    for _, id, number, _ in packages:
        used.setdefault(("nuget", id.lower()), set()).add(number)
    for folder in folders:
        for name, number in npm_packages(folder):
            used.setdefault(("npm", name.lower()), set()).add(number)
    audit_shipped(packages)
    audit_known(used)
    print(f"{sum(map(len, used.values()))} packages; advisories of the day:")
    answers = {"NuGet": audit_nuget(solution)} | {f"npm, {folder}": audit_npm(folder) for folder in folders}
    for source, answer in answers.items():
        print(f"  {source}: {answer}")
        if required and answer != "asked":
            faults.append(f"{source}: its advisories could not be asked for.")
    for fault in faults:
        print(f"  FAULT: {fault}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
