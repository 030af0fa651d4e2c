# write_configuration: gavo.rc and the root folder; sets CHANGED=1 where a running server knows another one.
write_configuration() {
  # A sandboxed frame has the origin "null".
  cat > "$RUN/gavo.rc.new" <<CONF
[general]
rootDir: $RUN/gavo
group: $OWNER
gavoGroup: $OWNER
maintainerAddress: root@localhost
sendmail: cat > /dev/null
[web]
serverURL: $BASE
serverPort: $PORT
bindAddress: 127.0.0.1
user: $OWNER
sitename: Skybook test data center
corsOriginPat: (https?://(localhost|127\.0\.0\.1|\[::1\])(:[0-9]+)?|null)$
maxSyncUploadSize: 20000000
[async]
defaultExecTimeSync: 30
defaultLifetime: 86400
[ivoa]
authority: org.example.notebook
CONF
  CHANGED=1
  ! cmp -s "$RUN/gavo.rc" "$RUN/gavo.rc.new" || CHANGED=0
  mv "$RUN/gavo.rc.new" "$RUN/gavo.rc"
  chmod 644 "$RUN/gavo.rc"
  [ -f "$RUN/init.done" ] || as_owner dachs init -d "dbname=gavo host=$RUN/sock port=5432" > "$RUN/log/init.log" 2>&1 || die "dachs init failed" "$RUN/log/init.log"
  touch "$RUN/init.done"
  cp "$KIT/rd/defaultmeta.txt" "$RUN/gavo/etc/defaultmeta.txt"
}
