namespace Biela.Acceptance.Tests.Stories;

/// <summary>A08. Desistiu depois de pagar uma parte: the money received neither vanishes nor is counted twice, and the parts are free again.</summary>
public sealed class A08_GivingUp : IAsyncLifetime
{
    private const string Budget = """
        | code | qty | unit price |
        |---|---|---|
        | SV-401 | 1 | R$ 592,70 |
        | PT-PIST025 | 1 | R$ 698,40 |
        | PT-VALV | 8 | R$ 27,35 |
        | PT-VIRA | 1 | R$ 1.240,00 |
        """;

    private const string Installments = """
        | title | due | amount |
        |---|---|---|
        | 1/4 | 15/06/2026 | R$ 687,48 |
        | 2/4 | 15/07/2026 | R$ 687,48 |
        | 3/4 | 15/08/2026 | R$ 687,47 |
        | 4/4 | 15/09/2026 | R$ 687,47 |
        """;

    private const string Cancelled = """
        | title | amount | received | cancelled | balance | state |
        |---|---|---|---|---|---|
        | 1/4 | R$ 687,48 | R$ 687,48 | R$ 0,00 | R$ 0,00 | Liquidado |
        | 2/4 | R$ 687,48 | R$ 300,00 | R$ 387,48 | R$ 0,00 | Cancelado |
        | 3/4 | R$ 687,47 | R$ 0,00 | R$ 687,47 | R$ 0,00 | Cancelado |
        | 4/4 | R$ 687,47 | R$ 0,00 | R$ 687,47 | R$ 0,00 | Cancelado |
        """;

    private Shop shop = null!;
    private Guid bank, customer;
    private Offer offer = null!;
    private Job second = null!, third = null!;

    [Fact]
    public async Task What_was_paid_becomes_credit_once_and_what_was_reserved_is_free()
    {
        var virabrequim = await TheJobAsItStandsInJuly();
        await TheCustomerGivesUp();
        await TheMoney();
        await TheParts();
        await TheCreditIsUsedAndTheRestGivenBack();
        await ProductionThatStartedIsNotCancelled();
        await Shop.Arrives(shop.Owner, virabrequim, "1", "R$ 0,00", "20/08/2026");
        await shop.ShelfSays(["PT-VIRA", "1", "1", "0", "0", "1"]);
        await shop.BooksAgree();
    }

    private async Task<System.Text.Json.JsonElement> TheJobAsItStandsInJuly()
    {
        await shop.Approves(offer, "15/06/2026", installments: 4);
        var titles = await shop.Titles(offer.Job, 4);
        Installments.Says(titles.Select(t => new[] { $"{t.Number("installment")}/{t.Number("of")}", t.Day("dueOn"), t.Reais("amount") }));
        foreach (var (sku, reservation) in await shop.Reservations(offer.Job, 3))
        {
            Assert.Equal(sku == "PT-VALV" ? "5 of 8" : sku == "PT-VIRA" ? "0 of 1" : "1 of 1", $"{reservation.Plain("reserved")} of {reservation.Plain("needed")}");
            await shop.Owner.Post($"inventory/reservations/{reservation.Id()}/extend", new { until = "31/07/2026".Day() });
        }
        await Biela.Eventually(() => shop.NeedOf("PT-VALV"), need => need == 3);
        await Biela.Eventually(() => shop.NeedOf("PT-VIRA"), need => need == 1);
        var supplier = (await shop.Owner.Post("purchasing/suppliers", new { name = "Distribuidora Ponte Alta" })).Id();
        var bought = await Shop.Buy(shop.Owner, supplier, "PT-VIRA", "1", "R$ 980,00");
        Assert.Equal(("PC-2026-00001", "Enviado"), (bought.Text("number"), bought.Purchase()));

        shop.On("15/06/2026");
        await Shop.Settle(shop.Owner, titles[0].Id(), bank, "15/06/2026");
        shop.On("03/07/2026");
        await Shop.Settle(shop.Owner, titles[1].Id(), bank, "03/07/2026", "R$ 300,00");
        await shop.CashBookSays(bank, "15/06/2026 R$ 687,48", "03/07/2026 R$ 300,00");
        return bought;
    }

