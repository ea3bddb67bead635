using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Biela.Kernel.Tests.Shop;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Biela.Kernel.Tests.Web;

/// <summary>What stands around every request: versions, limits, headers, proxies, health, going down.</summary>
public sealed class PipelineTests
{
    private static readonly Guid Tenant = Guid.CreateVersion7();

    [Fact]
    public async Task Who_edits_what_somebody_else_changed_is_told_so()
    {
        await using var host = await ShopHost.Start();
        using var shop = host.Client(Tenant);
        var made = await shop.Make("Pá");
        var path = made.Headers.Location!.ToString();
        Task<HttpResponseMessage> Rename(string name, params (string, string)[] headers) =>
            shop.Send(HttpMethod.Put, path, $$"""{"name":"{{name}}"}""", headers: headers);

        await (await Rename("Enxada")).Problem(428, "version-required");
        var first = await Rename("Enxada", ("If-Match", "\"1\""));
        Assert.Equal((HttpStatusCode.OK, "\"2\""), (first.StatusCode, first.Headers.ETag?.Tag));
        await (await Rename("Foice", ("If-Match", "\"1\""))).Problem(412, "changed-meanwhile");
        Assert.Equal("\"3\"", (await Rename("Foice", ("If-Match", "*"))).Headers.ETag?.Tag);
        Assert.Equal("\"3\"", (await shop.GetAsync(path)).Headers.ETag?.Tag);
    }

