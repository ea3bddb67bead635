using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Biela.Kernel;

/// <summary>
/// Carries wake-ups between the processes on one PostgreSQL: a NOTIFY of its own, after the commit and never in it (there it would make
/// writers wait for each other), at most one every few milliseconds. A pooler that gives a server away after each transaction swallows
/// them; the safety poll does without.
/// </summary>
internal sealed class Notices(Storage storage, Topology topology, Wakeups wakeups, IEnumerable<Module> modules, ILogger<Notices> log)
    : BackgroundService
{
    internal const string Channel = "biela";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private readonly string me = Guid.CreateVersion7().ToString("n");
    private readonly string? first = modules.Select(m => m.Name).FirstOrDefault();

    protected override Task ExecuteAsync(CancellationToken stopping) =>
        !storage.Postgres || topology.Notices == "" || first is null ? Task.CompletedTask : Task.WhenAll(Repeat(Hear, stopping), Repeat(Tell, stopping));

    private async Task Repeat(Func<CancellationToken, Task> work, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
            try { await work(stopping); }
            catch (Exception e) when (!stopping.IsCancellationRequested)
            {
                log.LogWarning(e, "Other processes are woken by their safety poll only");
                await Task.Delay(TimeSpan.FromSeconds(5), CancellationToken.None);
            }
            catch (OperationCanceledException) { }
    }

    private async Task Hear(CancellationToken ct)
    {
        var direct = topology.Notices is { } past ? topology.Named(past, first!) : storage.ConnectionFor(first!);
        var session = new NpgsqlConnectionStringBuilder(direct) { Pooling = false, KeepAlive = 10 };
        await using var connection = new NpgsqlConnection(session.ConnectionString);
        connection.Notification += (_, notice) =>
        {
            if (notice.Payload.Split(' ') is [var from, var name] && from != me) wakeups.Ring(name);
        };
        await connection.OpenAsync(ct);
        await using (var listen = new NpgsqlCommand($"listen {Channel}", connection)) await listen.ExecuteNonQueryAsync(ct);
        while (true) await connection.WaitAsync(ct);
    }

    private async Task Tell(CancellationToken ct)
    {
        while (await wakeups.Abroad.WaitToReadAsync(ct))
        {
            var names = new HashSet<string>();
            while (wakeups.Abroad.TryRead(out var name)) names.Add($"{me} {name}");
            await using var connection = new NpgsqlConnection(storage.ConnectionFor(first!));
            await connection.OpenAsync(ct);
            await using var notify = new NpgsqlCommand("select pg_notify($1, name) from unnest($2) name", connection)
            {
                Parameters = { new() { Value = Channel }, new() { Value = names.ToArray() } },
            };
            await notify.ExecuteNonQueryAsync(ct);
            await Task.Delay(Pause, ct);
        }
    }
}
