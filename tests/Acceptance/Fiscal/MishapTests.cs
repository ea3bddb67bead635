using System.Diagnostics;
using System.Text.Json;
using Biela.Fisco;
using Biela.Kernel;

namespace Biela.Acceptance.Tests.Fiscal;

/// <summary>
/// However the line breaks, whatever the authority answers, whoever is killed and whatever is replaced in contingency meanwhile, every number is accounted
/// for once, and each sale has one note: 500 sales with <c>--faults</c>, 24 where it is run by hand.
/// </summary>
[Trait("told", "patiently")]
public sealed class MishapTests(ITestOutputHelper output)
{
    private static readonly int Notes = Fault.Patient ? 500 : 24;

    [Fact]
    public async Task Delays_drops_and_kills_lose_no_number_and_double_no_note()
    {
        Assert.SkipUnless(Fault.Thorough, "killing takes a while: run ./test --faults");
        await using var bureau = new Bureau { Settings = [Misfortune.Timeout] };
        await Play(bureau);
    }

    private async Task Play(Bureau bureau)
    {
        await bureau.InitializeAsync();
        var (shop, random, invoices) = (await bureau.Shop(), new Random(Seed()), new Queue<Guid>());
        for (var n = 0; n < Notes; n++) invoices.Enqueue(await shop.Sell());
        var killing = NumbersTests.Kill(bureau, new(random.Next()), () => invoices.Count);
        var misfortune = new Misfortune(bureau, shop, random, killing);
        foreach (var mishap in Misfortune.Deal(random, Notes)) await misfortune.Meet(mishap, invoices.Dequeue());
        var kills = await killing;
        shop.Tell(new());
        await Settle(bureau, shop, misfortune);
        await Account(bureau, shop, misfortune.Strangers);
        var sefaz = bureau.Sefaz;
        (string Kind, int Times)[] happened =
        [
            ("killed", kills), ("hung up", sefaz.Drops), ("replaced", misfortune.Replaced), ("sent twice (204)", sefaz.Answered(204)),
            ("number taken (539)", sefaz.Answered(539)), ("shut out (656)", sefaz.Answered(656)), ("unknown (217)", sefaz.Answered(217)),
        ];
        output.WriteLine(string.Join(", ", happened.Select(kind => $"{kind.Kind} {kind.Times}")));
        Assert.All(happened, kind => Assert.True(kind.Times > 0, $"nobody was {kind.Kind}"));
        Assert.InRange(kills, Notes / 12, Notes / 3);
    }

    /// What is tried again less and less often is tried by then.
    private static Task<JsonElement> Later(Bureau bureau, Func<Task<JsonElement>> read)
    {
        bureau.Biela.TravelTo(new TravelClock(bureau.Biela.Topology().Clock!).GetUtcNow().AddMinutes(1));
        return read();
    }

    private int Seed()
    {
        var seed = Fault.Seed();
        output.WriteLine($"BIELA_SEED={seed} deals the same mishaps again");
        return seed;
    }

    /// One note is left of each sale, once the line is good and people have done what is theirs to do. Who was told nothing for long asks less and less
    /// often: until then time flies.
    private static async Task Settle(Bureau bureau, IssuingShop shop, Misfortune misfortune)
    {
        var (watch, left) = (Stopwatch.StartNew(), "");
        do
        {
            await misfortune.EndSilence();
            bureau.Biela.TravelTo(new TravelClock(bureau.Biela.Topology().Clock!).GetUtcNow().AddMinutes(6));
            for (var round = Stopwatch.StartNew(); round.Elapsed < TimeSpan.FromSeconds(2); await Task.Delay(50))
                if ((left = await Unsettled(shop)) == "") return;
        }
        while (watch.Elapsed < TimeSpan.FromMinutes(5));
        Assert.Equal("", left);
    }