    [Fact]
    public async Task What_is_read_travels_compressed_and_keeps_its_version()
    {
        await using var host = await ShopHost.Start();
        using var shop = host.Client(Tenant);
        var path = (await shop.Make("Pá")).Headers.Location!.ToString();
        var plain = await shop.GetAsync(path);
        shop.DefaultRequestHeaders.AcceptEncoding.Add(new("br"));
        var small = await shop.GetAsync(path);
        Assert.Empty(plain.Content.Headers.ContentEncoding);
        Assert.Equal(["br"], small.Content.Headers.ContentEncoding);
        Assert.Equal(plain.Headers.ETag, small.Headers.ETag);
        using var unpacked = new BrotliStream(await small.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        Assert.Equal(await plain.Content.ReadAsStringAsync(), await new StreamReader(unpacked).ReadToEndAsync());
        Assert.Empty((await shop.Make("Enxada")).Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task Who_asks_too_often_is_told_when_to_come_back()
    {
        await using var host = await ShopHost.Start(t => t.Limits = new() { PerToken = 1, TokenBurst = 3, PerAddress = 1, AddressBurst = 2 });
        var (mine, key, nobody) = (host.Client(Tenant), host.Client(Tenant, name: "Outra"), host.Client());
        var refused = await UntilRefused(mine, 3);
        await refused.Problem(429, "too-many-requests");
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 2);
        Assert.Equal(HttpStatusCode.OK, (await key.GetAsync("me")).StatusCode);
        await (await UntilRefused(nobody, 2)).Problem(429, "too-many-requests");
        Assert.Equal(HttpStatusCode.OK, (await nobody.GetAsync("/health/live")).StatusCode);
    }

    [Theory, InlineData("things", 401), InlineData("/health/live", 200), InlineData("/nowhere", 401), InlineData("things/x", 401)]
    public async Task Every_answer_has_the_security_headers(string path, int status)
    {
        await using var host = await ShopHost.Start();
        HasHeaders(await host.Client().GetAsync(path), status);
    }

    [Fact]
    public async Task So_has_every_error_and_no_answer_is_cached()
    {
        await using var host = await ShopHost.Start();
        using var shop = host.Client(Tenant);
        var answer = await shop.GetAsync($"things/{Guid.CreateVersion7()}");
        HasHeaders(answer, 404);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        HasHeaders(await shop.Send(HttpMethod.Post, "things", "{"), 400);
    }

    [Fact]
    public async Task Only_a_trusted_proxy_speaks_for_somebody_else()
    {
        (string, string)[] forwarded = [("X-Forwarded-For", "203.0.113.7"), ("X-Forwarded-Proto", "https")];
        await using (var host = await ShopHost.Start())
            Assert.Equal(("127.0.0.1", "http"), await Me(host));
        await using (var host = await ShopHost.Start(t => t.TrustedProxies = ["10.0.0.1"]))
            Assert.Equal(("127.0.0.1", "http"), await Me(host));
        await using (var host = await ShopHost.Start(t => t.TrustedProxies = ["127.0.0.1"]))
            Assert.Equal(("203.0.113.7", "https"), await Me(host));

        async Task<(string?, string?)> Me(ShopHost host)
        {
            var body = await (await host.Client(Tenant).Send(HttpMethod.Get, "me", headers: forwarded)).Body();
            return (body.GetProperty("address").GetString(), body.GetProperty("scheme").GetString());
        }
    }

    [Fact]
    public async Task A_link_shows_its_organization_and_nothing_of_another()
    {
        await using var host = await ShopHost.Start();
        await host.Client(Tenant).Make("Pá");
        Assert.Equal(1, await Names(LinkToken.Create(Tenant)));
        Assert.Equal(0, await Names(LinkToken.Create(Guid.CreateVersion7())));
        Assert.Equal(0, await Names("nonsense"));

        async Task<int> Names(string link) => (await (await host.Client().GetAsync("links/" + link)).Body()).GetProperty("names").GetArrayLength();
    }

    [Fact]
    public async Task Without_its_broker_a_process_starts_and_says_that_it_is_degraded()
    {
        await using var shop = await ShopHost.Start(t => t.Bus = "amqp://127.0.0.1:1");
        using var nobody = shop.Client();
        Assert.Equal("degraded", await nobody.GetStringAsync("/health/ready"));
        var report = await (await nobody.GetAsync("/health")).Body();
        Assert.Equal("degraded", report.GetProperty("status").GetString());
        Assert.Equal(JsonValueKind.Null, report.GetProperty("refused").ValueKind);
        Assert.Equal(JsonValueKind.Null, report.GetProperty("modules")[0].GetProperty("queued").ValueKind);
    }

    [Fact]
    public async Task A_healthy_process_is_live_and_ready_and_says_what_waits()
    {
        await using var host = await ShopHost.Start();
        using var nobody = host.Client();
        Assert.Equal("live", await nobody.GetStringAsync("/health/live"));
        Assert.Equal("ready", await nobody.GetStringAsync("/health/ready"));
        var report = await (await nobody.GetAsync("/health")).Body();
        Assert.Equal("healthy", report.GetProperty("status").GetString());
        var shop = Assert.Single(report.GetProperty("modules").EnumerateArray());
        Assert.Equal(("shop", 0), (shop.GetProperty("module").GetString(), shop.GetProperty("dead").GetInt32()));
    }

    [Fact]
    public async Task A_dead_message_makes_it_degraded_and_is_replayed_over_the_API()
    {
        await using var host = await ShopHost.Start(t => t.Retries = new() { FirstDelay = TimeSpan.FromMilliseconds(5) });
        host.Script.Play = (handler, _) => handler == "CountMade" ? throw new FormatException("no good") : Task.CompletedTask;
        var shop = host.Client(Tenant, "shop.write,operations.read,operations.write");
        var other = host.Client(Guid.CreateVersion7(), "operations.read,operations.write");
        await shop.Make("Pá");
        await Plant.Eventually(async () => (await (await shop.GetAsync("dead-letters")).Body()).GetArrayLength() == 1);
        Assert.Equal("degraded", (await (await shop.GetAsync("/health")).Body()).GetProperty("status").GetString());
        var id = (await (await shop.GetAsync("dead-letters")).Body())[0].GetProperty("messageId").GetString();
        Assert.Equal(0, (await (await other.GetAsync("dead-letters")).Body()).GetArrayLength());
        await (await other.Send(HttpMethod.Post, $"dead-letters/{id}/replay")).Problem(404, "not-found");
        host.Script.Play = (_, _) => Task.CompletedTask;
        Assert.Equal(HttpStatusCode.OK, (await shop.Send(HttpMethod.Post, $"dead-letters/{id}/replay")).StatusCode);
        await Plant.Eventually(async () => (await (await shop.GetAsync("/health")).Body()).GetProperty("status").GetString() == "healthy");
    }

    [Fact]
    public async Task A_process_on_its_way_out_is_not_ready_but_finishes_what_it_began()
    {
        var host = await ShopHost.Start();
        using var shop = host.Client(Tenant);
        using var probe = host.Client();
        var slow = shop.Send(HttpMethod.Post, "wait");
        await host.Script.Waiting.Task;
        host.App.Lifetime.StopApplication();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await probe.GetAsync("/health/ready")).StatusCode);
        var stopped = host.App.StopAsync();
        Assert.False(slow.IsCompleted);
        host.Script.Gate.SetResult();
        Assert.Equal(HttpStatusCode.NoContent, (await slow).StatusCode);
        await stopped;
        await host.DisposeAsync();
    }

    private static async Task<HttpResponseMessage> UntilRefused(HttpClient client, int burst)
    {
        for (var n = 0; ; n++)
            if (await client.GetAsync("me") is { StatusCode: HttpStatusCode.TooManyRequests } refused)
            {
                Assert.InRange(n, burst, burst + 2);
                return refused;
            }
    }

    private static void HasHeaders(HttpResponseMessage answer, int status)
    {
        Assert.Equal(status, (int)answer.StatusCode);
        string Of(string name) => string.Join(",", answer.Headers.GetValues(name));
        Assert.Equal(("nosniff", "DENY", "no-referrer"), (Of("X-Content-Type-Options"), Of("X-Frame-Options"), Of("Referrer-Policy")));
        Assert.Contains("default-src 'none'", Of("Content-Security-Policy"));
        Assert.Equal(32, Of("X-Correlation-Id").Length);
        Assert.False(answer.Headers.Contains("Server"));
    }

    /// Asks whether the process is ready after it was told to stop and before anything of it has stopped.
}
