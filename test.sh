#!/usr/bin/env bash
# Runs everything that decides whether this repository is in order: format, build, all tests, coverage of the
# protocol core. Installs what the tests need when it is missing. The last line is "N passed, N failed".
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
export MSBUILDDISABLENODEREUSE=1 DEBIAN_FRONTEND=noninteractive

readonly configuration=Release
readonly results=artifacts/test-results
readonly mono=artifacts/mono
readonly node_clients=tests/AspNetWebSockets.Interop.Tests/clients/node
readonly hang_timeout=3m

passed=0
failed=0
failures=
summary_printed=false

say() { printf '\n== %s\n' "$*"; }

summary() {
  summary_printed=true
  # Once more, as only the end of a long log may be at hand.
  [[ -z $failures ]] || printf 'What failed:%s\n' "$failures"
  printf '%d passed, %d failed\n' "$passed" "$failed"
}

# Whatever ends this script before its summary (no compiler, no network, a failed build) is a failure too.
on_exit() {
  local code=$?
  if ! $summary_printed; then
    failed=$((failed + 1))
    summary
    exit $((code == 0 ? 1 : code))
  fi
}
trap on_exit EXIT

fail() {
  printf 'FAILED: %s\n' "$*" >&2
  failed=$((failed + 1))
  failures+=$'\n'"  $*"
}

source eng/install-test-dependencies.sh
source eng/read-test-results.sh

command -v dotnet >/dev/null || { echo "The .NET 10 SDK is missing: https://dotnet.microsoft.com/download" >&2; exit 1; }

say "What the tests need"
install_debian_packages
install_node_clients "$node_clients"
fetch_reference_assemblies "$mono"

say "Format"
dotnet tool restore
dotnet csharpier check . || fail "formatting: run 'dotnet csharpier format .'"

say "Build"
dotnet build AspNetWebSockets.slnx -c "$configuration"

say "Dependencies"
eng/audit-dependencies.py AspNetWebSockets.slnx "$node_clients" || fail "a dependency is not in order"

# Runs one suite, on the transport that the environment names. More arguments are options of dotnet test.
run_suite() {
  local project=$1 suite=$2 name=$3
  say "$name"
  local options=(
    "${@:4}"
    --no-build -c "$configuration" --results-directory "$results/$name"
    --logger "trx;LogFileName=$name.trx" --blame-hang --blame-hang-timeout "$hang_timeout" --blame-hang-dump-type none
  )
  if [[ $suite == AspNetWebSockets.Protocol.Tests ]]; then
    options+=(--collect "XPlat Code Coverage" --settings tests/coverage.runsettings)
  fi
  local status=0
  dotnet test "$project" "${options[@]}" </dev/null || status=$?
  count_results "$name" "$results/$name/$name.trx" "$status"
}

rm -rf "$results"
for project in tests/*.Tests/*.csproj; do
  suite=$(basename "$project" .csproj)
  case $suite in
    AspNetWebSockets.Tests | *.SystemWeb.Tests | *.Attack.Tests | *.Interop.Tests)
      ASPNETWEBSOCKETS_TRANSPORT=io_uring run_suite "$project" "$suite" "$suite.io_uring"
      # What no transport has a part in, such as the layout of a page or a class in memory, has been tested by now.
      for transport in epoll sockets; do
        ASPNETWEBSOCKETS_TRANSPORT=$transport run_suite "$project" "$suite" "$suite.$transport" --filter "Transport!=None"
      done
      ;;
    # These run on no transport, or choose theirs themselves.
    *) run_suite "$project" "$suite" "$suite" ;;
  esac
done

say "Coverage of AspNetWebSockets.Protocol"
coverage=$(find "$results/AspNetWebSockets.Protocol.Tests" -name coverage.cobertura.xml -print -quit)
/usr/bin/python3 eng/require-full-coverage.py AspNetWebSockets.Protocol "$coverage" || fail "coverage is not 100 %"

say "Comparison with other servers, in tiny form"
bench/compare --quick --require-all >"$results/comparison.md" || fail "bench/compare --quick"

echo
summary
[[ $failed -eq 0 ]]
