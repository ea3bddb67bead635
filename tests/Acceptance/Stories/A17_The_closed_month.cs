using System.Text.Json;

namespace Biela.Acceptance.Tests.Stories;

/// <summary>A17. Mês fechado não muda.</summary>
public class A17_The_closed_month() : Story("25/02/2026")
{
    private Person lia = null!;
    private Guid bank;
    private JsonElement cheque;

    [Fact]
    public async Task Nothing_is_posted_into_a_closed_month_until_the_owner_opens_it_with_a_reason()
    {
        await Given();
        await February();
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
        await BothVersionsCanBeRead();
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

    private async Task BothVersionsCanBeRead()
    {
        var versions = (await Shop.Owner.Get("financial/results/2026-02/versions")).List("versions");
        string[] sums = ["grossRevenue", "deductions", "netRevenue", "directCosts", "grossProfit", "fixedExpenses", "result"];
        """
            | DRE February | version 2 | version 1 |
            |---|---|---|
            | grossRevenue | R$ 12.480,00 | R$ 12.480,00 |
            | deductions | −R$ 1.180,33 | −R$ 1.180,33 |
            | netRevenue | R$ 11.299,67 | R$ 11.299,67 |
            | directCosts | −R$ 2.215,80 | −R$ 2.215,80 |
            | grossProfit | R$ 9.083,87 | R$ 9.083,87 |
            | fixedExpenses | −R$ 5.927,46 | −R$ 5.640,00 |
            | result | R$ 3.156,41 | R$ 3.443,87 |
            """.Says(sums, sum => [sum, .. versions.Select(v => v.Of("accrual").Reais(sum))]);
        Assert.Equal([2m, 1m], versions.Select(v => v.Of("closed").Number("version")));
        await Shop.Owner.Until("financial/results?from=2026-02&to=2026-02", r => r.List("months")[0].Of("accrual").Reais("result") == "R$ 3.156,41");
    }

    /// What was earned and spent in it.
    private async Task February()
    {
        Shop.On("26/02/2026");
        await Shop.Stock("PT-FEV", "1", "R$ 2.215,80");
        var offer = await Shop.Offer(await Shop.Order(await Shop.Customer("Frota Andorinha"), new Motor("Aurora Vetor 1.6 8V"), "MONTAGEM"), """
            | code | qty | unit price |
            |---|---|---|
            | SV-FEV | 1 | R$ 8.420,50 |
            | PT-FEV | 1 | R$ 4.059,50 |
            """);
        await Shop.Approves(offer, "28/03/2026");
        await Shop.Reservations(offer.Job, 1);
        await Shop.Issue(offer.Job, "PT-FEV", "1");
        await Shop.Owner.Until($"orders/{offer.Job.Id}", order => order.Text("status") == "Approved" && !order.Flag("awaitingParts"));
        await Shop.Work(Shop.Owner, offer.Job, "MONTAGEM");
        await Shop.Owner.Post($"orders/{offer.Job.Id}/deliver", new { receivedBy = "Frota Andorinha" });
        foreach (var (category, amount) in new[] { ("Folha de pagamento", 5640m), ("DAS", 1180.33m) })
            await Shop.Owner.Post("financial/payables", new { party = category, category, amount, dueOn = "20/03/2026".Day(), competence = "2026-02" });
        await Shop.Owner.Until("financial/results?from=2026-02&to=2026-02", r => r.List("months")[0].Of("accrual").Reais("result") == "R$ 3.443,87");
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
            dueOn = "10/03/2026".Day(), description = "Retífica de 2025", competence = "2025-12" });
        await Person.Soon(() => Shop.Owner.Post($"financial/titles/{opened.Id()}/settlements",
            new { paidOn = "25/02/2026".Day(), accountId = bank, method = "Cheque" }));
        cheque = await Shop.Owner.Get($"financial/titles/{opened.Id()}");
        await Shop.Closes(bank, "25/02/2026", "R$ 6.310,44");
    }
}
