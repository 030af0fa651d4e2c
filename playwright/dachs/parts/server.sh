# start_server: the web server, anew where what it serves or how has changed.
start_server() {
  local pid=$RUN/gavo/state/web.pid program=/usr/bin/dachs log=$RUN/log/serve.log
  [ $CHANGED = 0 ] && [ "$(cat "$RUN/served" 2>/dev/null)" = "${DACHS_OPEN:-}" ] || end_process "$pid" "serve start" TERM
  ! is_alive "$pid" "serve start" || return 0
  rm -f "$pid"
  say "starting the server"
  [ -z "${DACHS_OPEN:-}" ] || program="/usr/bin/python3 $KIT/serve_open.py"
  as_owner $program serve start > "$log" 2>&1 || die "the server does not start" "$log"
  for i in $(seq 300); do
    if is_alive "$pid" "serve start" && curl -sf -o /dev/null --max-time 5 "$BASE/tap/availability"; then
      echo "${DACHS_OPEN:-}" > "$RUN/served"
      CHANGED=0
      return 0
    fi
    [ "$i" -le 25 ] || [ -e "$pid" ] || break
    sleep 0.2
  done
  die "the server did not come up (is port $PORT taken?)" "$log"
}

# fill_registry: RegTAP over what the server publishes by OAI-PMH.
fill_registry() {
  [ ! -f "$RUN/registry.done" ] || return 0
  say "harvesting the registry"
  as_owner /usr/bin/python3 "$KIT/rd/rr/harvest.py" "$BASE" "$RUN/gavo/inputs/rr/data" > "$RUN/log/harvest.log" 2>&1 || die "no registry" "$RUN/log/harvest.log"
  dachs_does imp rr/q
  touch "$RUN/registry.done"
  CHANGED=1
  start_server
}
