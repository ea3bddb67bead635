# Sourced by ./run --topology: starts PostgreSQL, RabbitMQ, every service of $topology and nginx in front on $listen, with all data and logs
# in a folder below $data, and stops them in reverse order on Ctrl-C.
. .ci/servers.sh

# What is not installed, and how it is.
need_servers() {
  local missing=()
  [ -n "$(pg_bin)" ] || missing+=(postgresql)
  [ -x /usr/lib/rabbitmq/bin/rabbitmq-server ] || missing+=(rabbitmq-server)
  nginx=$(PATH=$PATH:/usr/sbin command -v nginx) || missing+=(nginx)
  [ ${#missing[@]} -eq 0 ] || { echo "run: not installed: ${missing[*]}. On Debian and Ubuntu: sudo apt-get install -y ${missing[*]}" >&2; exit 1; }
}

# A secret of this installation, made once: secret NAME.
secret() {
  [ -s "$work/$1" ] || (umask 077; head -c 32 /dev/urandom | base64 >"$work/$1")
  cat "$work/$1"
}

# The topology's own user and databases; where {service} stands for one of each service there are as many.
make_databases() {
  local password=$1 name
  [ "$(admin_sql "select count(*) from pg_roles where rolname = 'biela'")" = 1 ] || admin_sql "create role biela login nosuperuser nobypassrls"
  admin_sql "alter role biela password '$password'"
  for name in $(grep -q 'Database={service}' "$topology" && printf '%s\n' "${services[@]}" || echo biela); do
    [ "$(admin_sql "select count(*) from pg_database where datname = '$name'")" = 1 ] || admin_sql "create database $name owner biela"
  done
}

# await_service NAME PID PORT: until it listens, which it does once its databases and queues are there; or the end of its log.
await_service() {
  until listens "$3"; do
    kill -0 "$2" 2>/dev/null || { echo "run: $1 ended:" >&2; tail -n 20 "$work/$1.log" >&2; exit 1; }
    sleep 0.3
  done
}

# Nothing here starts anything again: whatever ends ends all, and says what it was.
watch_services() {
  local i
  while sleep 1; do
    for i in "${!pids[@]}"; do
      kill -0 "${pids[i]}" 2>/dev/null && continue
      echo "run: a process ended; the last lines of all logs:" >&2
      tail -q -n 3 "$work"/*.log >&2
      exit 1
    done
  done
}

run_services() {
  need_servers
  work=$data/$(basename "$topology" .json) patience=30
  mkdir -p "$work" && chmod 755 "$work"
  exec 9>"$work/lock" && flock -n 9 || { echo "run: the services of $work run already" >&2; exit 1; }
  local name url password database=biela
  local -A urls=()
  services=()
  while read -r name url _; do services+=("$name") urls[$name]=$url; done < <(dotnet "$host" topology show "$topology" | tail -n +2)
  [ ${#services[@]} -gt 0 ] || { echo "run: $topology names no service" >&2; exit 1; }
  for name in "${services[@]}"; do
    listens "${urls[$name]##*:}" && { echo "run: port ${urls[$name]##*:}, which $name listens on, is taken" >&2; exit 1; }
  done
  listens "$listen" && { echo "run: port $listen is taken; name another with --port" >&2; exit 1; }

  trap stop_all EXIT
  trap 'echo; echo "Stopping …"; exit 0' INT TERM
  echo "Starting PostgreSQL and RabbitMQ …"
  start_rabbit biela
  start_postgres
  password=$(secret database.password | tr -dc A-Za-z0-9)
  make_databases "$password"
  await rabbit "$rabbit_port"
  grep -q 'Database={service}' "$topology" && database='{service}'
  export biela__storage="Host=127.0.0.1;Port=$postgres_port;Database=$database;Username=biela;Password=$password;Maximum Pool Size=20;Max Auto Prepare=100"
  export biela__bus="amqp://guest:guest@127.0.0.1:$rabbit_port" biela__secret
  biela__secret=$(secret master.key)

  echo "Bringing the databases up to date …"
  dotnet "$host" migrate --topology "$topology" >"$work/migrate.log" 2>&1 || { tail -n 20 "$work/migrate.log" >&2; exit 1; }
  echo "Starting ${services[*]} …"
  local -A processes=()
  for name in "${services[@]}"; do
    start "$name" dotnet "$host" serve --topology "$topology" --service "$name"
    processes[$name]=${pids[${#pids[@]} - 1]}
  done
  for name in "${services[@]}"; do await_service "$name" "${processes[$name]}" "${urls[$name]##*:}"; done

  dotnet "$host" topology gateway "$topology" --listen "127.0.0.1:$listen" >"$work/nginx.conf"
  start nginx "$nginx" -e stderr -p "$work" -c "$work/nginx.conf" -g 'daemon off;'
  await nginx "$listen"
  # The demonstration shop needs the whole ERP.
  [ -z "$demo" ] || ! grep -qE '"budgets"|"\*"' "$topology" || dotnet "$host" seed demo --url "http://127.0.0.1:$listen" ||
    echo "run: the demonstration shop could not be loaded; try again: dotnet $host seed demo --url http://127.0.0.1:$listen" >&2
  echo "Biela answers at http://127.0.0.1:$listen/ with ${#services[@]} services; logs and data are in $work. Ctrl-C stops all."
  watch_services
}
