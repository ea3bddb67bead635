# Sourced by .ci/run and ./run: PostgreSQL, RabbitMQ, Redis and whatever else of one's own, on loopback, with their data and logs in the
# folder $work. What was started is stopped in reverse order by stop_all.

listens() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# Puts the next port that nobody listens on into $port. Starting anywhere lets two runs live side by side.
port=$((15000 + RANDOM % 10000))
next_port() { port=$((port + 1)); while listens "$port"; do port=$((port + 1)); done; }

# start NAME COMMAND...: in the background, in a group that Ctrl-C does not reach, with its own log, to be stopped at the end.
pids=()
start() {
  local name=$1; shift
  setsid "$@" </dev/null >>"$work/$name.log" 2>&1 &
  pids+=($!)
}

# await NAME PORT: until it listens, for a minute at most.
await() {
  local tries=0
  until listens "$2"; do
    [ $((tries += 1)) -lt 300 ] || { echo "$1 does not listen on port $2" >&2; tail -n 30 "$work/$1.log" >&2; exit 1; }
    sleep 0.2
  done
}

# The last started goes first; what does not go within $patience seconds is killed. To PostgreSQL, INT means: do not wait for the clients.
stop_all() {
  local i tries pid
  for ((i = ${#pids[@]} - 1; i >= 0; i--)); do
    pid=${pids[i]} tries=0
    kill -s "$([ "$pid" = "${postgres:-}" ] && echo INT || echo TERM)" "$pid" 2>/dev/null || continue
    while kill -0 "$pid" 2>/dev/null; do
      [ $((tries += 1)) -lt $((5 * ${patience:-15})) ] || kill -KILL "$pid"
      sleep 0.2
    done
  done
  pids=()
}

# PostgreSQL refuses to run as root.
as=()
[ "$(id -u)" != 0 ] || as=(setpriv --reuid=postgres --regid=postgres --init-groups)

pg_bin() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1; }

# start_postgres [SETTING...]: a cluster in $work/postgres, made when it is not there; its port is in $postgres_port, its superuser admin
# comes in through the socket only: admin_sql COMMAND...
start_postgres() {
  local bin data=$work/postgres
  bin=$(pg_bin)
  next_port; postgres_port=$port
  if [ ! -f "$data/PG_VERSION" ]; then
    mkdir -p "$data" && { [ "$(id -u)" != 0 ] || chown postgres "$data"; }
    "${as[@]}" "$bin/initdb" -D "$data" -U admin -E UTF8 --locale=C --auth-local=trust --auth-host=scram-sha-256 --no-sync >"$work/initdb.log"
  fi
  start postgres "${as[@]}" "$bin/postgres" -D "$data" -p "$postgres_port" -k "$data" -c listen_addresses=127.0.0.1 -c max_connections=300 "$@"
  postgres=${pids[${#pids[@]} - 1]}
  await postgres "$postgres_port"
}

admin_sql() {
  local command=() sql
  for sql in "$@"; do command+=(-c "$sql"); done
  "$(pg_bin)/psql" -qAt -v ON_ERROR_STOP=1 -h "$work/postgres" -p "$postgres_port" -U admin -d postgres "${command[@]}"
}

# start_pgbouncer USER: in front of that PostgreSQL, for one user whose password is the name; its port is in $pgbouncer_port. Any server for any
# transaction, and no room for what a session would keep.
start_pgbouncer() {
  next_port; pgbouncer_port=$port
  echo "\"$1\" \"$1\"" >"$work/pgbouncer.users"
  cat >"$work/pgbouncer.ini" <<INI
[databases]
* = host=127.0.0.1 port=$postgres_port
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = $pgbouncer_port
unix_socket_dir =
auth_type = scram-sha-256
auth_file = $work/pgbouncer.users
pool_mode = transaction
default_pool_size = 10
max_client_conn = 1000
INI
  start pgbouncer "${as[@]}" /usr/sbin/pgbouncer "$work/pgbouncer.ini"
  await pgbouncer "$pgbouncer_port"
}

# A node of its own down to the port mapper, so that a RabbitMQ of the machine is neither used nor disturbed. Its port is in $rabbit_port.
# The node's name is part of where its data lies: start_rabbit [NAME].
start_rabbit() {
  local home=$work/rabbit dist
  mkdir -p "$home"
  next_port; export ERL_EPMD_PORT=$port
  start epmd epmd -port "$port" -address 127.0.0.1
  await epmd "$port"
  next_port; dist=$port
  next_port; rabbit_port=$port
  start rabbit env HOME="$home" RABBITMQ_NODENAME="${1:-biela-$$}@localhost" RABBITMQ_NODE_IP_ADDRESS=127.0.0.1 RABBITMQ_NODE_PORT="$rabbit_port" \
    RABBITMQ_DIST_PORT="$dist" RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS='-kernel inet_dist_use_interface {127,0,0,1}' \
    RABBITMQ_MNESIA_BASE="$home/data" RABBITMQ_LOG_BASE="$home/log" RABBITMQ_PID_FILE="$home/pid" RABBITMQ_ENABLED_PLUGINS_FILE="$home/plugins" \
    RABBITMQ_CONF_ENV_FILE=/dev/null RABBITMQ_CONFIG_FILE="$home/rabbitmq" /usr/lib/rabbitmq/bin/rabbitmq-server
}

start_redis() {
  next_port; redis_port=$port
  start redis redis-server --bind 127.0.0.1 --port "$redis_port" --dir "$work" --save '' --appendonly no
  await redis "$redis_port"
}
