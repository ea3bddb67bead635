using System.Text.Json;

namespace Biela.Acceptance.Tests.Stories;

/// <summary>A13. Contagem do estoque: valued, approved by somebody else, and no promise is broken silently.</summary>
public class A13_The_stock_is_counted() : Story("09/03/2026")
{
    private const string Count = """
        | item | system at 09:10 | value | counted | difference | value of difference | issued at 09:30 | final on hand | final value |
        |---|---|---|---|---|---|---|---|---|
        | PT-RET | 20 | R$ 261,40 | 18 | −2 | −R$ 26,14 | 2 | 16 | R$ 209,12 |
        | PT-VALV | 12 | R$ 204,15 | 13 | 1 | R$ 17,01 | 0 | 13 | R$ 221,16 |
        | PT-BRM025 | 6 | R$ 590,40 | 4 | −2 | −R$ 196,80 | 0 | 4 | R$ 393,60 |
        | PT-OLEO | 12,5 | R$ 290,00 | 12,5 | 0 | R$ 0,00 | 0 | 12,5 | R$ 290,00 |
        """;

    private Person davi = null!, otto = null!, lia = null!;
    private Offer urgent = null!, patient = null!;
    private Guid sheet;

    [Fact]
    public async Task Differences_are_valued_approved_by_who_did_not_count_and_the_least_urgent_order_gives_way()
    {
        await Given();
        await DaviCounts();
        await SomebodyElseApproves();
        await TheStockIsWhatWasCounted();
        await TheLeastUrgentOrderGaveWay();
        await Shop.BooksAgree();
    }

    private async Task DaviCounts()
    {
        Shop.On("10/03/2026 09:00");
        sheet = (await davi.Post("inventory/counts", new { skus = Count.Rows().Select(row => row[0]) })).Id();
        Shop.On("10/03/2026 09:10");
        foreach (var row in Count.Rows()) await davi.Put($"inventory/counts/{sheet}/lines/{row[0]}", new { counted = row[3].Number() });
        Shop.On("10/03/2026 09:30");
        await Shop.Issue(urgent.Job, "PT-RET", "2");
        Shop.On("10/03/2026 11:00");
        var closed = await davi.Post($"inventory/counts/{sheet}/close");
        Assert.Equal(("EmRevisao", "R$ 239,95", "−R$ 205,93"), (State(closed), closed.Reais("turnover"), closed.Reais("net")));
    }

    private async Task SomebodyElseApproves()
    {
        var refusal = await Person.Refused("own-count", () => davi.Post($"inventory/counts/{sheet}/approve"));
        Assert.Contains("R$ 50,00", refusal.Why);
        Assert.Equal("EmRevisao", State(await davi.Get($"inventory/counts/{sheet}")));
        for (var press = 0; press < 2; press++) Assert.Equal("Ajustada", State(await otto.Post($"inventory/counts/{sheet}/approve")));
    }

    private async Task TheStockIsWhatWasCounted()
    {
        var lines = (await otto.Get($"inventory/counts/{sheet}")).List("lines").ToDictionary(l => l.Text("sku"));
        var now = new List<string[]>();
        foreach (var row in Count.Rows())
        {
            var (line, part, ledger) = (lines[row[0]], await Shop.Part(row[0]), await Shop.Ledger(row[0]));
            now.Add(
            [
                row[0], line.Plain("system"), ledger[0].Reais("balanceValue"), line.Plain("counted"), line.Plain("difference"), line.Reais("differenceValue"),
                (-ledger.Where(e => e.Text("kind") == "Issue").Sum(e => e.Number("quantity"))).Plain(), part.Plain("onHand"), part.Reais("value"),
            ]);
            Assert.Equal(row[4] == "0" ? 0 : 1, ledger.Count(e => e.Text("kind") == "Adjustment"));
        }
        Count.Says(now, row => row);
    }

    private async Task TheLeastUrgentOrderGaveWay()
    {
        await Shop.ShelfSays(["PT-BRM025", "5", "4", "4", "1", "0"]);
        var (first, second) = ((await Shop.Reservations(urgent.Job, 1))["PT-BRM025"], (await Shop.Reservations(patient.Job, 1))["PT-BRM025"]);
        Assert.Equal(("Ativa", "3", "0"), (first.Reservation(), first.Plain("reserved"), first.Plain("short")));
        Assert.Equal(("Parcial", "1", "1"), (second.Reservation(), second.Plain("reserved"), second.Plain("short")));
        await Biela.Eventually(() => Shop.NeedOf("PT-BRM025"), need => need == 1);
        var told = Assert.Single(await Biela.Eventually(() => lia.Told("reservation-short"), told => told.Length > 0));
        Assert.Equal("Falta peça para a OS-2026-00002", told.Text("title"));
    }

    private static string State(JsonElement count) => count.Text("status") switch { "InReview" => "EmRevisao", "Adjusted" => "Ajustada", var other => other };

    private async Task Given()
    {
        // Davi may approve other people's counts: nothing but the rule about one's own stands in his way.
        (davi, otto, lia) = (await Shop.Hire("Davi Lopo", "Gerente"), await Shop.Hire("Otto Lins", "Gerente"), await Shop.Hire("Lia Prado", "Consultor"));
        foreach (var row in Count.Rows()) await Shop.Stock(row[0], row[1], row[2], row[0] == "PT-OLEO" ? "L" : "PC");
        var customer = await Shop.Customer("Frota Serra Azul");
        urgent = await Shop.Offer(customer, "PT-BRM025", "3", "R$ 189,75", priority: 2);
        patient = await Shop.Offer(customer, "PT-BRM025", "2", "R$ 189,75", priority: 4);
        foreach (var offer in new[] { urgent, patient }) await Shop.Approves(offer, "09/04/2026");
        await Shop.ShelfSays(["PT-BRM025", "5", "6", "5", "0", "1"]);
    }
}
