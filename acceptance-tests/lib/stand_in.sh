# shellcheck shell=bash
# A work directory with a stand-in server and a mirror of the provider, for scripts that show the
# real terraform at work. Source it after scripts/lib.sh and call `set_up_work` first: it makes $work
# and has both cleaned away at the end of the script, however it ends.

set_up_work() {
  work=$(mktemp -d)
  server=
  trap clean_up EXIT
  trap 'exit 130' INT TERM
}

clean_up() {
  local status=$?
  trap - EXIT
  set +e
  if [[ -n "$server" ]]; then
    kill "$server" 2>/dev/null && wait "$server"
  fi
  rm -rf "$work"
  exit "$status"
}

# start_server PRESET: starts a stand-in with nothing in it. Sets $server, its process, and $port.
start_server() {
  : >"$work/server.out" # there before anybody looks into it
  "build/$1/$SANDBOX" --port 0 >"$work/server.out" 2>"$work/server.err" &
  server=$!
  for _ in {1..100}; do
    port=$(sed -n 's/^listening on 127\.0\.0\.1:\([0-9]*\)$/\1/p' "$work/server.out")
    [[ -z "$port" ]] || return 0
    kill -0 "$server" 2>/dev/null || break
    sleep 0.1
  done
  die "The stand-in did not start: $(cat "$work/server.err")"
}

stop_server() {
  kill "$server"
  wait "$server" || die "The stand-in did not end cleanly: $(cat "$work/server.err")"
  server=
}

# mirror_provider PRESET: lays the provider out as a mirror, as `terraform init` wants it, under the
# addresses that Terraform and OpenTofu give it, and points them at it and at nothing else.
mirror_provider() {
  local program version platform registry target
  unset "${!TF_@}" "${!STARROCKS_@}"
  program=$PWD/build/$1/$PROVIDER
  version=$("$program" version | grep -oE '[0-9]+\.[0-9]+\.[0-9]+' | head -1)
  platform=$("$TERRAFORM" version -json | sed -n 's/.*"platform": "\(.*\)".*/\1/p')
  for registry in registry.terraform.io registry.opentofu.org; do
    target="$work/mirror/$registry/lakehouse/starrocks/$version/$platform"
    mkdir -p "$target"
    ln -s "$program" "$target/${PROVIDER}_v$version"
  done
  printf 'provider_installation {\n  filesystem_mirror {\n    path = "%s"\n  }\n}\n' \
    "$work/mirror" >"$work/terraform.rc"
  export TF_CLI_CONFIG_FILE="$work/terraform.rc" TF_IN_AUTOMATION=1 CHECKPOINT_DISABLE=1
}
