using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Biela.Kernel.Tests.Web;

/// <summary>What remains of a request that was refused.</summary>
public sealed class RefusalTests
{
    [Fact]
    public async Task Who_was_refused_what_is_written_down_and_counted()
    {
        using var lines = new Lines();
        await using var host = await ShopHost.Start();
        host.App.Services.GetRequiredService<ILoggerFactory>().AddProvider(lines);
        var (tenant, thing, counted) = (Guid.CreateVersion7(), Guid.CreateVersion7(), new ConcurrentQueue<object?>());
        using var listener = new MeterListener();
        listener.InstrumentPublished = (counter, me) =>
        {
            if (counter.Name == "biela.access.refused") me.EnableMeasurementEvents(counter);
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) => counted.Enqueue(tags[0].Value));
        listener.Start();

        Assert.Equal(HttpStatusCode.OK, (await host.Client(tenant).GetAsync("things")).StatusCode);
        await (await host.Client(tenant).GetAsync($"things/{thing}")).Problem(404, "not-found");
        await (await host.Client(tenant, "shop.read", "Teo").Make("Pá")).Problem(403, "forbidden");
        await (await host.Client().GetAsync($"things/{thing}")).Problem(401, "unauthenticated");
        await (await host.Client(tenant).GetAsync("nowhere")).Problem(404, "not-found");

        var said = lines.Said.Where(l => l.Contains("Refused")).ToList();
        Assert.Equal(3, said.Count);
        Assert.Contains($"Information Refused 404: GET /api/v1/shop/things/{{id:guid}} for {thing}, asked by  of {tenant}", said[0]);
        Assert.Contains($"Warning Refused 403: POST /api/v1/shop/things for , asked by  of {tenant}", said[1]);
        Assert.Contains($"Information Refused 401: GET /api/v1/shop/things/{{id:guid}} for {thing}, asked by (null) of (null)", said[2]);
        // Other tests are refused things at the same time.
        foreach (var status in new[] { 404, 403, 401 }) Assert.Contains((object?)status, counted);
    }

    [Fact]
    public async Task No_line_holds_the_path_of_a_request_because_a_path_may_hold_a_link()
    {
        using var lines = new Lines();
        await using var host = await ShopHost.Start();
        host.App.Services.GetRequiredService<ILoggerFactory>().AddProvider(lines);
        using var shop = host.Client(Guid.CreateVersion7());
        var made = await shop.Make("Pá");
        var broken = await shop.Send(HttpMethod.Post, $"{made.Headers.Location}/break", """{"how":"else"}""");
        await broken.Problem(500, "unexpected");
        var line = Assert.Single(lines.Said, l => l.Contains("failed"));
        Assert.Contains($"TraceId:{Assert.Single(broken.Headers.GetValues("X-Correlation-Id"))}", line);
        Assert.StartsWith($"Error POST /api/v1/shop/things/{{id:guid}}/break failed for {made.Headers.Location!.ToString().Split('/')[^1]}", line);
        Assert.DoesNotContain(lines.Said, l => l.Contains("RequestPath") || l.Contains($"{made.Headers.Location}"));
    }

    /// <summary>Every line with the scopes around it.</summary>
    private sealed class Lines : ILoggerProvider, ISupportExternalScope, ILogger
    {
        private IExternalScopeProvider scopes = new LoggerExternalScopeProvider();

        public ConcurrentQueue<string> Said { get; } = [];

        public ILogger CreateLogger(string category) => this;

        public void SetScopeProvider(IExternalScopeProvider provider) => scopes = provider;

        public IDisposable? BeginScope<T>(T state) where T : notnull => scopes.Push(state);

        public bool IsEnabled(LogLevel level) => true;

        public void Log<T>(LogLevel level, EventId id, T state, Exception? exception, Func<T, Exception?, string> format)
        {
            var line = $"{level} {format(state, exception)}";
            scopes.ForEachScope((scope, _) => line += $" | {scope} {string.Join(',', scope as IEnumerable<KeyValuePair<string, object?>> ?? [])}", 0);
            Said.Enqueue(line);
        }

        public void Dispose() { }
    }
}
