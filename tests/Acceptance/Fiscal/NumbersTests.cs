using System.Net.Http;
using System.Net.Sockets;
using System.Text.Json;
using Npgsql;

namespace Biela.Acceptance.Tests.Fiscal;

/// <summary>
/// However the line breaks, whoever is killed and whatever is replaced in contingency meanwhile, every number is accounted for once, and each sale has one
/// note; with <c>--faults</c>, also of 500 sales and whatever else an authority does (<see cref="MishapTests"/>).
/// </summary>
public sealed class NumbersTests
{
    private const int Notes = 24;

    [Fact]
    public async Task Delays_drops_and_kills_lose_no_number_and_double_no_note()
    {
        Assert.SkipUnless(Fault.Thorough, "killing takes a while: run ./test --all");
        await using var bureau = new Bureau();
        await Play(bureau);
    }

    [Fact]
    public async Task Nor_do_they_on_PostgreSQL()
    {
        Assert.SkipUnless(Fault.Thorough, "killing takes a while: run ./test --all");
        var (servers, database) = (Servers.Given(), $"biela_t{Guid.CreateVersion7():n}");
        await servers.Execute($"create database {database}");
        try
        {
            await using var bureau = new Bureau
            {
                Storage = new NpgsqlConnectionStringBuilder(servers.Postgres) { Database = database, MaxPoolSize = 30 }.ConnectionString,
            };
            await Play(bureau);
        }
        finally
        {
            NpgsqlConnection.ClearAllPools();
            await servers.Execute($"drop database if exists {database} with (force)");
        }
    }

    private static async Task Play(Bureau bureau)
    {
        await bureau.InitializeAsync();
        var shop = await bureau.Shop();
        var random = new Random(Fault.Seed());
        var invoices = new Queue<Guid>();
        for (var n = 0; n < Notes; n++) invoices.Enqueue(await shop.Sell());
        var killing = Kill(bureau, new(random.Next()), () => invoices.Count);
        while (invoices.TryDequeue(out var invoice))
        {
            var silent = random.Next(4) == 0;
            shop.Tell(silent ? new() { Mute = random.Next(2) == 0, DropBefore = 0.9m, SparesContingency = random.Next(4) > 0, Seed = random.Next() }
                : new() { DropBefore = 0.2m, DropAfterAuthorising = 0.3m, DelayMs = random.Next(50), Seed = random.Next() });
            var terms = IssuingShop.Terms(random.Next(3) == 0 ? "Nfce" : "Nfe");
            var document = await Persist(killing, () => shop.Owner.Post($"fiscal/invoices/{invoice}/document", terms, key: $"{invoice}"));
            if (silent) await Replace(shop, document.Id(), killing);
        }
        Assert.InRange(await killing, Notes / 12, Notes / 3);
        shop.Tell(new());
        // Who was told nothing for long asks less and less often.
        for (var later = 1; later <= 4; later++, await Task.Delay(2000))
            bureau.Biela.TravelTo(TimeProvider.System.GetUtcNow().AddMinutes(6 * later));
        await Biela.Eventually(() => shop.Owner.Get("fiscal/documents?status=Waiting"), waiting => waiting.List().Length == 0, seconds: 120);
        // One note is left of each sale, once the line is good and what came too late is written anew (704).
        Assert.Equal("", await Biela.Eventually(() => Unsettled(shop), string.IsNullOrEmpty, seconds: 180));
        var documents = await Documents(shop);
        await Biela.Eventually(() => shop.Owner.Get("fiscal/gaps"), gaps => !gaps.EnumerateArray().Any());
        await Biela.Eventually(() => shop.Owner.Get("fiscal/voidings?limit=200"), all => all.List().All(v => v.Text("status") == "Registered"));
        var known = shop.Notes.ToDictionary(n => n.Key);
        foreach (var series in documents.GroupBy(d => d.Text("model")))
            Assert.Equal(Enumerable.Range(1, series.Count()), series.Select(d => (int)d.Number("number")).Order());
        Assert.All(documents, d => Assert.Equal(d.Text("status") switch { "Authorised" => "stands", "Cancelled" => "gone", _ => "unknown" },
            known.TryGetValue(d.Text("accessKey"), out var there) ? there.Cancelled is null ? "stands" : "gone" : "unknown"));
        Assert.Equal(known.Count, documents.Count(d => d.Text("status") is "Authorised" or "Cancelled"));
        Assert.Equal("", await bureau.Biela.Differences(shop.Shop.Organization));
    }

    /// Whoever waits for the authority with a customer at the counter; often the answer is there by then.
    private static async Task Replace(IssuingShop shop, Guid document, Task killing)
    {
        await Task.Delay(300);
        try
        {
            await Persist(killing, () => shop.Owner.Post(
                $"fiscal/documents/{document}/replace", new { reason = "A SEFAZ do estado não responde" }, key: $"replace-{document}"));
        }
        catch (Refusal answered) when (answered.Status is 409 or 422) { }
    }

    private static async Task<string> Unsettled(IssuingShop shop)
    {
        var documents = await Documents(shop);
        foreach (var late in documents.Where(d => d.Text("status") == "Rejected" && d.Number("code") == 704))
            await shop.Owner.Post($"fiscal/documents/{late.Id()}/rewrite", IssuingShop.Terms(late.Text("model")));
        return string.Join('\n', documents.GroupBy(d => d.Text("invoiceId")).Where(sale => sale.Count(d => d.Text("status") == "Authorised") != 1)
            .Select(sale => string.Join("; ", sale.Select(d =>
                $"{d.Text("model")} {d.Number("number")} {d.Text("status")} {d.Of("code")} {d.Text("reason")}"))));
    }

    internal static async Task<List<JsonElement>> Documents(IssuingShop shop)
    {
        var documents = new List<JsonElement>();
        for (string? next = ""; next is not null;)
        {
            var page = await shop.Owner.Get($"fiscal/documents?limit=200{next}");
            documents.AddRange(page.List());
            next = page.Of("next") is { ValueKind: JsonValueKind.String } after ? $"&after={after}" : null;
        }
        return documents;
    }

    /// After every few notes, so that every life gets something done however slow the machine is; says how often.
    internal static async Task<int> Kill(Bureau bureau, Random random, Func<int> left)
    {
        for (var kills = 0; ; kills++)
        {
            for (var next = left() - random.Next(3, 12); left() > next; await Task.Delay(50))
                if (left() == 0) return kills;
            await Task.Delay(random.Next(500));
            await bureau.Biela.Kill();
            await bureau.Biela.Restart();
        }
    }

    /// Whoever presses the button presses it again until somebody answers.
    private static async Task<JsonElement> Persist(Task killing, Func<Task<JsonElement>> act)
    {
        for (var again = 0; ; again++)
            try
            {
                return await act();
            }
            catch (Exception away) when (again < 3000 && away is HttpRequestException or IOException or SocketException)
            {
                // Who could not start it again says why.
                if (killing.IsFaulted) await killing;
                await Task.Delay(100);
            }
    }
}
