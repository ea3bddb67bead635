using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Biela.Host.Commands;
using Biela.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Biela.Acceptance.Tests;

/// <summary>
/// Biela as a shop runs it: an operating-system process with a data folder of its own, reached over HTTP only, with a clock that can
/// travel. It may be killed and started again on the same data and the same address. <see cref="Services"/> is the same as several processes.
/// </summary>
public class Biela : IAsyncDisposable
{
    private static readonly TimeSpan Brasilia = TimeSpan.FromHours(-3);
    private readonly ConcurrentQueue<string> log = [];
    private readonly Dictionary<string, string> environment = [];
    private readonly string folder = Directory.CreateTempSubdirectory("biela-story").FullName;
    private readonly string binaries;
    private Process? process;

    /// Compiled ahead where the suite was given that: the processes of these tests live too short to compile themselves.
    internal static readonly string Installed =
        Environment.GetEnvironmentVariable("BIELA_INSTALLED") is { Length: > 0 } folder ? folder : AppContext.BaseDirectory;

    /// <summary>One that does not run yet; of another build when its folder is said.</summary>
    protected Biela(IEnumerable<(string Name, string Value)> environment, string? binaries = null)
    {
        this.binaries = binaries ?? Installed;
        foreach (var (name, value) in environment) this.environment[name] = value;
        (Url, Data) = (FreeAddress(), Path.Combine(folder, "data"));
        TravelBy(TimeSpan.Zero);
    }

    /// <summary>Where it answers.</summary>
    public Uri Url { get; }

    /// <summary>The folder of its databases, or where they are on PostgreSQL.</summary>
    public string Data { get; protected init; }

    /// <summary>For tests that ask more often than people do; whatever they issue reaches no tax authority.</summary>
    public static (string Name, string Value)[] Unlimited =>
    [
        .. new[] { "perToken", "tokenBurst", "perAddress", "addressBurst" }.Select(limit => ($"biela__limits__{limit}", "1000000")),
        ("biela__fiscal__simulator", "https://127.0.0.1:1"),
    ];

    /// <summary>Whether its process is alive.</summary>
    protected bool Runs => process is { HasExited: false };

    /// <summary>From the next start of a process on, this environment variable has another value.</summary>
    protected void Set(string name, string? value)
    {
        if (value is null) environment.Remove(name);
        else environment[name] = value;
    }

    /// <summary>The folder of whatever it needs.</summary>
    protected string Folder => folder;

    /// <summary>Everything it has written so far, of all its lives.</summary>
    public string Log => string.Join(Environment.NewLine, log);

    /// <summary>An address that nobody listens on now.</summary>
    protected static Uri FreeAddress() => new($"http://127.0.0.1:{Server.FreePort()}");

    /// <summary>Starts a fresh one and waits until it is ready. Environment variables such as <c>biela__limits__perToken</c> override its topology.</summary>
    public static async Task<Biela> Start(params (string Name, string Value)[] environment)
    {
        var biela = new Biela(environment);
        await biela.Restart();
        return biela;
    }

    /// <summary>Starts a fresh one of another build.</summary>
    public static async Task<Biela> StartBuild(string binaries, params (string Name, string Value)[] environment)
    {
        var biela = new Biela(environment, binaries);
        await biela.Restart();
        return biela;
    }

    /// <summary>Starts it again after it was killed or stopped; these environment variables hold for this life only.</summary>
    public virtual async Task Restart(params (string Name, string Value)[] once)
    {
        process = Launch(["serve", "--port", Url.Port.ToString(), "--data", Data, "--clock", Clock], once);
        await Ready(process, Url);
    }

    /// <summary>Starts one on PostgreSQL, of another build if one is given.</summary>
    public static async Task<Biela> StartOn(string storage, string? binaries, params (string Name, string Value)[] environment)
    {
        var biela = new Biela(environment, binaries) { Data = storage };
        await biela.Restart();
        return biela;
    }

