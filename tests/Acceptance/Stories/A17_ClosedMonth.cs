using System.Text.Json;

namespace Biela.Acceptance.Tests.Stories;

/// <summary>A17. Mês fechado não muda. The two versions of February's DRE are told with the reports; here is what may still be posted and what not.</summary>
public sealed class A17_ClosedMonth : IAsyncLifetime
{
    private Shop shop = null!;
    private Person lia = null!;
    private Guid bank;
    private JsonElement cheque;

    [Fact]
    public async Task Nothing_is_posted_into_a_closed_month_until_the_owner_opens_it_with_a_reason()
    {
        shop.On("05/03/2026");
        await shop.Owner.Post("financial/periods/2026-02/close");

        shop.On("06/03/2026");
        await TheEnergyBillIsRefused("05/03/2026");
        await TheStockIsClosedToo();
        await TheChequeComesBack();

        shop.On("09/03/2026");
        await OnlyTheOwnerReopensWithAReason();
        await EnergyBill();
        await shop.Owner.Post("financial/periods/2026-02/close");
        await TheEnergyBillIsRefused("09/03/2026");
        await shop.BooksAgree();
    }

    [Fact]
    public async Task Of_a_closing_and_postings_at_the_same_moment_each_posting_is_in_the_month_or_refused()
    {
        shop.On("05/03/2026");
        await shop.Owner.Get("auth/me");
        var bills = Enumerable.Range(1, 20).Select(async _ =>
        {
            try { return (await EnergyBill()).Id(); }
            catch (Refusal refusal) when (refusal.Code == "period-closed") { return Guid.Empty; }
        }).ToList();
        await shop.Owner.Post("financial/periods/2026-02/close");
        var inTheMonth = (await shop.Owner.Get("financial/payables?limit=200")).List().Select(t => t.Id());

        var answered = (await Task.WhenAll(bills)).Where(id => id != Guid.Empty);
        Assert.Equal(answered.Order(), inTheMonth.Order());
        await TheEnergyBillIsRefused("05/03/2026");
        await shop.BooksAgree();
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
            try { return (await shop.Owner.Post("inventory/receipts", new { sku = "PT-RET", quantity = 0, value = 0, postedOn = "27/02/2026".Day() })).ToString(); }
            catch (Refusal refusal) { return refusal.Code; }
        }, code => code == "period-closed");
        await Person.Refused("period-closed", () => shop.Owner.Post("inventory/receipts", new { sku = "PT-RET", quantity = 4, value = 57.20m, postedOn = "27/02/2026".Day() }));
        var adjusted = new { sku = "PT-RET", onHand = 9, reason = "contagem", postedOn = "27/02/2026".Day() };
        Assert.Equal(400, (await Assert.ThrowsAsync<Refusal>(() => shop.Owner.Post("inventory/adjustments", adjusted))).Status);
        Assert.Equal(["R$ 125,00"], (await shop.Ledger("PT-RET")).Select(e => e.Reais("balanceValue")));
    }

    // 3
    private async Task TheChequeComesBack()
    {
        var settlement = (await shop.Title(cheque)).List("settlements")[0].Id();
        var reversed = await shop.Owner.Post($"financial/settlements/{settlement}/reverse", new { reason = "cheque devolvido" });
        Assert.Equal(("R$ 350,00", "Aberto"), (reversed.Reais("balance"), reversed.Title()));
        await shop.CashBookSays(bank, "25/02/2026 R$ 350,00", "06/03/2026 −R$ 350,00");
        await shop.Closes(bank, "06/03/2026", "R$ 5.960,44");
        await shop.Closes(bank, "28/02/2026", "R$ 6.310,44");
    }

    // 4
    private async Task OnlyTheOwnerReopensWithAReason()
    {
        Assert.Equal(403, (await Assert.ThrowsAsync<Refusal>(() => lia.Post("financial/periods/2026-02/reopen", new { reason = "conta de luz" }))).Status);
        await Person.Refused("reason-required", () => shop.Owner.Post("financial/periods/2026-02/reopen"));
        await shop.Owner.Post("financial/periods/2026-02/reopen", new { reason = "conta de luz esquecida" });
        var february = (await shop.Owner.Get("financial/periods")).List().Single(p => p.Text("month") == "2026-02");
        var change = february.List("changes")[^1];
        Assert.Equal((false, false, "Celina Aguiar", "conta de luz esquecida"),
            (february.Flag("closed"), change.Flag("closed"), change.Text("by"), change.Text("reason")));
    }

    private Task<JsonElement> EnergyBill() => shop.Owner.Post("financial/payables",
        new { party = "Companhia de Luz", category = "Energia", amount = 287.46m, dueOn = "20/03/2026".Day(), competence = "2026-02" });

    public async ValueTask InitializeAsync()
    {
        shop = await Shop.Open("25/02/2026");
        lia = await shop.Hire("Lia Prado", "Consultor");
        bank = await shop.Account("Banco", "R$ 5.960,44", "25/02/2026");
        await shop.Stock("PT-RET", "10", "R$ 125,00");
        var (customer, name) = (await shop.Customer("João Lima"), "João Lima");
        var opened = await shop.Owner.Post("financial/receivables", new { customerId = customer, customerName = name, amount = 350, dueOn = "10/03/2026".Day(), description = "Retífica de 2025" });
        await Person.Soon(() => shop.Owner.Post($"financial/titles/{opened.Id()}/settlements", new { paidOn = "25/02/2026".Day(), accountId = bank, method = "Cheque" }));
        cheque = await shop.Owner.Get($"financial/titles/{opened.Id()}");
        await shop.Closes(bank, "25/02/2026", "R$ 6.310,44");
    }

    public ValueTask DisposeAsync() => shop.DisposeAsync();
}
