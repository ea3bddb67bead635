using System.Text.Json;

namespace Biela.Acceptance.Tests.Stories;

/// <summary>A17. Mês fechado não muda. The two versions of February's DRE are told with the reports; here is what may still be posted and what not.</summary>
public class A17_The_closed_month() : Story("25/02/2026")
{
    private Person lia = null!;
    private Guid bank;
    private JsonElement cheque;

    [Fact]
    public async Task Nothing_is_posted_into_a_closed_month_until_the_owner_opens_it_with_a_reason()
    {
        await Given();
        Shop.On("05/03/2026");
        await Shop.Owner.Post("financial/periods/2026-02/close");

        Shop.On("06/03/2026");
        await TheEnergyBillIsRefused("05/03/2026");
        await TheStockIsClosedToo();
        await TheChequeComesBack();

        Shop.On("09/03/2026");
        await OnlyTheOwnerReopensWithAReason();
        await EnergyBill();
        await Shop.Owner.Post("financial/periods/2026-02/close");
        await TheEnergyBillIsRefused("09/03/2026");
        await Shop.BooksAgree();
    }

    [Fact]
    public async Task Of_a_closing_and_postings_at_the_same_moment_each_posting_is_in_the_month_or_refused()
    {
        await Given();
        Shop.On("05/03/2026");
        await Shop.Owner.Get("auth/me");
        var bills = Enumerable.Range(1, 20).Select(async _ =>
        {
            try { return (await EnergyBill()).Id(); }
            catch (Refusal refusal) when (refusal.Code == "period-closed") { return Guid.Empty; }
        }).ToList();
        await Shop.Owner.Post("financial/periods/2026-02/close");
        var inTheMonth = (await Shop.Owner.Get("financial/payables?limit=200")).List().Select(t => t.Id());

        var answered = (await Task.WhenAll(bills)).Where(id => id != Guid.Empty);
        Assert.Equal(answered.Order(), inTheMonth.Order());
        await TheEnergyBillIsRefused("05/03/2026");
        await Shop.BooksAgree();
    }

    // 1, and again at the end
    private async Task TheEnergyBillIsRefused(string closedOn)
    {
        var refusal = await Person.Refused("period-closed", EnergyBill);
        Assert.Equal($"O mês 2026-02 está fechado desde {closedOn} por Celina Aguiar. Lance no mês atual, 2026-03.", refusal.Why);
    }

    // 2. A count adjustment carries the day it is approved on and cannot be dated back at all.
    private async Task TheStockIsClosedToo()
    {
        await Biela.Eventually(async () =>
        {
            try { return (await Shop.Owner.Post("inventory/receipts", new { sku = "PT-RET", quantity = 0, value = 0,
                postedOn = "27/02/2026".Day() })).ToString(); }
            catch (Refusal refusal) { return refusal.Code; }
        }, code => code == "period-closed");
        await Person.Refused("period-closed", () => Shop.Owner.Post("inventory/receipts",
            new { sku = "PT-RET", quantity = 4, value = 57.20m, postedOn = "27/02/2026".Day() }));
        var adjusted = new { sku = "PT-RET", onHand = 9, reason = "contagem", postedOn = "27/02/2026".Day() };
        Assert.Equal(400, (await Assert.ThrowsAsync<Refusal>(() => Shop.Owner.Post("inventory/adjustments", adjusted))).Status);
        Assert.Equal(["R$ 125,00"], (await Shop.Ledger("PT-RET")).Select(e => e.Reais("balanceValue")));
    }

    // 3
    private async Task TheChequeComesBack()
    {
        var settlement = (await Shop.Title(cheque)).List("settlements")[0].Id();
        var reversed = await Shop.Owner.Post($"financial/settlements/{settlement}/reverse", new { reason = "cheque devolvido" });
        Assert.Equal(("R$ 350,00", "Aberto"), (reversed.Reais("balance"), reversed.Title()));
        await Shop.CashBookSays(bank, "25/02/2026 R$ 350,00", "06/03/2026 −R$ 350,00");
        await Shop.Closes(bank, "06/03/2026", "R$ 5.960,44");
        await Shop.Closes(bank, "28/02/2026", "R$ 6.310,44");
    }

    // 4
    private async Task OnlyTheOwnerReopensWithAReason()
    {
        Assert.Equal(403, (await Assert.ThrowsAsync<Refusal>(() => lia.Post("financial/periods/2026-02/reopen", new { reason = "conta de luz" }))).Status);
        await Person.Refused("reason-required", () => Shop.Owner.Post("financial/periods/2026-02/reopen"));
        await Shop.Owner.Post("financial/periods/2026-02/reopen", new { reason = "conta de luz esquecida" });
        var february = (await Shop.Owner.Get("financial/periods")).List().Single(p => p.Text("month") == "2026-02");
        var change = february.List("changes")[^1];
        Assert.Equal((false, false, "Celina Aguiar", "conta de luz esquecida"),
            (february.Flag("closed"), change.Flag("closed"), change.Text("by"), change.Text("reason")));
    }

    private Task<JsonElement> EnergyBill() => Shop.Owner.Post("financial/payables",
        new { party = "Companhia de Luz", category = "Energia", amount = 287.46m, dueOn = "20/03/2026".Day(), competence = "2026-02" });

    private async Task Given()
    {
        lia = await Shop.Hire("Lia Prado", "Consultor");
        bank = await Shop.Account("Banco", "R$ 5.960,44", "25/02/2026");
        await Shop.Stock("PT-RET", "10", "R$ 125,00");
        var (customer, name) = (await Shop.Customer("João Lima"), "João Lima");
        var opened = await Shop.Owner.Post("financial/receivables", new { customerId = customer, customerName = name, amount = 350,
            dueOn = "10/03/2026".Day(), description = "Retífica de 2025" });
        await Person.Soon(() => Shop.Owner.Post($"financial/titles/{opened.Id()}/settlements",
            new { paidOn = "25/02/2026".Day(), accountId = bank, method = "Cheque" }));
        cheque = await Shop.Owner.Get($"financial/titles/{opened.Id()}");
        await Shop.Closes(bank, "25/02/2026", "R$ 6.310,44");
    }
}
