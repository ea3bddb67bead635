using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Biela.Acceptance.Tests.Stories;

namespace Biela.Acceptance.Tests.OnServices;

/// <summary>How long a seller waits until the stock has answered (S4).</summary>
[Collection("alone")]
[Trait("told", "alone")]
public sealed class InvoicesInTime(ITestOutputHelper output) : IAsyncLifetime
{
    private Services services = null!;
    private HttpClient client = null!;

    [Fact]
    public async Task An_invoice_is_confirmed_within_100_ms_on_a_quiet_machine_and_500_ms_at_fifty_a_second()
    {
        for (var i = 0; i < 50; i++) await Confirmed();
        List<double> idle = [];
        for (var i = 0; i < 100; i++) idle.Add(await Confirmed());
        var (alone, many) = (P95(idle), P95(await AtFiftyASecond(500)));
        output.WriteLine($"from POST to CONFIRMADA, p95: {alone:0} ms idle, {many:0} ms at 50 invoices a second");
        // A machine slower than the one the promise is for may take three times as long.
        Assert.True(alone < 300 && many < 1500, $"{alone:0} and {many:0} ms");
    }

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(Fault.Thorough, "loads take a minute: run ./test --all");
        services = await Services.Start("nfe", Services.AtFullSpeed);
        var shop = await services.Open("12/01/2026");
        client = services.Client(await services.SignIn(shop.OwnerEmail, Shop.Password));
        await shop.Stock("PT-FARTA", "100000");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        client?.Dispose();
        if (services is not null) await services.Shut();
    }

    /// One after the other: the milliseconds until it is confirmed.
    private async Task<double> Confirmed()
    {
        var from = Stopwatch.GetTimestamp();
        var id = await Post();
        while ((await client.GetFromJsonAsync<JsonElement>($"fiscal/invoices/{id}")).Words() == "PENDENTE") await Task.Delay(2);
        return Stopwatch.GetElapsedTime(from).TotalMilliseconds;
    }

    /// Each is timed from the moment it was due. One pair of eyes sees all of them: asking for each by itself would be the load.
    private async Task<IEnumerable<double>> AtFiftyASecond(int count)
    {
        var (due, seen, watch) = (new ConcurrentDictionary<Guid, double>(), new Dictionary<Guid, double>(), Stopwatch.StartNew());
        var posting = Task.Run(async () =>
        {
            List<Task> posts = [];
            for (var i = 0; i < count; i++)
            {
                var at = 20d * i;
                if (at - watch.Elapsed.TotalMilliseconds is > 0 and var early) await Task.Delay(TimeSpan.FromMilliseconds(early));
                posts.Add(Task.Run(async () => due[await Post()] = at));
            }
            await Task.WhenAll(posts);
        });
        while (!posting.IsCompleted || due.Keys.Any(id => !seen.ContainsKey(id)))
        {
            foreach (var invoice in (await client.GetFromJsonAsync<JsonElement>("fiscal/invoices?status=Confirmed&limit=200")).List())
                seen.TryAdd(invoice.Id(), watch.Elapsed.TotalMilliseconds);
            await Task.Delay(20);
        }
        await posting;
        return due.Select(d => seen[d.Key] - d.Value);
    }

    private async Task<Guid> Post()
    {
        using var answer = await client.PostAsJsonAsync("fiscal/invoices", InvoicesAlone.Invoice([("PT-FARTA", 1)]));
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).Id();
    }

    private static double P95(IEnumerable<double> times)
    {
        var sorted = times.Order().ToList();
        return sorted[(int)(sorted.Count * 0.95)];
    }
}
