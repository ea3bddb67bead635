using System.Text.Json;

namespace Biela.Acceptance.Tests.Stories;

/// <summary>
/// A18. Renegociação: the old debt disappears exactly once and the new one sums to what was agreed. The reminders are the notices of an overdue title;
/// that no revenue comes of it is told with the reports.
/// </summary>
public class A18_Renegotiation() : Story("12/01/2026")
{
    private const string Debt = """
        | due | original | open principal | days late | fine | interest | total |
        |---|---|---|---|---|---|---|
        | 10/02/2026 | R$ 412,30 | R$ 412,30 | 71 | R$ 8,25 | R$ 9,76 | R$ 430,31 |
        | 10/03/2026 | R$ 412,30 | R$ 312,30 | 43 | R$ 6,25 | R$ 4,48 | R$ 323,03 |
        | 10/04/2026 | R$ 412,29 | R$ 412,29 | 12 | R$ 8,25 | R$ 1,65 | R$ 422,19 |
        """;

    private const string Agreed = """
        | new title | due | amount |
        |---|---|---|
        | 1/5 | 31/05/2026 | R$ 231,11 |
        | 2/5 | 30/06/2026 | R$ 231,11 |
        | 3/5 | 31/07/2026 | R$ 231,11 |
        | 4/5 | 31/08/2026 | R$ 231,10 |
        | 5/5 | 30/09/2026 | R$ 231,10 |
        """;

    private Guid bank;
    private Offer offer = null!;
    private JsonElement[] old = [];

    [Fact]
    public async Task The_old_debt_disappears_once_and_the_new_one_sums_to_what_was_agreed()
    {
        await Given();
        await TheDebtOfTheDay();
        var agreement = await EverythingIsRenegotiated();
        await TheFirstInstallmentIsPaid(agreement);
        await ThePixWithTheOldCode();
        await TheSecondSending(agreement);
        await Shop.BooksAgree();
    }

    private async Task TheDebtOfTheDay()
    {
        Shop.On("10/03/2026");
        await Shop.Settle(Shop.Owner, old[1].Id(), bank, "10/03/2026", "R$ 100,00");
        Shop.On("22/04/2026");
        var (rows, today) = (new List<string[]>(), "22/04/2026".Day());
        foreach (var title in old)
        {
            var charges = await Shop.Owner.Get($"financial/titles/{title.Id()}/charges?on=2026-04-22");
            rows.Add([title.Day("dueOn"), title.Reais("amount"), charges.Reais("principal"), $"{today.DayNumber - title.Day("dueOn").Day().DayNumber}",
                charges.Reais("fine"), charges.Reais("interest"), charges.Reais("total")]);
        }
        Debt.Says(rows, row => row);
        await Biela.Eventually(() => Shop.Owner.Told("title-overdue"), told => told.Length == 3);
    }

    /// <summary>The button is pressed once and the request comes twice.</summary>
    private async Task<JsonElement> EverythingIsRenegotiated()
    {
        var press = Guid.CreateVersion7().ToString();
        var agreed = await Renegotiate(press);
        Assert.Equal("R$ 1.155,53", agreed.Reais("total"));
        Assert.Equal(agreed.Id(), (await Renegotiate(press)).Id());

        var agreement = await Shop.Owner.Get($"financial/renegotiations/{agreed.Id()}");
        Assert.Equal(("R$ 1.136,89", "R$ 22,75", "R$ 15,89", "R$ 20,00", "R$ 1.155,53"),
            (agreement.Reais("principal"), agreement.Reais("fine"), agreement.Reais("interest"), agreement.Reais("discount"), agreement.Reais("total")));
        Assert.Equal("R$ 18,64", (agreement.Number("total") - agreement.Number("principal")).Reais());
        Assert.Equal(old.Select(t => $"{t.Id()} Renegociado R$ 0,00"), agreement.List("old").Select(t => $"{t.Id()} {t.Title()} {t.Reais("balance")}"));
        Assert.Equal(1155.53m, agreement.List("new").Sum(t => t.Number("amount")));

        var made = await Task.WhenAll(agreement.List("new").Select(Shop.Title));
        Agreed.Says(made, t => [$"{t.Number("installment")}/{t.Number("of")}", t.Day("dueOn"), t.Reais("amount")]);
        foreach (var title in made) Assert.Equal(agreed.Id(), title.Id("renegotiationOf"));
        foreach (var title in await Task.WhenAll(old.Select(Shop.Title))) Assert.Equal(agreed.Id(), title.Id("renegotiatedBy"));
        await Shop.CashBookSays(bank, "10/03/2026 R$ 100,00");
        return agreement;
    }

    private async Task TheFirstInstallmentIsPaid(JsonElement agreement)
    {
        Shop.On("31/05/2026");
        var paid = await Shop.Settle(Shop.Owner, agreement.List("new")[0].Id(), bank, "31/05/2026");
        Assert.Equal(("R$ 231,11", "Liquidado"), (paid.Reais("total"), paid.Title()));
        await Shop.CashBookSays(bank, "10/03/2026 R$ 100,00", "31/05/2026 R$ 231,11");
    }

    private async Task ThePixWithTheOldCode()
    {
        Shop.On("01/06/2026");
        for (var notice = 0; notice < 2; notice++)
        {
            var kept = await Shop.Settle(Shop.Owner, old[0].Id(), bank, "01/06/2026", "R$ 412,30", reference: "E18236120202606011200s0000000001");
            Assert.Equal(("R$ 0,00", "R$ 412,30", "Renegociado"), (kept.Reais("principal"), kept.Reais("credited"), kept.Title()));
        }
        await Shop.CreditIs(offer.Job.Customer, "R$ 412,30");
        await Shop.CashBookSays(bank, "10/03/2026 R$ 100,00", "31/05/2026 R$ 231,11", "01/06/2026 R$ 412,30");
        var told = Assert.Single(await Biela.Eventually(() => Shop.Owner.Told("payment-kept-as-credit"), told => told.Length > 0));
        Assert.Contains("Tomé Arruda pagou R$ 412,30", told.Text("text"));
    }

    private async Task TheSecondSending(JsonElement agreement)
    {
        await Person.Refused("title-closed", () => Renegotiate(Guid.CreateVersion7().ToString()));
        var titles = (await Shop.Owner.Get($"financial/receivables?customerId={offer.Job.Customer}&limit=200")).List();
        Assert.Equal(old.Length + agreement.List("new").Length, titles.Length);
        Assert.Equal(924.42m, titles.Sum(t => t.Number("balance")));
        Assert.Equal(3, (await Shop.Owner.Told("title-overdue")).Length);
    }

    private Task<JsonElement> Renegotiate(string press) => Shop.Owner.Post("financial/renegotiations",
        new { titleIds = old.Select(t => t.Id()), on = "22/04/2026".Day(), discount = 20, installments = 5, firstDueOn = "31/05/2026".Day() }, press);

    private async Task Given()
    {
        bank = await Shop.Account("Banco", "R$ 1.000,00", "12/01/2026");
        await Shop.Owner.Put("financial/settings", new { fine = 2, interest = 1, graceDays = 0, dueDateShift = "None", remainderOnLast = false });
        offer = await Shop.Offer(await Shop.Customer("Tomé Arruda"), "SV-401", "1", "R$ 1.236,89");
        await Shop.Approves(offer, "10/02/2026", installments: 3);
        old = await Shop.Titles(offer.Job, 3);
    }
}