    /// Every number, here and in the books of the authority, is the same one thing.
    private static async Task Account(Bureau bureau, IssuingShop shop, HashSet<string> strangers)
    {
        var taken = strangers.Select(AccessKey.Parse).Select(key => ($"{key.Model}", key.Number, key.Value)).Order().ToList();
        var gaps = await Biela.Eventually(async () => (await shop.Owner.Get("fiscal/gaps")).EnumerateArray().ToList(), gaps => gaps.Count <= taken.Count);
        // A number that another note has cannot be voided: it stays told.
        Assert.Equal(taken, gaps.Select(gap => (gap.Text("model"), (int)gap.Number("first"), gap.Text("takenBy"))).Order());
        await Biela.Eventually(() => Later(bureau, () => shop.Owner.Get("fiscal/voidings?limit=200")),
            all => all.List().All(v => v.Text("status") == "Registered"), seconds: 120);
        var documents = await NumbersTests.Documents(shop);
        foreach (var series in documents.GroupBy(d => d.Text("model")))
            Assert.Equal(Enumerable.Range(1, series.Count()), series.Select(d => (int)d.Number("number")).Order());
        Assert.All(documents, d => Assert.Equal(d.Text("status") switch
        {
            "Authorised" => "stands", "Cancelled" => "gone", "Abandoned" when Stranger(d) is { } other => other, "Abandoned" => "void", var lost => lost,
        }, Fate(shop, d)));
        Assert.Equal(shop.Notes.Count, documents.Count(d => d.Text("status") is "Authorised" or "Cancelled") + strangers.Count);
        Assert.Equal("", await bureau.Biela.Differences(shop.Shop.Organization));

        string? Stranger(JsonElement d) => taken.Find(t => (t.Item1, t.Number) == (d.Text("model"), (int)d.Number("number"))).Value;
    }

    /// What the authority has of the number of a document.
    private static string Fate(IssuingShop shop, JsonElement document)
    {
        var (model, number) = ((int)Enum.Parse<DocumentModel>(document.Text("model")), (int)document.Number("number"));
        var (holder, voided) = shop.Ledger.Once(() =>
            (shop.Ledger.Holder(shop.Cnpj.Value, model, 1, number), shop.Ledger.Overlapping(new(shop.Cnpj.Value, model, 1, number, number)).Count));
        return (holder, voided) switch
        {
            (null, 1) => "void",
            (null, _) => $"nothing of it, and {voided} voidings",
            (_, > 0) => "void, and a note",
            _ when holder.Key != document.Text("accessKey") => holder.Key,
            _ => holder.Cancelled is null ? "stands" : "gone",
        };
    }

    /// People write anew what came too late (704), and give up the number that another note has, for another one.
    private static async Task<string> Unsettled(IssuingShop shop)
    {
        var documents = await NumbersTests.Documents(shop);
        foreach (var refused in documents.Where(d => d.Text("status") == "Rejected"))
            if (refused.Of("code") is { ValueKind: JsonValueKind.Number } code && code.GetInt32() == 704)
                await shop.Owner.Post($"fiscal/documents/{refused.Id()}/rewrite", IssuingShop.Terms(refused.Text("model")));
            else if ((await shop.Owner.Get($"fiscal/documents/{refused.Id()}")) is var d && d.Of("takenBy").ValueKind == JsonValueKind.String
                && d.Of("replacedBy").ValueKind == JsonValueKind.Null)
                await shop.Owner.Post($"fiscal/documents/{refused.Id()}/abandon", new { reason = "A SEFAZ tem outra nota com este número" });
        foreach (var sale in documents.GroupBy(d => d.Id("invoiceId")).Where(sale => sale.All(d => d.Text("status") is "Abandoned")))
            await shop.Owner.Post($"fiscal/invoices/{sale.Key}/document", IssuingShop.Terms(sale.First().Text("model")));
        return string.Join('\n', documents.GroupBy(d => d.Text("invoiceId"))
            .Where(sale => sale.Count(d => d.Text("status") == "Authorised") != 1 || sale.Any(d => d.Text("status") is "Waiting" or "Rejected"))
            .Select(sale => string.Join("; ", sale.Select(d =>
                $"{d.Text("model")} {d.Number("number")} {d.Text("status")} {d.Of("code")} {d.Text("reason")}"))));
    }
}
