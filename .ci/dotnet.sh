# Sourced by ./run and ./test: finds the .NET SDK that global.json asks for, or says how to get it.

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1

# Where dotnet-install.sh puts an SDK; nobody has it on the path.
[ -x "$HOME/.dotnet/dotnet" ] && PATH="$PATH:$HOME/.dotnet"

if ! dotnet --version >/dev/null 2>&1; then
  cat >&2 <<'MISSING'
Biela needs the .NET SDK 10. Get it with the line for your system, then try again:
  Ubuntu, Debian   sudo apt-get install -y dotnet-sdk-10.0      (Debian: from Microsoft's package feed)
  Windows          winget install Microsoft.DotNet.SDK.10
  macOS            brew install --cask dotnet-sdk
  anywhere else    curl -fsSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel 10.0
MISSING
  exit 1
fi

# Builds in Release and stays quiet unless something is wrong. No build node outlives the command.
build() {
  local log
  log=$(dotnet build "$1" -c Release -nologo -v quiet -nodeReuse:false -tl:off -clp:NoSummary 2>&1) && return
  printf '%s\n' "$log" | awk 'NF && !said[$0]++' >&2
  return 1
}

# publish FOLDER: Biela as it is installed, compiled ahead for this kind of machine: it starts faster.
publish() { dotnet publish src/Host -c Release --use-current-runtime --self-contained false -p:PublishReadyToRun=true -o "$1" -v quiet -nologo -nodeReuse:false; }
