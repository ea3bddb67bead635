namespace Biela.Acceptance.Tests.Stories;

/// <summary>A12. A reserva vence. Approved on 05/03/2026 it lasts until 04/04/2026, the shop's day; the warning comes five days before.</summary>
public class A12_The_reservation_expires() : Story("05/03/2026")
{
    private const string Orders = """
        | order | priority | needs |
        |---|---|---|
        | OS-2026-00001 | 3 | 4 |
        | OS-2026-00002 | 3 | 2 |
        | OS-2026-00003 | 4 | 1 |
        | OS-2026-00004 | 2 | 3 |
        """;

    private const string Moments = """
        | moment | OS-00001 | OS-00002 | OS-00003 | OS-00004 | on hand | reserved | available |
        |---|---|---|---|---|---|---|---|
        | 05/03/2026 night | 4 Ativa | 2 Ativa | – | – | 6 | 6 | 0 |
        | 07/03/2026 | 4 Ativa | 2 Ativa | short 1 | short 3 | 6 | 6 | 0 |
        | 01/04/2026 | 3 open, 1 consumed | 2 Ativa | short 1 | short 3 | 5 | 5 | 0 |
        | 04/04/2026 23:50 | 3 open, 1 consumed | 2 Ativa | short 1 | short 3 | 5 | 5 | 0 |
        | 05/04/2026 00:10 | Expirada, 1 consumed | 2 Ativa | short 1 | 3 Ativa | 5 | 5 | 0 |
        """;

    private readonly List<Offer> offers = [];

    [Fact]
    public async Task A_reservation_is_warned_of_once_and_ends_with_its_last_day_for_whoever_waits_most_urgently()
    {
        await Given();
        await TheFourOrdersAreApproved();
        await TheWarning();
        await TheFirstOfApril();
        await TheLastNight();
        await Shop.BooksAgree();
    }

    private async Task TheFourOrdersAreApproved()
    {
        Shop.On("05/03/2026 16:00");
        await Shop.Approves(offers[1], "30/06/2026");
        Shop.On("05/03/2026 22:40");
        await Shop.Approves(offers[0], "30/06/2026");
        await Shows("05/03/2026 night");
        Shop.On("06/03/2026");
        await Shop.Approves(offers[2], "30/06/2026");
        Shop.On("07/03/2026");
        await Shop.Approves(offers[3], "30/06/2026");
        await Shows("07/03/2026");
        await Biela.Eventually(() => Shop.NeedOf("PT-JUNTA"), need => need == 4);
    }

    private async Task TheWarning()
    {
        Shop.On("29/03/2026");
        await SomeTimePasses();
        Assert.Empty(await Shop.Owner.Told("reservation-expiring"));
        Shop.On("30/03/2026");
        var warned = await Biela.Eventually(() => Shop.Owner.Told("reservation-expiring"), told => told.Length == 2);
        Assert.Equal(["Reserva da OS-2026-00001 vence em 04/04/2026", "Reserva da OS-2026-00002 vence em 04/04/2026"],
            warned.Select(w => w.Text("title")).Order());
    }

    private async Task TheFirstOfApril()
    {
        Shop.On("01/04/2026");
        await Shop.Issue(offers[0].Job, "PT-JUNTA", "1");
        var second = (await Shop.Reservations(offers[1].Job, 1))["PT-JUNTA"];
        await Shop.Owner.Post($"inventory/reservations/{second.Id()}/extend", new { until = second.Day("expiresOn").Day().AddDays(15) });
        Assert.Equal("19/04/2026", (await Shop.Reservations(offers[1].Job, 1))["PT-JUNTA"].Day("expiresOn"));
        await Shows("01/04/2026");
    }

    private async Task TheLastNight()
    {
        Shop.On("04/04/2026 23:50");
        await SomeTimePasses();
        await Shows("04/04/2026 23:50");

        Shop.On("05/04/2026 00:10");
        await Shows("05/04/2026 00:10");
        await Biela.Eventually(() => Shop.NeedOf("PT-JUNTA"), need => need == 1);
        await Biela.Eventually(() => Shop.Owner.Get($"orders/{offers[0].Job.Id}/timeline"), page =>
            page.List().Any(e => e.Text("what") == "Reserva de PT-JUNTA venceu"));

        // Who starts again looks for what is due again.
        await Shop.Biela.Kill();
        await Shop.Biela.Restart();
        await SomeTimePasses();
        await Shows("05/04/2026 00:10");
        Assert.Equal(2, (await Shop.Owner.Told("reservation-expiring")).Length);
        Assert.Single(await Shop.Owner.Told("reservation-expired"));
        Assert.Equal("AprovadoTotal", (await Shop.Owner.Get($"budgets/{offers[0].Budget}")).Budget());
        Assert.Equal("Aberto", Assert.Single(await Shop.Titles(offers[0].Job, 1)).Title());
    }

    /// <summary>Longer than it takes to notice that something is due.</summary>
    private static Task SomeTimePasses() => Task.Delay(TimeSpan.FromSeconds(3));

    private async Task Shows(string moment)
    {
        var row = Moments.Rows().Single(r => r[0] == moment);
        await Biela.Eventually(async () => string.Join(" | ", [moment, .. await Now()]), seen => seen == string.Join(" | ", row));
    }

    private async Task<string[]> Now()
    {
        var (part, reservations) = (await Shop.Part("PT-JUNTA"), (await Shop.ReservationsOf("PT-JUNTA")).ToDictionary(r => r.Text("orderNumber")));
        return [.. offers.Select(o => reservations.TryGetValue(o.Job.Number, out var r) ? InWords(r) : "–"), part.Plain("onHand"), part.Plain("reserved"),
            part.Plain("available")];
    }

    private static string InWords(System.Text.Json.JsonElement r) => r switch
    {
        _ when r.Reservation() == "Expirada" => $"Expirada, {r.Plain("consumed")} consumed",
        _ when r.Number("short") > 0 => $"short {r.Plain("short")}",
        _ when r.Number("consumed") > 0 => $"{r.Plain("reserved")} open, {r.Plain("consumed")} consumed",
        _ => $"{r.Plain("reserved")} {r.Reservation()}",
    };

    private async Task Given()
    {
        await Shop.Stock("PT-JUNTA", "6", "R$ 1.200,00");
        var customer = await Shop.Customer("Oficina Ipê");
        foreach (var order in Orders.Rows())
        {
            offers.Add(await Shop.Offer(customer, "PT-JUNTA", order[2], "R$ 289,55", int.Parse(order[1])));
            Assert.Equal(order[0], offers[^1].Job.Number);
        }
    }
}
