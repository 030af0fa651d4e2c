# python3-gavo holds /usr/bin/dachs; gavodachs2-server would only add an init script and a database in the system's own cluster.
PACKAGES="python3-gavo postgresql-15 postgresql-15-pgsphere postgresql-15-q3c curl procps"

# install_packages: what of them is missing.
install_packages() {
  local missing="" log=$RUN/log/apt.log
  for package in $PACKAGES; do dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"; done
  [ -n "$missing" ] || return 0
  say "apt-get install$missing"
  # The package must not make and start a cluster of its own.
  [ -e /etc/postgresql-common/createcluster.conf ] || { mkdir -p /etc/postgresql-common; echo "create_main_cluster = false" > /etc/postgresql-common/createcluster.conf; }
  apt_install $missing > "$log" 2>&1 || { apt-get update -qq >> "$log" 2>&1 && apt_install $missing >> "$log" 2>&1; } || die "the packages$missing cannot be installed" "$log"
}

apt_install() {
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends --no-upgrade -o Dpkg::Use-Pty=0 -o Dpkg::Options::=--force-confold "$@"
}
