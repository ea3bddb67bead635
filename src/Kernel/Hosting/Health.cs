using System.Diagnostics;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace Biela.Kernel;

/// <summary>
/// Live: the process answers. Ready: it can do its work and is not on its way out. The container's check is live, the load balancer's is ready.
/// </summary>
internal sealed class Health(
    IEnumerable<Module> modules, ModuleScopes scopes, IHostApplicationLifetime lifetime, TimeProvider clock, Cache cache, ITransport transport)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2), Fresh = TimeSpan.FromSeconds(1);
    private Task<Report>? last;
    private long lookedAt;

    internal sealed record ModuleState(string Module, bool Database, int Waiting, double OldestSeconds, int Dead, long? Queued);

    internal sealed record Report(string Status, string Version, IReadOnlyList<ModuleState> Modules, long? Refused);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => Results.Text("live")).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/health/ready", async (Health health, CancellationToken ct) =>
            await health.Ready(ct) is { } ready ? Results.Text(ready) : Results.Text("not ready", statusCode: 503)).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/health", async (Health health, CancellationToken ct) =>
        {
            var report = await health.Look().WaitAsync(ct);
            return Results.Json(report, statusCode: report.Status == "unhealthy" ? 503 : 200);
        }).AllowAnonymous().ExcludeFromDescription();
    }

    /// Without its cache or its broker a process does its work more slowly or later: no reason to take it out of the rotation.
    private async Task<string?> Ready(CancellationToken ct)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested) return null;
        var (whole, refused) = (cache.Whole(ct), transport.Depth(null, ct));
        var answers = await Task.WhenAll(modules.Select(m => Opens(m, ct)));
        return !answers.All(open => open) ? null : await whole && await refused is not null ? "ready" : "degraded";
    }

    /// Anybody may ask, as often as they like: it is counted once a second.
    private Task<Report> Look()
    {
        lock (modules)
        {
            if (last is { IsFaulted: false } known && Stopwatch.GetElapsedTime(lookedAt) < Fresh) return known;
            lookedAt = Stopwatch.GetTimestamp();
            return last = Count(CancellationToken.None);
        }
    }

    private async Task<Report> Count(CancellationToken ct)
    {
        var refused = await transport.Depth(null, ct);
        var states = await Task.WhenAll(modules.Select(m => Count(m, ct)));
        var status = lifetime.ApplicationStopping.IsCancellationRequested || states.Any(s => !s.Database) ? "unhealthy"
            : refused is not 0 || states.Any(s => s.Dead > 0 || s.OldestSeconds > 60) || !await cache.Whole(ct) ? "degraded" : "healthy";
        var version = typeof(Health).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        return new(status, version.Split('+')[0], states, refused);
    }

    private async Task<ModuleState> Count(Module module, CancellationToken ct)
    {
        if (!await Opens(module, ct)) return new(module.Name, false, 0, 0, 0, null);
        await using var scope = scopes.For(module, Guid.Empty);
        var now = clock.GetUtcNow();
        var open = scope.Db.Inbox.Where(m => m.DoneAt == null && m.DeadAt == null);
        var oldest = await open.OrderBy(m => m.Seq).Select(m => (DateTimeOffset?)m.ReceivedAt).FirstOrDefaultAsync(ct);
        var unsent = scope.Db.Outbox.Where(m => m.SentAt == null && m.NotBefore == null);
        var unsentSince = await unsent.OrderBy(m => m.Seq).Select(m => (DateTimeOffset?)m.CreatedAt).FirstOrDefaultAsync(ct);
        var age = new[] { oldest, unsentSince }.Max(since => since is { } s ? (now - s).TotalSeconds : 0);
        return new(module.Name, true, await open.CountAsync(ct) + await unsent.CountAsync(ct), Math.Round(age, 1),
            await scope.Db.Inbox.CountAsync(m => m.DeadAt != null && m.DoneAt == null, ct), await transport.Depth(module.Name, ct));
    }

    private async Task<bool> Opens(Module module, CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.For(module, Guid.Empty);
            return await scope.Db.Database.CanConnectAsync(ct).WaitAsync(Patience, ct);
        }
        catch (TimeoutException) { return false; }
    }
}
