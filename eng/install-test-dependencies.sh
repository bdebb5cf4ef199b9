# shellcheck shell=bash
# Sourced by test.sh: brings what the tests need and this machine lacks. Idempotent; silent when all is there.

# Runs apt-get with the rights it needs, or fails.
privileged_apt_get() {
  if [[ $(id -u) -eq 0 ]]; then
    apt-get "$@"
  else
    sudo -n --preserve-env=DEBIAN_FRONTEND apt-get "$@"
  fi
}

# $*: what to type by hand where this account may not install.
require_privilege() {
  if [[ $(id -u) -ne 0 ]] && ! sudo -n true 2>/dev/null; then
    echo "The tests need packages that are not here, and this account may not install them." >&2
    echo "Run as root, then start ./test.sh again:  $*" >&2
    return 1
  fi
}

apt_lists_are_fresh=false
refresh_apt_lists() {
  if ! $apt_lists_are_fresh; then
    privileged_apt_get update -qq
    apt_lists_are_fresh=true
  fi
}

# The Python clients are Debian's, so Debian's interpreter is asked, not whichever python3 comes first in PATH.
has_python_module() { /usr/bin/python3 -c "import $1" 2>/dev/null; }

install_debian_packages() {
  command -v apt-get >/dev/null || { echo "apt-get is missing: the tests run on Debian and its relatives." >&2; return 1; }
  local missing=()
  # The Demo page is tested in this one, not in whichever chromium comes first in PATH.
  [[ -x /usr/bin/chromium ]] || missing+=(chromium)
  command -v node >/dev/null || missing+=(nodejs)
  command -v npm >/dev/null || missing+=(npm)
  has_python_module websockets || missing+=(python3-websockets)
  has_python_module autobahn.asyncio.websocket || missing+=(python3-autobahn)
  # The network tests make namespaces.
  command -v ip >/dev/null || missing+=(iproute2)
  # Stands in front of the servers of the rolling restart. Debian's own instance serves nobody and is left alone.
  [[ -x /usr/sbin/haproxy ]] || missing+=(haproxy)
  # What bench/build-peers compiles.
  command -v gcc >/dev/null || missing+=(gcc)
  command -v g++ >/dev/null || missing+=(g++)
  [[ -f /usr/include/libwebsockets.h ]] || missing+=(libwebsockets-dev)
  [[ -f /usr/include/boost/beast.hpp ]] || missing+=(libboost1.81-dev)
  [[ -f /usr/include/liburing.h ]] || missing+=(liburing-dev)
  if [[ ${#missing[@]} -gt 0 ]]; then
    echo "Installing: ${missing[*]}"
    require_privilege "apt-get update && apt-get install -y ${missing[*]}"
    refresh_apt_lists
    privileged_apt_get install -y -qq --no-install-recommends "${missing[@]}"
  fi
  require_node_version
}

# The npm clients need Node.js 18.17 ("engines" in their package.json).
require_node_version() {
  local version
  version=$(node --version)
  if [[ $(printf '%s\n' v18.17 "$version" | sort --version-sort | head -n 1) != v18.17 ]]; then
    echo "Node.js 18.17 or later is needed for the npm clients; $(command -v node) is $version." >&2
    echo "Put a newer one first in PATH, or install one: https://nodejs.org/en/download" >&2
    return 1
  fi
}

# $1: the folder with package.json and package-lock.json.
install_node_clients() {
  if [[ ! $1/node_modules/.package-lock.json -nt $1/package-lock.json ]]; then
    npm ci --prefix "$1" --no-audit --no-fund
  fi
}

# The .NET Framework 4.8 reference assemblies, as Debian ships them; unpacked, not installed. $1: where to.
fetch_reference_assemblies() {
  if [[ -f $1/usr/lib/mono/4.8-api/System.Web.dll ]]; then
    return 0
  fi
  rm -rf "$1"
  mkdir -p "$1"
  if ! (cd "$1" && apt-get download -qq -o APT::Sandbox::User=root mono-devel); then
    require_privilege "apt-get update"
    refresh_apt_lists
    (cd "$1" && apt-get download -qq -o APT::Sandbox::User=root mono-devel)
  fi
  dpkg-deb -x "$1"/mono-devel_*.deb "$1"
}
