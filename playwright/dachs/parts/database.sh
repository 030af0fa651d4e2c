# start_database: a PostgreSQL cluster of our own, on a Unix socket only; it need not survive a crash.
start_database() {
  local bin=/usr/lib/postgresql/15/bin
  mkdir -p "$RUN/sock"
  chown -R "$OWNER:$OWNER" "$RUN/sock" "$RUN/log"
  chown "$OWNER:$OWNER" "$RUN"
  if [ ! -f "$RUN/pg/PG_VERSION" ]; then
    as_owner $bin/initdb -D "$RUN/pg" -U "$OWNER" -A trust -E UTF8 --locale=C.UTF-8 --no-sync > "$RUN/log/initdb.log" 2>&1 || die "no database cluster" "$RUN/log/initdb.log"
    cat >> "$RUN/pg/postgresql.conf" <<CONF
listen_addresses = ''
unix_socket_directories = '$RUN/sock'
port = 5432
shared_buffers = 64MB
max_connections = 60
max_parallel_workers_per_gather = 0
jit = off
fsync = off
synchronous_commit = off
full_page_writes = off
CONF
  fi
  is_alive "$RUN/pg/postmaster.pid" postgres || as_owner $bin/pg_ctl -D "$RUN/pg" -l "$RUN/log/postgres.log" -w -t 60 start > /dev/null || die "PostgreSQL does not start" "$RUN/log/postgres.log"
  [ "$(as_owner psql -AtXd postgres -c "select count(*) from pg_database where datname='gavo'")" = 1 ] || as_owner createdb -E UTF-8 -T template0 gavo
}
