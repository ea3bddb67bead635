namespace Biela.Acceptance.Tests.Stories;

/// <summary>A08. Desistiu depois de pagar uma parte: the money received neither vanishes nor is counted twice, and the parts are free again.</summary>
public class A08_Gave_up_after_paying_a_part() : Story("01/06/2026")
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

    private Guid bank, customer;
    private Offer offer = null!;
    private Job second = null!, third = null!;

    [Fact]
    public async Task What_was_paid_becomes_credit_once_and_what_was_reserved_is_free()
    {
        await Given();
        var virabrequim = await TheJobAsItStandsInJuly();
        await TheCustomerGivesUp();
        await TheMoney();
        await TheParts();
        await TheCreditIsUsedAndTheRestGivenBack();
        await ProductionThatStartedIsNotCancelled();
        await Shop.Arrives(Shop.Owner, virabrequim, "1", "R$ 0,00", "20/08/2026");
        await Shop.ShelfSays(["PT-VIRA", "1", "1", "0", "0", "1"]);
        await Shop.BooksAgree();
    }

    private async Task<System.Text.Json.JsonElement> TheJobAsItStandsInJuly()
    {
        await Shop.Approves(offer, "15/06/2026", installments: 4);
        var titles = await Shop.Titles(offer.Job, 4);
        Installments.Says(titles, t => [$"{t.Number("installment")}/{t.Number("of")}", t.Day("dueOn"), t.Reais("amount")]);
        foreach (var (sku, reservation) in await Shop.Reservations(offer.Job, 3))
        {
            Assert.Equal(sku == "PT-VALV" ? "5 of 8" : sku == "PT-VIRA" ? "0 of 1" : "1 of 1",
                $"{reservation.Plain("reserved")} of {reservation.Plain("needed")}");
            await Shop.Owner.Post($"inventory/reservations/{reservation.Id()}/extend", new { until = "31/07/2026".Day() });
        }
        await Biela.Eventually(() => Shop.NeedOf("PT-VALV"), need => need == 3);
        await Biela.Eventually(() => Shop.NeedOf("PT-VIRA"), need => need == 1);
        var supplier = (await Shop.Owner.Post("purchasing/suppliers", new { name = "Distribuidora Ponte Alta" })).Id();
        var bought = await Shop.Buy(Shop.Owner, supplier, "PT-VIRA", "1", "R$ 980,00");
        Assert.Equal(("PC-2026-00001", "Enviado"), (bought.Text("number"), bought.Purchase()));

        Shop.On("15/06/2026");
        await Shop.Settle(Shop.Owner, titles[0].Id(), bank, "15/06/2026");
        Shop.On("03/07/2026");
        await Shop.Settle(Shop.Owner, titles[1].Id(), bank, "03/07/2026", "R$ 300,00");
        await Shop.CashBookSays(bank, "15/06/2026 R$ 687,48", "03/07/2026 R$ 300,00");
        return bought;
    }

    private async Task TheCustomerGivesUp()
    {
        Shop.On("06/07/2026");
        for (var press = 0; press < 2; press++) await Shop.Owner.Post($"orders/{offer.Job.Id}/cancel", new { reason = "vendeu o carro" });
        await Shop.Owner.Until($"budgets/{offer.Budget}", budget => budget.Budget() == "Cancelado");
        Assert.Equal("Cancelled", (await Shop.Owner.Get($"orders/{offer.Job.Id}")).Text("status"));
        await Person.Refused("budget-cancelled", () => Shop.Approves(offer, "15/06/2026", installments: 4));
    }

    private async Task TheMoney()
    {
        await Shop.CreditIs(customer, "R$ 987,48");
        var titles = await Task.WhenAll((await Shop.Titles(offer.Job, 4)).Select(Shop.Title));
        Cancelled.Says(titles, t =>
            [$"{t.Number("installment")}/{t.Number("of")}", t.Reais("amount"), t.Received(), t.Reais("cancelled"), t.Reais("balance"), t.Title()]);
        Assert.Single((await Shop.Owner.Get($"financial/customers/{customer}/credit")).List("entries"));
        await Shop.CashBookSays(bank, "15/06/2026 R$ 687,48", "03/07/2026 R$ 300,00");
    }

    private async Task TheParts()
    {
        await Shop.ShelfSays(["PT-PIST025", "1", "1", "0", "0", "1"]);
        await Shop.ShelfSays(["PT-VALV", "8", "5", "0", "0", "5"]);
        await Shop.Owner.Until("purchasing/needs?sku=PT-VALV", page => page.List() is [var need] && need.Need() == "Cancelada");
        var bought = Assert.Single((await Shop.Owner.Get("purchasing/orders")).List());
        Assert.Equal("Enviado", bought.Purchase());
    }

    private async Task TheCreditIsUsedAndTheRestGivenBack()
    {
        Shop.On("10/07/2026");
        await Shop.Approves(await Shop.Offer(second, ShopStock.Table("SV-302", "1", "R$ 512,35")), "20/07/2026");
        var title = Assert.Single(await Shop.Titles(second, 1));
        var used = await Shop.Owner.Post($"financial/customers/{customer}/credit/use", new { titleId = title.Id(), amount = 512.35m, on = "10/07/2026".Day() });
        Assert.Equal(("R$ 475,13", "Liquidado"), (used.Reais("credit"), used.Title()));
        await Shop.CashBookSays(bank, "15/06/2026 R$ 687,48", "03/07/2026 R$ 300,00");

        Shop.On("13/07/2026");
        await Person.Refused("credit-too-small", () => GiveBack("R$ 475,14"));
        Assert.Equal("R$ 0,00", (await GiveBack("R$ 475,13")).Reais("credit"));
        await Shop.CashBookSays(bank, "15/06/2026 R$ 687,48", "03/07/2026 R$ 300,00", "13/07/2026 −R$ 475,13");
        await Shop.Closes(bank, "13/07/2026", "R$ 1.512,35");

        Task<System.Text.Json.JsonElement> GiveBack(string amount) => Shop.Owner.Post(
            $"financial/customers/{customer}/credit/refund", new { amount = amount.Number(), accountId = bank, on = "13/07/2026".Day() });
    }

    private async Task ProductionThatStartedIsNotCancelled()
    {
        await Shop.Approves(await Shop.Offer(third, ShopStock.Table("SV-401", "1", "R$ 890,00")), "20/07/2026");
        await Shop.Owner.Until($"orders/{third.Id}", order => order.Text("status") == "Approved");
        await Shop.Owner.Post($"orders/{third.Id}/components/{third.Components["MONTAGEM"]}/steps/assembly/start");
        await Person.Refused("production-started", () => Shop.Owner.Post($"orders/{third.Id}/cancel", new { reason = "vendeu o carro" }));
        Assert.Equal("Aberto", Assert.Single(await Shop.Titles(third, 1)).Title());
    }

    private async Task Given()
    {
        bank = await Shop.Account("Banco", "R$ 1.000,00", "01/06/2026");
        await Shop.Stock("PT-PIST025", "1", "R$ 480,00");
        await Shop.Stock("PT-VALV", "5", "R$ 82,50");
        await Shop.Stock("PT-VIRA", "0");
        customer = await Shop.Customer("Tomé Arruda");
        offer = await Shop.Offer(customer, Budget);
        (second, third) = (await Order(), await Order());

        Task<Job> Order() => Shop.Order(customer, new("Aurora Vetor 1.6 8V"), "MONTAGEM");
    }
}
