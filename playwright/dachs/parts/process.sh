# Processes known by the file that holds their id.

# is_alive FILE WORD: whether that process is there and its command line holds WORD.
is_alive() {
  local pid
  pid=$(head -1 "$1" 2>/dev/null) && [ -n "$pid" ] && [ -r "/proc/$pid/cmdline" ] && tr '\0' ' ' < "/proc/$pid/cmdline" | grep -q "$2"
}

# end_process FILE WORD SIGNAL: ends it and waits for up to 15 s.
end_process() {
  is_alive "$1" "$2" || { rm -f "$1"; return 0; }
  local pid
  pid=$(head -1 "$1")
  kill "-$3" "$pid"
  for _ in $(seq 150); do [ -d "/proc/$pid" ] || break; sleep 0.1; done
  [ ! -d "/proc/$pid" ] || { echo "dachs: process $pid did not end" >&2; return 1; }
  rm -f "$1"
}

# make_owner: the unprivileged account that all runs under.
make_owner() {
  getent group "$OWNER" > /dev/null || groupadd --system "$OWNER"
  getent passwd "$OWNER" > /dev/null || useradd --system --no-create-home --home-dir "$RUN" --gid "$OWNER" --shell /bin/sh "$OWNER"
}

# as_owner COMMAND…: under that account, with our configuration and nothing of root's environment.
as_owner() {
  runuser -u "$OWNER" -- env -i PATH=/usr/bin:/bin HOME="$RUN" LANG=C.UTF-8 GAVOSETTINGS="$RUN/gavo.rc" GAVOCUSTOM=/nonexistent \
    OPENBLAS_NUM_THREADS=1 PGHOST="$RUN/sock" PGPORT=5432 "$@"
}
