# shellcheck shell=bash
# Sourced by test.sh: adds the counters of one suite's trx file to $passed and $failed, and what the failed tests said
# to $failures.

# $1: suite, $2: its trx file, $3: exit code of dotnet test.
count_results() {
  local counters total suite_passed said
  if [[ ! -f $2 ]]; then
    fail "$1 left no results (exit code $3)"
    return 0
  fi
  counters=$(grep -o '<Counters [^>]*>' "$2" | head -n 1 || true)
  total=$(counter total "$counters")
  suite_passed=$(counter passed "$counters")
  passed=$((passed + suite_passed))
  # A skipped test is a test that did not pass.
  failed=$((failed + total - suite_passed))
  said=$(/usr/bin/python3 eng/failed-tests.py "$1" "$2")
  failures+=${said:+$'\n'$said}
  if [[ $total -eq 0 ]]; then
    fail "$1 ran no tests"
  elif [[ $3 -ne 0 && $total -eq $suite_passed ]]; then
    fail "$1 ended with exit code $3 although every test that ran passed: it crashed or hung"
  fi
}

# $1: attribute, $2: the Counters element.
counter() {
  local value
  value=$(sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" <<<"$2")
  echo "${value:-0}"
}