    /// <summary>Waits until the process can do its work; tells what it wrote when it dies instead.</summary>
    protected async Task Ready(Process process, Uri address)
    {
        using var probe = new HttpClient { BaseAddress = address };
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(50))
        {
            try { if ((await probe.GetAsync("/health/ready")).IsSuccessStatusCode) return; }
            catch (HttpRequestException) { }
            if (process.HasExited) throw new InvalidOperationException($"Biela ended with {process.ExitCode}:\n{Log}");
            if (watch.Elapsed < TimeSpan.FromMinutes(3)) continue;
            process.Kill();
            throw new TimeoutException($"Biela is not ready:\n{Log}");
        }
    }

    /// <summary>kill -9: nothing is cleaned up.</summary>
    public virtual async Task Kill()
    {
        process!.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, as a container is stopped. Returns the exit code.</summary>
    public virtual Task<int> Stop() => Stop(process!);

    /// <inheritdoc cref="Stop()"/>
    public static async Task<int> Stop(Process process)
    {
        await Signal(process, "-TERM");
        await process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(40)).Token);
        return process.ExitCode;
    }

    /// <summary>Sends a process a signal.</summary>
    internal static async Task Signal(Process process, string signal)
    {
        using var kill = Process.Start("kill", [signal, process.Id.ToString()]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Waits until it died by itself, as it does at an armed crash point.</summary>
    public virtual Task Died(TimeSpan patience) => process!.WaitForExitAsync(new CancellationTokenSource(patience).Token);

    /// <summary>Runs a command of the binary on the same data, such as <c>audit</c>. Returns its exit code and what it printed.</summary>
    public virtual async Task<(int Code, string Said)> Run(params string[] command)
    {
        var said = new ConcurrentQueue<string>();
        using var run = Launch(command, [], said);
        await run.WaitForExitAsync();
        return (run.ExitCode, string.Join(Environment.NewLine, said));
    }

    /// <summary>Recomputes all books, or those of one shop, from their ledgers. Returns the exit code and what differs.</summary>
    public Task<(int Code, string Said)> Audit(int wait = 30, Guid? organization = null) =>
        Run(["audit", .. Place, "--wait", $"{wait}", .. organization is { } one ? new[] { "--organization", $"{one}" } : []]);

    /// <summary>Makes somebody an administrator of the whole installation.</summary>
    public async Task Promote(string email)
    {
        var (code, said) = await Run(["promote", email, .. Place]);
        Assert.True(code == 0, said);
    }

    /// <summary>What that audit finds in the books of one shop, looked at from here: a process for each story would take longer than most stories.</summary>
    public async Task<string> Differences(Guid organization)
    {
        await using var services = Shell.Open(Topology());
        var found = await Host.Commands.Audit.Find(services.GetRequiredService<Ledgers>(), TimeSpan.FromSeconds(30), organization, default);
        return string.Join('\n', found);
    }

    /// <summary>The topology as its processes read it.</summary>
    internal virtual Topology Topology()
    {
        var topology = Shell.Read(null, Data);
        topology.Clock = Clock;
        return topology;
    }

    /// <summary>Tells a command where the databases are.</summary>
    protected virtual string[] Place => ["--data", Data];

    /// <summary>Noon in Brasília on that day, from now on.</summary>
    public void TravelTo(DateOnly day) => TravelTo(new DateTimeOffset(day, new(12, 0), Brasilia));

    /// <summary>That moment is now, and time goes on from there.</summary>
    public void TravelTo(DateTimeOffset moment) => TravelBy(moment - TimeProvider.System.GetUtcNow());

    /// <summary>A new shop of its own among others, on that day.</summary>
    public Task<Shop> Open(string day)
    {
        TravelTo(day.Day());
        return Open();
    }

    /// <summary>A new shop of its own among others.</summary>
    public async Task<Shop> Open()
    {
        var nth = (int)(Guid.CreateVersion7().GetHashCode() & int.MaxValue);
        return await Shop.Open(this, "Retífica Vale do Cobre", Host.Client.Sums.Cnpj(new Random(nth)), "Celina Aguiar", $"vale{nth}.example");
    }

    /// <summary>A client of the API, with the token when there is one.</summary>
    public HttpClient Client(string? token = null)
    {
        var client = new HttpClient { BaseAddress = new(Url, "/api/v1/"), Timeout = TimeSpan.FromSeconds(60) };
        if (token is not null) client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }

    /// <summary>The access token of somebody who signs in.</summary>
    public async Task<string> SignIn(string email, string password)
    {
        using var client = Client();
        var answer = await client.PostAsJsonAsync("auth/login", new { email, password });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString()!;
    }

    /// <summary>Reads until the value is good; fails with the last one after the time.</summary>
    public static async Task<T> Eventually<T>(Func<Task<T>> read, Func<T, bool> good, int seconds = 30)
    {
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(50))
        {
            var value = await read();
            if (good(value)) return value;
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(seconds), $"Not so after {seconds} s; the last thing seen: {value}");
        }
    }

    /// <inheritdoc/>
    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (Runs) await Kill();
        process?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>The file that holds how far the clock has travelled.</summary>
    protected string Clock => Path.Combine(folder, "clock");

    private void TravelBy(TimeSpan offset)
    {
        // Moved into place: nobody ever reads half of it.
        File.WriteAllText(Clock + ".new", offset.ToString("c"));
        File.Move(Clock + ".new", Clock, overwrite: true);
    }

    /// <summary>Starts a process of the binary, or of another build, that lives in the story's time.</summary>
    protected Process Launch(string[] arguments, (string Name, string Value)[] once, ConcurrentQueue<string>? said = null, string? build = null)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(build ?? binaries, "biela.dll"), .. arguments]);
        // Every command lives in the story's time, the audit too.
        start.Environment["biela__clock"] = Clock;
        // People of stories sign in more often than anybody guesses their passwords.
        start.Environment["biela__passwordRounds"] = "1000";
        foreach (var (name, value) in environment) start.Environment[name] = value;
        foreach (var (name, value) in once) start.Environment[name] = value;
        return Launch(start, said);
    }

    /// <summary>Starts any process in the folder and keeps what it writes, in the log unless it is said where.</summary>
    protected Process Launch(ProcessStartInfo start, ConcurrentQueue<string>? said = null)
    {
        (start.WorkingDirectory, start.UseShellExecute, start.RedirectStandardOutput, start.RedirectStandardError) = (folder, false, true, true);
        var started = Process.Start(start)!;
        void Keep(object _, DataReceivedEventArgs line)
        {
            if (line.Data is not null) (said ?? log).Enqueue(line.Data);
        }
        started.OutputDataReceived += Keep;
        started.ErrorDataReceived += Keep;
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        return started;
    }
}
