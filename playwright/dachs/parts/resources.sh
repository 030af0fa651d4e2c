RESOURCES="stars cluster lc img rr"

# import_resources: tables and services of rd/, each where its files have changed.
import_resources() {
  local stamp
  stamp=$(stamp_of "$KIT/rd")
  if [ "$(cat "$RUN/imported" 2>/dev/null)" = "$stamp" ]; then
    [ $CHANGED = 0 ] || { as_owner dachs pub -a > "$RUN/log/pub.log" 2>&1 || true; rm -f "$RUN/registry.done"; }
    return 0
  fi
  mkdir -p "$RUN/stamps"
  [ -f "$RUN/stamps/obscore" ] || dachs_does imp //obscore
  touch "$RUN/stamps/obscore"
  for name in $RESOURCES; do import_resource "$name"; done
  # Coverage and row counts; without them the registry has no areas.
  dachs_does limits stars/q cluster/q lc/q img/q
  dachs_does pub //services //tap //siap2 stars/q cluster/q lc/q img/q rr/q
  rm -f "$RUN/registry.done"
  echo "$stamp" > "$RUN/imported"
  CHANGED=1
}

import_resource() {
  local name=$1 folder=$RUN/gavo/inputs/$1 stamp
  stamp=$(stamp_of "$KIT/rd/$name")
  [ "$(cat "$RUN/stamps/$name" 2>/dev/null)" != "$stamp" ] || return 0
  rm -rf "$folder"
  mkdir -p "$folder/data"
  cp -r "$KIT/rd/$name/." "$folder/"
  (cd "$folder" && /usr/bin/python3 make.py > "$RUN/log/make-$name.log" 2>&1) || die "no data for $name" "$RUN/log/make-$name.log"
  chown -R "$OWNER:$OWNER" "$folder"
  dachs_does imp "$name/q"
  echo "$stamp" > "$RUN/stamps/$name"
}

dachs_does() {
  say "dachs $*"
  as_owner dachs "$@" > "$RUN/log/dachs-$1.log" 2>&1 || die "dachs $* failed" "$RUN/log/dachs-$1.log"
}

stamp_of() {
  (cd "$1" && find . -type f ! -name '*.pyc' -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -c1-16)
}
