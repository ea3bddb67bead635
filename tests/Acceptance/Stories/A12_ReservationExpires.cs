namespace Biela.Acceptance.Tests.Stories;

/// <summary>A12. A reserva vence. Approved on 05/03/2026 it lasts until 04/04/2026, the shop's day; the warning comes five days before.</summary>
public sealed class A12_ReservationExpires : IAsyncLifetime
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
    private Shop shop = null!;

    [Fact]
    public async Task A_reservation_is_warned_of_once_and_ends_with_its_last_day_for_whoever_waits_most_urgently()
    {
        await TheFourOrdersAreApproved();
        await TheWarning();
        await TheFirstOfApril();
        await TheLastNight();
        await shop.BooksAgree();
    }

    private async Task TheFourOrdersAreApproved()
    {
        shop.On("05/03/2026 16:00");
        await shop.Approves(offers[1], "30/06/2026");
        shop.On("05/03/2026 22:40");
        await shop.Approves(offers[0], "30/06/2026");
        await Shows("05/03/2026 night");
        shop.On("06/03/2026");
        await shop.Approves(offers[2], "30/06/2026");
        shop.On("07/03/2026");
        await shop.Approves(offers[3], "30/06/2026");
        await Shows("07/03/2026");
        await Biela.Eventually(() => shop.NeedOf("PT-JUNTA"), need => need == 4);
    }

    private async Task TheWarning()
    {
        shop.On("29/03/2026");
        await SomeTimePasses();
        Assert.Empty(await shop.Owner.Told("reservation-expiring"));
        shop.On("30/03/2026");
        var warned = await Biela.Eventually(() => shop.Owner.Told("reservation-expiring"), told => told.Length == 2);
        Assert.Equal(["Reserva da OS-2026-00001 vence em 04/04/2026", "Reserva da OS-2026-00002 vence em 04/04/2026"], warned.Select(w => w.Text("title")).Order());
    }

    private async Task TheFirstOfApril()
    {
        shop.On("01/04/2026");
        await shop.Issue(offers[0].Job, "PT-JUNTA", "1");
        var second = (await shop.Reservations(offers[1].Job, 1))["PT-JUNTA"];
        await shop.Owner.Post($"inventory/reservations/{second.Id()}/extend", new { until = second.Day("expiresOn").Day().AddDays(15) });
        Assert.Equal("19/04/2026", (await shop.Reservations(offers[1].Job, 1))["PT-JUNTA"].Day("expiresOn"));
        await Shows("01/04/2026");
    }

    private async Task TheLastNight()
    {
        shop.On("04/04/2026 23:50");
        await SomeTimePasses();
        await Shows("04/04/2026 23:50");

        shop.On("05/04/2026 00:10");
        await Shows("05/04/2026 00:10");
        await Biela.Eventually(() => shop.NeedOf("PT-JUNTA"), need => need == 1);
        await Biela.Eventually(() => shop.Owner.Get($"orders/{offers[0].Job.Id}/timeline"), page => page.List().Any(e => e.Text("what") == "Reserva de PT-JUNTA venceu"));

        // Who starts again looks for what is due again.
        await shop.Biela.Kill();
        await shop.Biela.Restart();
        await SomeTimePasses();
        await Shows("05/04/2026 00:10");
        Assert.Equal(2, (await shop.Owner.Told("reservation-expiring")).Length);
        Assert.Single(await shop.Owner.Told("reservation-expired"));
        Assert.Equal("AprovadoTotal", (await shop.Owner.Get($"budgets/{offers[0].Budget}")).Budget());
        Assert.Equal("Aberto", Assert.Single(await shop.Titles(offers[0].Job, 1)).Title());
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
        var (part, reservations) = (await shop.Part("PT-JUNTA"), (await shop.ReservationsOf("PT-JUNTA")).ToDictionary(r => r.Text("orderNumber")));
        return [.. offers.Select(o => reservations.TryGetValue(o.Job.Number, out var r) ? InWords(r) : "–"), part.Plain("onHand"), part.Plain("reserved"), part.Plain("available")];
    }

    private static string InWords(System.Text.Json.JsonElement r) => r switch
    {
        _ when r.Reservation() == "Expirada" => $"Expirada, {r.Plain("consumed")} consumed",
        _ when r.Number("short") > 0 => $"short {r.Plain("short")}",
        _ when r.Number("consumed") > 0 => $"{r.Plain("reserved")} open, {r.Plain("consumed")} consumed",
        _ => $"{r.Plain("reserved")} {r.Reservation()}",
    };

    public async ValueTask InitializeAsync()
    {
        shop = await Shop.Open("05/03/2026");
        await shop.Stock("PT-JUNTA", "6", "R$ 1.200,00");
        var customer = await shop.Customer("Oficina Ipê");
        foreach (var order in Orders.Rows())
        {
            offers.Add(await shop.Offer(customer, "PT-JUNTA", order[2], "R$ 289,55", int.Parse(order[1])));
            Assert.Equal(order[0], offers[^1].Job.Number);
        }
    }

    public ValueTask DisposeAsync() => shop.DisposeAsync();
}
