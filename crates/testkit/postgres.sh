#!/usr/bin/env bash
# Serves one PostgreSQL for tests on 127.0.0.1 and a free port, from a folder of its own, until this script is ended
# or, with --idle, until nobody has held FOLDER/users for so many seconds. Writes the address to FOLDER/url when ready.
# PostgreSQL refuses to run as root: then everything is done as the user postgres.
set -euo pipefail

folder=${1:?usage: postgres.sh FOLDER [--idle SECONDS]}
idle=0
[ "${2:-}" = --idle ] && idle=${3:?seconds}

binaries=""
for candidate in /usr/lib/postgresql/*/bin; do [ -x "$candidate/initdb" ] && binaries=$candidate; done
[ -n "$binaries" ] || { echo "PostgreSQL's server is not installed (apt-get install postgresql)" >&2; exit 1; }

as=()
mkdir -p "$folder"
if [ "$(id -u)" = 0 ]; then
  as=(setpriv --reuid postgres --regid postgres --clear-groups)
  chown postgres:postgres "$folder"
fi
cd "$folder"
rm -f url
rm -rf cluster
"${as[@]}" "$binaries/initdb" -D "$folder/cluster" -A trust -U postgres -E UTF8 --locale=C.UTF-8 --no-sync >initdb.log 2>&1 ||
  { cat initdb.log >&2; exit 1; }

# A port that nobody listens on; tried anew if somebody takes it in between.
server=""
for _ in 1 2 3 4 5 6 7 8; do
  port=$((20000 + RANDOM % 12000))
  (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && continue
  "${as[@]}" "$binaries/postgres" -D "$folder/cluster" -p "$port" -k "" -c listen_addresses=127.0.0.1 \
    -c fsync=off -c full_page_writes=off -c max_connections=400 -c shared_buffers=128MB -c max_wal_size=2GB \
    -c max_pred_locks_per_transaction=256 -c log_min_messages=fatal -c jit=off >server.log 2>&1 &
  server=$!
  ready=""
  for _ in $(seq 300); do
    kill -0 "$server" 2>/dev/null || break
    if "$binaries/pg_isready" -q -h 127.0.0.1 -p "$port"; then ready=yes; break; fi
    sleep 0.1
  done
  [ -n "$ready" ] && break
  server=""
done
[ -n "$server" ] || { cat server.log >&2; exit 1; }

finish() {
  rm -f "$folder/url"
  kill -INT "$server" 2>/dev/null || true # fast shutdown: open connections are cut
  wait "$server" 2>/dev/null || true
  rm -rf "$folder/cluster"
}
trap finish EXIT
trap 'exit 0' TERM INT HUP

: >>users
chmod 666 users
echo "postgres://postgres@127.0.0.1:$port" >url.new
mv url.new url

if [ "$idle" = 0 ]; then
  wait "$server" || true
  exit 0
fi
exec 9<users
while kill -0 "$server" 2>/dev/null; do
  sleep 5 &
  wait $! || true
  age=$(($(date +%s) - $(stat -c %Y users)))
  # While this script holds the lock no test can believe that the server will stay.
  if [ "$age" -gt "$idle" ] && flock -n -x 9; then exit 0; fi
done
