using System.Diagnostics;
using System.Net;
using System.Text.Json;

namespace Biela.Acceptance.Tests.Endpoints;

/// <summary>The stream as a browser reads it: over HTTP, event by event.</summary>
public sealed class LiveUpdates
{
    [Fact]
    public async Task A_stream_tells_its_own_shop_as_it_happens_and_ends_with_the_session_and_with_the_process()
    {
        await using var biela = await Biela.Start(Biela.Unlimited);
        var (mine, other) = (await biela.Open(), await biela.Open());
        var token = await biela.SignIn(mine.OwnerEmail, Shop.Password);
        await using var stream = await Stream.Open(biela, token);
        await using var stranger = await Stream.Open(biela, await biela.SignIn(other.OwnerEmail, Shop.Password));
        Assert.Equal(("resync", 0), ((await stream.Next()).Name, stream.Data.GetProperty("unread").GetInt32()));
        Assert.Equal("resync", (await stranger.Next()).Name);

        var customer = await mine.Customer("Tomé Arruda");
        await stream.Until("changed", e => e.GetProperty("kind").GetString() == "customer" && e.GetProperty("id").GetGuid() == customer);
        var order = (await mine.Owner.Post("orders", new
        {
            customerId = customer, engine = new { model = "Aurora", cylinders = 4, mains = 5, pins = 4 }, components = new[] { new { kind = "BLOCO" } },
        })).GetProperty("id").GetGuid();
        await stream.Until("changed", e => e.GetProperty("kind").GetString() == "order" && e.GetProperty("id").GetGuid() == order);
        var news = await stream.Until("notification", e => e.GetProperty("item").GetProperty("kind").GetString() == "order-created");
        Assert.Equal(1, news.GetProperty("unread").GetInt32());
        // The other shop hears of its own customer, and of nothing before.
        var own = await other.Customer("Elias Couto");
        Assert.Equal(("changed", own), ((await stranger.Next()).Name, stranger.Data.GetProperty("id").GetGuid()));

        using (var client = biela.Client(token))
        using (var answer = await client.PostAsync("auth/logout", null)) Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        await mine.Customer("Rui Sena");
        Assert.Equal("signed-out", (await stream.Until("end", _ => true)).GetProperty("because").GetString());
        var watch = Stopwatch.StartNew();
        Assert.Equal(0, await biela.Stop());
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(15), $"The open stream held the process up for {watch.Elapsed}.");
        Assert.DoesNotContain("\"LogLevel\":\"Error\"", biela.Log);
    }

    private sealed class Stream(HttpClient client, HttpResponseMessage answer, StreamReader reader) : IAsyncDisposable
    {
        public JsonElement Data { get; private set; }

        public static async Task<Stream> Open(Biela biela, string token)
        {
            var client = biela.Client(token);
            var answer = await client.GetAsync("notifications/stream", HttpCompletionOption.ResponseHeadersRead);
            Assert.Equal((HttpStatusCode.OK, "text/event-stream"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
            Assert.Equal("no", Assert.Single(answer.Headers.GetValues("X-Accel-Buffering")));
            return new(client, answer, new(await answer.Content.ReadAsStreamAsync()));
        }

        public async Task<(string Name, JsonElement Data)> Next()
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            for (var name = ""; ;)
                switch (await reader.ReadLineAsync(patience.Token))
                {
                    case null: throw new EndOfStreamException();
                    case ['e', 'v', 'e', 'n', 't', ':', ' ', .. var said]:
                        name = said;
                        break;
                    case ['d', 'a', 't', 'a', ':', ' ', .. var json]:
                        Data = JsonDocument.Parse(json).RootElement;
                        return (name, Data);
                }
        }

        public async Task<JsonElement> Until(string name, Func<JsonElement, bool> good)
        {
            while (true)
                if (await Next() is var (said, data) && said == name && good(data)) return data;
        }

        public ValueTask DisposeAsync()
        {
            reader.Dispose();
            answer.Dispose();
            client.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