    private async Task TheCustomerGivesUp()
    {
        shop.On("06/07/2026");
        for (var press = 0; press < 2; press++) await shop.Owner.Post($"orders/{offer.Job.Id}/cancel", new { reason = "vendeu o carro" });
        await shop.Owner.Until($"budgets/{offer.Budget}", budget => budget.Budget() == "Cancelado");
        Assert.Equal("Cancelled", (await shop.Owner.Get($"orders/{offer.Job.Id}")).Text("status"));
        await Person.Refused("budget-cancelled", () => shop.Approves(offer, "15/06/2026", installments: 4));
    }

    private async Task TheMoney()
    {
        await shop.CreditIs(customer, "R$ 987,48");
        var titles = await Task.WhenAll((await shop.Titles(offer.Job, 4)).Select(shop.Title));
        Cancelled.Says(titles.Select(t => new[]
        {
            $"{t.Number("installment")}/{t.Number("of")}", t.Reais("amount"), t.Received(), t.Reais("cancelled"), t.Reais("balance"), t.Title(),
        }));
        Assert.Single((await shop.Owner.Get($"financial/customers/{customer}/credit")).List("entries"));
        await shop.CashBookSays(bank, "15/06/2026 R$ 687,48", "03/07/2026 R$ 300,00");
    }

    private async Task TheParts()
    {
        await shop.ShelfSays(["PT-PIST025", "1", "1", "0", "0", "1"]);
        await shop.ShelfSays(["PT-VALV", "8", "5", "0", "0", "5"]);
        await shop.Owner.Until("purchasing/needs?sku=PT-VALV", page => page.List() is [var need] && need.Need() == "Cancelada");
        var bought = Assert.Single((await shop.Owner.Get("purchasing/orders")).List());
        Assert.Equal("Enviado", bought.Purchase());
    }

    private async Task TheCreditIsUsedAndTheRestGivenBack()
    {
        shop.On("10/07/2026");
        await shop.Approves(await shop.Offer(second, ShopStock.Table("SV-302", "1", "R$ 512,35")), "20/07/2026");
        var title = Assert.Single(await shop.Titles(second, 1));
        var used = await shop.Owner.Post($"financial/customers/{customer}/credit/use", new { titleId = title.Id(), amount = 512.35m, on = "10/07/2026".Day() });
        Assert.Equal(("R$ 475,13", "Liquidado"), (used.Reais("credit"), used.Title()));
        await shop.CashBookSays(bank, "15/06/2026 R$ 687,48", "03/07/2026 R$ 300,00");

        shop.On("13/07/2026");
        await Person.Refused("credit-too-small", () => GiveBack("R$ 475,14"));
        Assert.Equal("R$ 0,00", (await GiveBack("R$ 475,13")).Reais("credit"));
        await shop.CashBookSays(bank, "15/06/2026 R$ 687,48", "03/07/2026 R$ 300,00", "13/07/2026 −R$ 475,13");
        await shop.Closes(bank, "13/07/2026", "R$ 1.512,35");

        Task<System.Text.Json.JsonElement> GiveBack(string amount) => shop.Owner.Post(
            $"financial/customers/{customer}/credit/refund", new { amount = amount.Number(), accountId = bank, on = "13/07/2026".Day() });
    }

    private async Task ProductionThatStartedIsNotCancelled()
    {
        await shop.Approves(await shop.Offer(third, ShopStock.Table("SV-401", "1", "R$ 890,00")), "20/07/2026");
        await shop.Owner.Until($"orders/{third.Id}", order => order.Text("status") == "Approved");
        await shop.Owner.Post($"orders/{third.Id}/components/{third.Components["MONTAGEM"]}/steps/assembly/start");
        await Person.Refused("production-started", () => shop.Owner.Post($"orders/{third.Id}/cancel", new { reason = "vendeu o carro" }));
        Assert.Equal("Aberto", Assert.Single(await shop.Titles(third, 1)).Title());
    }

    public async ValueTask InitializeAsync()
    {
        shop = await Shop.Open("01/06/2026");
        bank = await shop.Account("Banco", "R$ 1.000,00", "01/06/2026");
        await shop.Stock("PT-PIST025", "1", "R$ 480,00");
        await shop.Stock("PT-VALV", "5", "R$ 82,50");
        await shop.Stock("PT-VIRA", "0");
        customer = await shop.Customer("Tomé Arruda");
        offer = await shop.Offer(customer, Budget);
        (second, third) = (await Order(), await Order());

        Task<Job> Order() => shop.Order(customer, new("Aurora Vetor 1.6 8V"), "MONTAGEM");
    }

    public ValueTask DisposeAsync() => shop.DisposeAsync();
}
