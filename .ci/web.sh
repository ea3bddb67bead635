# Sourced by ./run and ./test: builds the web application with Node, once and again when it changed.

has_node() { node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' 2>/dev/null && command -v npm >/dev/null; }

need_node() {
  has_node && return
  cat >&2 <<'MISSING'
Biela's screens need Node 20.19 or newer, with npm. Get it with the line for your system, then try again:
  Ubuntu, Debian   curl -fsSL https://deb.nodesource.com/setup_22.x | sudo -E bash - && sudo apt-get install -y nodejs
  Windows          winget install OpenJS.NodeJS.LTS
  macOS            brew install node
  anywhere else    https://nodejs.org/en/download
MISSING
  return 1
}

# What Node itself has to say about its settings is nobody's concern here.
npm_quietly() { (cd web && npm --loglevel=error --no-update-notifier "$@"); }

# Not `npm ci`: a mirror without the tools of other platforms makes lock files that it refuses, and `install` takes the locked versions, too.
install_web() { [ web/node_modules/.package-lock.json -nt web/package-lock.json ] || npm_quietly install --no-save --no-audit --no-fund; }

# The API's documents count: its client is written from them.
build_web() {
  local built=artifacts/web.built
  mkdir -p artifacts
  # Folders are looked at too: a deleted file changes nothing else.
  [ -f web/dist/index.html ] && [ -f $built ] && [ -z "$(find web/src web/public web/scripts web/*.json web/*.html web/*.ts docs/api -newer $built \
    -not -path 'web/src/api' -not -path 'web/src/api/generated*' | head -n 1)" ] && return
  echo "Building the screens …"
  touch $built.new
  { install_web && npm_quietly run build; } >artifacts/web.log 2>&1 || { tail -n 40 artifacts/web.log >&2; return 1; }
  mv $built.new $built
}

find_chromium() { command -v "${BIELA_CHROMIUM:-chromium}" || command -v chromium-browser || command -v google-chrome; }

# web_suite NAME: Web.Unit or Web.Journeys, reported as the other suites are.
web_suite() {
  local name=$1 code start=$SECONDS reason=
  has_node || reason="Node 20.19 or newer is not here"
  [ "$name" = Web.Unit ] || find_chromium >/dev/null || reason="no Chromium is here"
  if [ -n "$reason" ]; then
    printf '%s [SKIP]\n  %s\n' "$name" "$reason" >"$results/$name.log"
    echo '<assembly passed="0" failed="0" skipped="1" errors="0">' >"$results/$name.xml"
    echo 0 >"$results/$name.code"
    return
  fi
  if [ "$name" = Web.Unit ]; then
    npm_quietly run check >"$results/$name.log" 2>&1 && npm_quietly test -- --reporter=json --outputFile="$PWD/$results/$name.json" >>"$results/$name.log" 2>&1
  else
    BIELA_CHROMIUM=$(find_chromium) PLAYWRIGHT_JSON_OUTPUT_NAME="$PWD/$results/$name.json" \
      $limit npm --prefix web --silent run journeys -- --reporter=list,json >"$results/$name.log" 2>&1 </dev/null
  fi
  code=$?
  echo "$code" >"$results/$name.code"
  [ -f "$results/$name.json" ] && node web/scripts/report.mjs "$results/$name.json" "$results/$name.xml" "$results/$name.log"
  echo "$name: $(count "$name" passed) passed, $(count "$name" failed) failed, $(count "$name" skipped) skipped in $((SECONDS - start)) s"
}
