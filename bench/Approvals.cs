using System.Diagnostics;
using System.Text.Json;
using Biela.Host.Client;

namespace Biela.Bench;

/// <summary>One approval after the other, in one process on SQLite, with as many orders stored as wanted.</summary>
internal static class Approvals
{
    private const int Hands = 8;

    /// <summary>Stores approved orders, then approves some more one at a time: how long each took to reach everybody.</summary>
    public static async Task<Latencies> Measure(string data, int stored, int count)
    {
        await using var biela = await Server.Start(data);
        using var shop = await Shop.Open(biela.Url);
        using var client = new HttpClient { BaseAddress = new(biela.Url, "/api/v1/") };
        var watch = Stopwatch.StartNew();
        if (stored > 0)
        {
            await Load.Closed(Hands, TimeSpan.MaxValue, async (_, _) => await shop.Decide(client, (await shop.Offer()).Link), stored);
            await Settled(biela.Url);
            Console.WriteLine($"{stored} approved orders stored through the API in {watch.Elapsed.TotalSeconds:0} s ({stored / watch.Elapsed.TotalSeconds:0}/s)");
        }
        // The first ones warm the process up.
        for (var i = 0; i < 100; i++) await shop.Approve(client);
        List<double> times = [];
        for (var i = 0; i < count; i++) times.Add(await shop.Approve(client));
        return new(times);
    }

    private static async Task Settled(Uri server)
    {
        using var http = new HttpClient { BaseAddress = server };
        while ((await http.GetFromJsonAsync<JsonElement>("/health")).List("modules").Sum(m => m.Number("waiting")) > 0) await Task.Delay(200);
    }
}
