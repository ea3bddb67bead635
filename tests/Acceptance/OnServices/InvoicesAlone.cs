using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Biela.Acceptance.Tests.Stories;

namespace Biela.Acceptance.Tests.OnServices;

/// <summary>Invoices and stock as two services with a database each (S4): one may be away, both may be killed, and the stock is right to the piece.</summary>
[Collection("alone")]
public sealed class InvoicesAlone(Nfe on, ITestOutputHelper output) : IClassFixture<Nfe>, IAsyncLifetime
{
    private const string Day = "12/01/2026";
    private readonly Random random = new(20260112);
    private Services services = null!;
    private Shop shop = null!;
    private string token = "";

    [Fact]
    public async Task While_the_stock_is_away_invoices_wait_and_an_answer_that_comes_too_late_changes_nothing()
    {
        await shop.Stock("PT-JUNTA", "3");
        Assert.Equal(0, await services.Stop("estoque"));
        var (one, cancelled, other) = (await Issue(("PT-JUNTA", 2)), await Issue(("PT-JUNTA", 1)), await Issue(("PT-JUNTA", 2)));
        await shop.Owner.Post($"fiscal/invoices/{cancelled}/cancel", new { reason = "Cliente desistiu da compra" });
        Assert.Equal("PENDENTE", (await shop.Owner.Get($"fiscal/invoices/{one}")).Words());
        await services.Restart();
        var answers = await Task.WhenAll(new[] { one, other }.Select(id => shop.Owner.Until($"fiscal/invoices/{id}", i => i.Words() != "PENDENTE")));
        Assert.Equal(["CONFIRMADA", "ERRO_ESTOQUE"], answers.Select(a => a.Words()).Order());
        await shop.Owner.Until("inventory/parts/PT-JUNTA", part => part.Number("reserved") == 2);
        Assert.Equal("CANCELADA", (await shop.Owner.Get($"fiscal/invoices/{cancelled}")).Words());
        await shop.BooksAgree();
    }

    [Fact]
    public async Task However_often_both_are_killed_every_invoice_gets_its_answer_and_no_piece_is_promised_twice()
    {
        var (count, pieces, parts) = (Fault.Patient ? 10_000 : 600, Fault.Patient ? 900 : 60, Enumerable.Range(0, 20).Select(n => $"PT-{n:00}").ToArray());
        foreach (var sku in parts) await shop.Stock(sku, $"{pieces}");
        using var over = new CancellationTokenSource();
        var killing = Kill(over.Token);
        var (next, watch) = (-1, Stopwatch.StartNew());
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async worker =>
        {
            var draw = new Random(worker);
            using var client = services.Client(token);
            while (Interlocked.Increment(ref next) < count)
                await Insist(client, [(parts[draw.Next(10)], draw.Next(1, 4)), (parts[draw.Next(10, 20)], draw.Next(1, 4))]);
        }));
        await over.CancelAsync();
        var killed = await killing;
        var invoices = await Settled(count);
        var confirmed = invoices.FindAll(i => i.Words() == "CONFIRMADA");
        output.WriteLine($"{count} invoices in {watch.Elapsed.TotalSeconds:0} s with {killed} kills, {confirmed.Count} confirmed");
        await PiecesAreRight(confirmed, parts, pieces);
        await shop.BooksAgree();
    }

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(Fault.Thorough, "loads take a minute: run ./test --all");
        services = await on.Running;
        shop = await services.Open(Day);
        token = await services.SignIn(shop.OwnerEmail, Shop.Password);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => default;

    /// kill -9 for one of the two every second or so, and back again at once.
    private async Task<int> Kill(CancellationToken over)
    {
        var killed = 0;
        while (!over.IsCancellationRequested)
        {
            await Task.Delay(random.Next(500, 2000), CancellationToken.None);
            var victim = random.Next(2) == 0 ? "estoque" : "faturamento";
            await services.Kill(victim);
            killed++;
            await services.Restart(victim);
        }
        return killed;
    }

    private async Task PiecesAreRight(List<JsonElement> confirmed, string[] parts, int pieces)
    {
        var sold = parts.ToDictionary(sku => sku, _ => 0m);
        foreach (var invoice in confirmed)
            foreach (var line in (await shop.Owner.Get($"fiscal/invoices/{invoice.Id()}")).List("lines")) sold[line.Text("sku")] += line.Number("quantity");
        foreach (var sku in parts)
        {
            var part = await shop.Part(sku);
            Assert.Equal((sku, (decimal)pieces, sold[sku]), (sku, part.Number("onHand"), part.Number("reserved")));
        }
        // There were not enough for all.
        Assert.Contains(sold.Values, quantity => quantity > pieces - 3);
    }

    /// Every invoice, once the stock has answered for all of them.
    private async Task<List<JsonElement>> Settled(int count)
    {
        await Biela.Eventually(
            async () => (await shop.Owner.Get("fiscal/invoices?status=Pending&limit=1")).List().Length, pending => pending == 0, seconds: 120);
        List<JsonElement> all = [];
        for (string? after = ""; after is not null;)
        {
            var page = await shop.Owner.Get($"fiscal/invoices?limit=200{after}");
            all.AddRange(page.List());
            after = page.GetProperty("next").GetString() is { } next ? $"&after={next}" : null;
        }
        Assert.Equal(count, all.Count);
        return all;
    }

    /// Asks again with the same key until somebody answers, as a client does.
    private static async Task Insist(HttpClient client, (string Sku, int Quantity)[] lines)
    {
        for (var key = Guid.CreateVersion7().ToString(); ; await Task.Delay(50))
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, "fiscal/invoices") { Content = JsonContent.Create(Invoice(lines)) };
                request.Headers.Add("Idempotency-Key", key);
                using var answer = await client.SendAsync(request);
                if (answer.IsSuccessStatusCode) return;
                Assert.True((int)answer.StatusCode >= 500, await answer.Content.ReadAsStringAsync());
            }
            catch (HttpRequestException) { }
    }

    private async Task<Guid> Issue(params (string, int)[] lines) => (await shop.Owner.Post("fiscal/invoices", Invoice(lines))).Id();

    internal static object Invoice((string Sku, int Quantity)[] lines) => new
    {
        customerName = "Auto Peças Andirá", lines = lines.Select(l => new { sku = l.Sku, quantity = l.Quantity, unitPrice = 12.5 }),
    };
}

/// <summary>The two services, once for all that is told of them.</summary>
public sealed class Nfe() : Shared("nfe", Services.AtFullSpeed);
