namespace Biela.Acceptance.Tests.Stories;

/// <summary>A11. Três orçamentos aprovados no mesmo segundo. Available = on hand − reserved, at every instant, whoever asks at the same time.</summary>
public class A11_Approved_in_the_same_second : Rush
{
    private const string Shelf = """
        | item | asked | on hand | reserved | short (sum) | available |
        |---|---|---|---|---|---|
        | PT-BRB050 | 12 | 10 | 10 | 2 | 0 |
        | PT-RET | 20 | 7 | 7 | 13 | 0 |
        """;

    [Fact]
    public async Task What_is_on_the_shelf_is_promised_once_however_many_customers_approve_in_the_same_second()
    {
        await ThreeBudgetsAreApprovedAtOnce();
        await NobodyElseTakesWhatIsReserved();
        await TwentyBudgetsAreApprovedAtOnceAndEachPressComesTwice();
        await Shop.BooksAgree();
    }

    private async Task ThreeBudgetsAreApprovedAtOnce()
    {
        await Shop.Stock("PT-BRB050", "10", "R$ 950,00");
        Offer[] offers = [await Bearings(), await Bearings(), await Bearings()];
        await Approve("PT-BRB050", offers);
        await Shop.ShelfSays(Shelf.Rows()[0]);

        var reservations = await Shop.ReservationsOf("PT-BRB050");
        Assert.Equal(["OS-2026-00001", "OS-2026-00002", "OS-2026-00003"], reservations.Select(r => r.Text("orderNumber")));
        Assert.Equal(["2 Parcial", "4 Ativa", "4 Ativa"], reservations.Select(r => $"{r.Plain("reserved")} {r.Reservation()}").Order());
        await Biela.Eventually(() => Shop.NeedOf("PT-BRB050"), need => need == 2);

        Task<Offer> Bearings() => Shop.Offer(Customer, "PT-BRB050", "4", "R$ 189,75");
    }

    private async Task NobodyElseTakesWhatIsReserved()
    {
        foreach (var refusal in new[]
        {
            await Person.Refused("reserved-stock", () => Shop.Issue(null, "PT-BRB050", "1")),
            await Person.Refused("reserved-stock", () => Shop.Owner.Post("inventory/adjustments",
                new { sku = "PT-BRB050", onHand = 9, reason = "conferência" })),
        })
        {
            Assert.Contains("10 estão reservadas", refusal.Why);
            foreach (var order in new[] { "OS-2026-00001", "OS-2026-00002", "OS-2026-00003" }) Assert.Contains(order, refusal.Why);
        }
        Assert.Equal(10, (await Shop.Part("PT-BRB050")).Number("onHand"));
    }

    private async Task TwentyBudgetsAreApprovedAtOnceAndEachPressComesTwice()
    {
        await Shop.Stock("PT-RET", "7", "R$ 91,49");
        var offers = new List<Offer>();
        while (offers.Count < 20) offers.Add(await Shop.Offer(Customer, "PT-RET", "1", "R$ 24,90"));
        await Approve("PT-RET", offers);
        await Shop.ShelfSays(Shelf.Rows()[1]);

        var reservations = await Shop.ReservationsOf("PT-RET");
        Assert.Equal(offers.Select(o => o.Job.Number), reservations.Select(r => r.Text("orderNumber")));
        Assert.Equal(7, reservations.Count(r => r.Number("reserved") == 1));
        Assert.Equal(13, reservations.Count(r => r.Number("short") == 1));
        await Biela.Eventually(() => Shop.NeedOf("PT-RET"), need => need == 13);
        foreach (var offer in offers) Assert.Equal(24.90m, Assert.Single(await Shop.Titles(offer.Job, 1)).Number("amount"));
    }

    /// <summary>No customer sees an error, and while they press nothing is promised that is not there.</summary>
    private async Task Approve(string sku, IReadOnlyCollection<Offer> offers)
    {
        var presses = Shop.ApprovedAtOnce(offers, "04/06/2026");
        await Shop.NeverPromisesMoreThanThereIs(sku, presses);
        Assert.All(await presses, told => Assert.Equal("AprovadoTotal", told.Budget()));
    }
}

/// <summary>The same rush with more customers, and with approvals that reach for the same parts from both ends.</summary>
public class A11_Many_customers : Rush
{
    [Fact]
    public async Task Fifty_parallel_approvals_for_ten_pieces_reserve_exactly_ten()
    {
        await Shop.Stock("PT-RET", "10", "R$ 130,70");
        await Approve(50, _ => ShopStock.Table("PT-RET", "1", "R$ 24,90"));

        await Shop.ShelfSays(["PT-RET", "50", "10", "10", "40", "0"]);
        await Biela.Eventually(() => Shop.NeedOf("PT-RET"), need => need == 40);
        await Shop.BooksAgree();
    }

    [Fact]
    public async Task Approvals_of_the_same_parts_in_opposite_orders_all_come_through()
    {
        foreach (var sku in new[] { "PT-ANEL050", "PT-PIST050" }) await Shop.Stock(sku, "30", "R$ 9.000,00");
        const string PistonsFirst = """
            | code | qty | unit price |
            |---|---|---|
            | PT-PIST050 | 1 | R$ 742,80 |
            | PT-ANEL050 | 1 | R$ 236,45 |
            """;
        const string RingsFirst = """
            | code | qty | unit price |
            |---|---|---|
            | PT-ANEL050 | 1 | R$ 236,45 |
            | PT-PIST050 | 1 | R$ 742,80 |
            """;
        await Approve(40, i => i % 2 == 0 ? PistonsFirst : RingsFirst);

        foreach (var sku in new[] { "PT-ANEL050", "PT-PIST050" })
        {
            await Shop.ShelfSays([sku, "40", "30", "30", "10", "0"]);
            await Biela.Eventually(() => Shop.NeedOf(sku), need => need == 10);
        }
        await Shop.BooksAgree();
    }

    private async Task Approve(int customers, Func<int, string> table)
    {
        var offers = new List<Offer>();
        for (var i = 0; i < customers; i++) offers.Add(await Shop.Offer(Customer, table(i)));
        Assert.All(await Shop.ApprovedAtOnce(offers, "04/06/2026"), told => Assert.Equal("AprovadoTotal", told.Budget()));
    }
}

/// <summary>A shop for many customers at once.</summary>
public abstract class Rush() : Story("04/05/2026")
{
    protected Guid Customer { get; private set; }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Customer = await Shop.Customer("Frota Serra Azul");
    }
}
