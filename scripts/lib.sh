# shellcheck shell=bash disable=SC2034
# What scripts/build, scripts/demo and scripts/test share. Source it; it changes into the project's
# root and defines functions only.

cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
readonly PROVIDER=terraform-provider-starrocks
readonly SANDBOX=starrocks-sandbox
# The program that drives the provider: terraform, or OpenTofu.
readonly TERRAFORM=${TF_ACC_TERRAFORM_PATH:-terraform}

# Debian package and what needs it.
readonly PACKAGES="
ca-certificates         the system's certificate bundle, for TLS to the server
ccache                  the second build takes seconds
cmake                   the build
g++                     the compiler, C++20
libabsl-dev             status, strings, time
libboost-dev            Boost.Asio and Boost.Beast (headers): HTTP to Flink, Connect, registries
libgmock-dev            GoogleMock and, with it, GoogleTest
libgrpc++-dev           Terraform's plugin protocol is gRPC
libmariadb-dev          static MariaDB client below Connector/C++
libmysqlcppconn-dev     MySQL Connector/C++, the StarRocks connection
libprotobuf-dev         the protocol's messages
libssl-dev              TLS, SHA-1 of mysql_native_password
libutf8proc-dev         Unicode normalisation, as Terraform does it
ninja-build             the build
nlohmann-json3-dev      JSON
protobuf-compiler       generates the protocol's messages
protobuf-compiler-grpc  generates the protocol's services
python3                 the acceptance tests' runner
zlib1g-dev              static compression library below gRPC
"

# Program that the real servers and load balancers of the acceptance tests need, and the Debian
# package that has it.
readonly SERVER_PROGRAMS="
javac          openjdk-17-jdk-headless
mvn            maven
pip3           python3-pip
pg_lsclusters  postgresql
nginx          nginx-light
haproxy        haproxy
mariadbd       mariadb-server-core
my_print_defaults  mariadb-client-core
"

say() { printf '%s\n' "$*"; }
heading() { printf '\n== %s\n' "$*"; }
die() {
  printf '%s\n' "$@" >&2
  exit 1
}

is_installed() {
  [[ "$(dpkg-query -W -f='${Status}' "$1" 2>/dev/null)" == "install ok installed" ]]
}

# Prints the names of the packages that are not installed.
missing_packages() {
  local name
  while read -r name _; do
    [[ -z "$name" ]] || is_installed "$name" || printf '%s ' "$name"
  done <<<"$PACKAGES"
}

# Installs what is missing; without root or apt it names the packages and ends.
ensure_packages() {
  command -v dpkg-query >/dev/null ||
    die "This script knows Debian's packages only. Needed (Debian's names):" "$PACKAGES"
  local missing
  read -ra missing <<<"$(missing_packages)"
  ((${#missing[@]})) || return 0
  ((EUID == 0)) || die "These Debian packages are missing; install them as root, then try again:" \
    "  apt-get install --no-install-recommends ${missing[*]}"
  install_packages "${missing[@]}" || die "apt-get could not install: ${missing[*]}"
}

install_packages() {
  say "installing: $*"
  export DEBIAN_FRONTEND=noninteractive
  { apt-get -qq update && apt-get -qq install -y --no-install-recommends "$@"; } >/dev/null </dev/null
}

# Installs what the real servers need, as far as it can: what can't be had is named by those servers.
try_server_packages() {
  local program package missing=()
  while read -r program package; do
    [[ -z "$program" ]] || command -v "$program" >/dev/null || missing+=("$package")
  done <<<"$SERVER_PROGRAMS"
  ((${#missing[@]} == 0 || EUID != 0)) || install_packages "${missing[@]}" ||
    say "apt-get could not install: ${missing[*]}"
}

# build_preset NAME: configures and builds into build/NAME, silent unless it fails.
build_preset() {
  local directory="build/$1" started=$SECONDS
  mkdir -p "$directory"
  say "building $directory"
  { cmake --preset "$1" && cmake --build --preset "$1"; } >"$directory/build.log" 2>&1 || {
    grep -E '^FAILED|: (fatal )?error|CMake Error|undefined reference' "$directory/build.log" |
      head -20 | cut -c1-300 >&2 || true
    die "The build failed; everything it said is in $directory/build.log"
  }
  say "built in $((SECONDS - started)) s"
}

terraform_hint() {
  say "terraform 1.11 or newer is not installed. It is one file: download it from" \
    "https://developer.hashicorp.com/terraform/install and put it into a directory of PATH."
}

# True if terraform (or OpenTofu) is there and new enough.
has_terraform() {
  local version
  version=$("$TERRAFORM" version 2>/dev/null | sed -nE 's/^(Terraform|OpenTofu) v//p') || return 1
  [[ -n "$version" ]] && printf '1.11\n%s\n' "$version" | sort -CV
}
