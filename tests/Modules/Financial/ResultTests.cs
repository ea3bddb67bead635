using System.Text;
using Biela.Contracts.Budgets;
using Biela.Contracts.Fiscal;
using Biela.Contracts.Inventory;
using Biela.Contracts.Orders;
using Biela.Contracts.Purchasing;
using Biela.Kernel;
using Biela.Modules.CashFlow;
using Biela.Modules.Financial;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Biela.Modules.Tests.Financial;

/// <summary>The income statement, by accrual and by cash.</summary>
public sealed class ResultTests : ResultTest
{
    /// A01, by accrual: revenue and the cost of its parts fall in March, the month of delivery, though the parts were issued in February.
    [Fact]
    public async Task The_main_job_is_earned_in_the_month_of_delivery()
    {
        await TheMainJob();

        await Says("2026-01", ResultView.Accrual, gross: 0, result: 0);
        await Says("2026-02", ResultView.Accrual, gross: 0, fixeds: -1365.37m, result: -1365.37m);
        await Says("2026-03", ResultView.Accrual, gross: 5114.15m, deductions: -633.53m, direct: -1093.55m, fixeds: -2390, result: 997.07m);
        await Says("2026-04", ResultView.Accrual, gross: 0, financial: 40.10m, result: 40.10m);
        var march = (await Month("2026-03")).Accrual;
        Assert.Equal((R(4480.62m), R(3387.07m), R(997.07m)), (march.NetRevenue, march.GrossProfit, march.Ebitda));
        Assert.Equal([(ResultLine.Services, R(3250.10m)), (ResultLine.Parts, R(1864.05m)), (ResultLine.Discounts, R(-169.48m)),
            (ResultLine.SalesTaxes, R(-464.05m)), (ResultLine.PartsCost, R(-1093.55m)), (ResultLine.People, R(-1240)), (ResultLine.Premises, R(-1150))],
            march.Lines.Select(l => (l.Line, l.Amount)));
    }

    /// A01, by cash; the four results add up to what the bank has more than it had.
    [Fact]
    public async Task The_main_job_is_paid_in_the_months_the_money_moves()
    {
        await TheMainJob();

        await Says("2026-01", ResultView.Cash, gross: 1648.23m, result: 1648.23m);
        await Says("2026-02", ResultView.Cash, gross: 1648.22m, direct: -86.60m, fixeds: -1150, result: 411.62m);
        await Says("2026-03", ResultView.Cash, gross: 0, fixeds: -1365.37m, result: -1365.37m);
        await Says("2026-04", ResultView.Cash, gross: 1648.22m, deductions: -464.05m, fixeds: -1240, financial: 40.10m, result: -15.73m);
        var months = await Months("2026-01", "2026-04");
        Assert.Equal(await Closing(Bank, "2026-04-20") - R(2500), Money.Sum(months.Select(m => m.Cash.Result)));
    }

    [Fact]
    public async Task A_line_is_made_of_what_can_be_opened()
    {
        await TheMainJob();

        var cost = await Line("2026-03", ResultLine.PartsCost);
        var order = Assert.Single(cost.Items);
        Assert.Equal((ResultSource.Order, Order, "OS-2026-00001", "Tomé Arruda", R(-1093.55m)),
            (order.Source, order.SourceId, order.Reference, order.Description, order.Amount));
        var taxes = await Line("2026-03", ResultLine.SalesTaxes);
        Assert.Equal([("DAS, Anexo III", R(-333.65m)), ("DAS, Anexo I", R(-130.40m))], taxes.Items.Select(i => (i.Description, i.Amount)));
        var premises = await Line("2026-02", ResultLine.Premises);
        Assert.Equal((R(-1365.37m), 2), (premises.Amount, premises.Count));
        Assert.Equal([(ResultSource.Title, "Aluguel", R(-1150)), (ResultSource.Title, "Energia", R(-215.37m))],
            premises.Items.Select(i => (i.Source, i.Category!, i.Amount)));
        var received = await Line("2026-04", ResultLine.Financial, ResultView.Cash);
        Assert.Equal(R(40.10m), Assert.Single(received.Items).Amount);
    }

    [Fact]
    public async Task The_accountant_reads_it_with_a_spreadsheet()
    {
        await TheMainJob();

        var file = await Financial.Call<FileContentHttpResult>(ExportResults.Handle, "2026-02", "2026-03");
        var rows = Encoding.UTF8.GetString(file.FileContents.Span).Split("\r\n");
        Assert.Equal(("text/csv", "dre-2026-02-2026-03.csv"), (file.ContentType, file.FileDownloadName));
        Assert.Equal("\uFEFFMês;Linha;Competência;Caixa;Diferença", rows[0]);
        Assert.Contains("2026-02;Despesas fixas;-1365,37;-1150,00;-215,37", rows);
        Assert.Contains("2026-03;  Custo das peças (CMV);-1093,55;0,00;-1093,55", rows);
        Assert.Contains("2026-03;Resultado líquido;997,07;-1365,37;2362,44", rows);
    }

    [Fact]
    public async Task A_long_line_is_read_in_parts()
    {
        At("2026-03-10");
        foreach (var amount in new[] { 10, 30, 20 }) await Bill("Contador", amount, "2026-03");

        var rest = await Part(after: 1, limit: 1);
        Assert.Equal((R(-60), 3, R(-20)), (rest.Amount, rest.Count, Assert.Single(rest.Items).Amount));
        Assert.Equal("after: deve ser zero ou mais.", (await Refused(() => Part(-1, 1))).Message);
        foreach (var limit in new[] { 0, 1001 }) Assert.Equal("limit: deve estar entre 1 e 1000.", (await Refused(() => Part(0, limit))).Message);

        Task<ShowResultLine.Response> Part(int after, int limit) =>
            Financial.Call<ShowResultLine.Response>(ShowResultLine.Handle, Of("2026-03"), ResultLine.Administrative, after, limit);
    }

    /// The facts come from several modules, in whatever order.
    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5)]
    public async Task The_order_in_which_the_facts_are_heard_does_not_matter(int seed)
    {
        At("2026-03-31");
        var facts = JobFacts("2026-03-06");
        new Random(seed).Shuffle(facts);
        foreach (var fact in facts) await Heard(fact);

        await Says("2026-03", ResultView.Accrual, gross: 5114.15m, deductions: -169.48m, direct: -1093.55m, result: 3851.12m);
    }

    [Fact]
    public async Task What_an_issue_turns_out_to_have_cost_and_what_comes_back_changes_the_month_of_delivery()
    {
        At("2026-03-31");
        await Heard(JobFacts("2026-03-06"));
        await Heard(new IssueRevalued(Id(), Id(), Order, "PT-VALV", 1000, Day("2026-03-20")),
            new StockReturned(Id(), Order, "PT-JUNTA", 1_0000, 18725, Day("2026-03-21")));

        await Says("2026-03", ResultView.Accrual, gross: 5114.15m, deductions: -169.48m, direct: -916.30m, result: 4028.37m);
    }

    [Fact]
    public async Task What_is_heard_after_the_month_was_closed_is_in_the_next_one_and_the_closed_one_stays()
    {
        At("2026-03-31");
        await Heard(JobFacts("2026-03-06"));
        At("2026-04-05");
        await Close("2026-03");
        await Heard(new IssueRevalued(Id(), Id(), Order, "PT-VALV", 1000, Day("2026-04-05")),
            Taxes("2026-03", 0, [new("ICMS", 5000)]));

        await Says("2026-03", ResultView.Accrual, gross: 5114.15m, deductions: -169.48m, direct: -1093.55m, result: 3851.12m);
        await Says("2026-04", ResultView.Accrual, gross: 0, deductions: -50, direct: -10, result: -60);
        Assert.Equal("2026-03", Assert.Single((await Line("2026-04", ResultLine.SalesTaxes)).Items).Reference);
    }

    /// A17: what February was when it was closed can be read after it was opened and closed again.
    [Fact]
    public async Task Every_closing_of_a_month_is_a_version_of_it()
    {
        At("2026-02-28");
        await Heard([.. Delivery("2026-02-20", 8420.50m, 4059.50m), new StockIssued(Id(), Delivered, "PT", 1_0000, 221580, Day("2026-01-31")),
            Taxes("2026-02", 0, [new("DAS, Anexo III", 118033)])]);
        await Bill("Folha", 5640, "2026-02");
        At("2026-03-05");
        await Close("2026-02");
        At("2026-03-09");
        await Financial.Call(ReopenPeriod.Handle, Of("2026-02"), new ReopenPeriod.Request("conta de luz esquecida"));
        Assert.Null((await Month("2026-02")).Closed);
        await Bill("Energia", 287.46m, "2026-02");
        await Close("2026-02");
        // Where categories stand is decided anew for open months only.
        await Place("Energia", ResultLine.Variable);

        var versions = (await Financial.Call<ListResultVersions.Response>(ListResultVersions.Handle, Of("2026-02"))).Versions;
        Assert.Equal([(2, R(-5927.46m), R(3156.41m)), (1, R(-5640), R(3443.87m))],
            versions.Select(v => (v.Closed!.Version, v.Accrual.FixedExpenses, v.Accrual.Result)));
        Assert.All(versions, v => Assert.Equal((R(12480), R(-1180.33m), R(11299.67m), R(-2215.80m), R(9083.87m)),
            (v.Accrual.GrossRevenue, v.Accrual.Deductions, v.Accrual.NetRevenue, v.Accrual.DirectCosts, v.Accrual.GrossProfit)));
        await Says("2026-02", ResultView.Accrual, gross: 12480, deductions: -1180.33m, direct: -2215.80m, fixeds: -5927.46m, result: 3156.41m);
        Assert.Equal(("Celina Aguiar", 2), (await Month("2026-02")).Closed is { } closed ? (closed.By, closed.Version) : default);
    }

    /// A07: what was approved in part, and more of it later, is one revenue.
    [Fact]
    public async Task Every_approval_of_an_order_is_earned_with_it()
    {
        At("2026-03-31");
        await Heard([.. Delivery("2026-03-10", 1000, 500), Supplement(250, 100)]);

        await Says("2026-03", ResultView.Accrual, gross: 1850, result: 1850);
    }

    [Fact]
    public async Task A_delivery_without_a_known_approval_earns_what_it_says_until_one_is_known()
    {
        At("2026-03-31");
        var facts = JobFacts("2026-03-06");
        await Heard(facts[1..]);
        await Says("2026-03", ResultView.Accrual, gross: 4944.67m, direct: -1093.55m, result: 3851.12m);

        await Heard(facts[0]);
        await Says("2026-03", ResultView.Accrual, gross: 5114.15m, deductions: -169.48m, direct: -1093.55m, result: 3851.12m);
    }

    [Fact]
    public async Task What_was_issued_to_an_order_that_is_given_up_and_did_not_come_back_is_lost()
    {
        At("2026-03-31");
        await Heard([.. JobFacts("2026-03-06")[..^1], new StockReturned(Id(), Order, "PT", 5_0000, 90630, Day("2026-03-02")),
            new OrderCancelled(Order, "OS-2026-00001", "desistiu", Day("2026-03-03"))]);

        await Says("2026-03", ResultView.Accrual, gross: 0, direct: -187.25m, result: -187.25m);
    }

    [Fact]
    public async Task A_month_that_was_closed_before_results_were_kept_takes_what_is_told_again()
    {
        At("2026-04-05");
        await Close("2026-03");
        await Financial.Call(Forget);
        await Heard(JobFacts("2026-03-06"));

        await Says("2026-03", ResultView.Accrual, gross: 5114.15m, deductions: -169.48m, direct: -1093.55m, result: 3851.12m);

        static Task<int> Forget(FinancialDb db) => db.ResultVersions.ExecuteDeleteAsync();
    }

    [Fact]
    public async Task An_approval_that_is_taken_back_earns_nothing()
    {
        At("2026-03-31");
        var facts = JobFacts("2026-03-06");
        await Heard(facts);
        var approved = facts.OfType<BudgetApproved>().Single();
        await Heard(new ApprovalCancelled(approved.ApprovalId, approved.BudgetId, Order, approved.Number, "desistiu", Day("2026-03-07")));

        await Says("2026-03", ResultView.Accrual, gross: 0, direct: -1093.55m, result: -1093.55m);
    }

    /// A09: the cost of a warranty is no cost of parts, whenever it is heard that the order is one.
    [Theory, InlineData(true), InlineData(false)]
    public async Task What_a_warranty_costs_is_a_line_of_its_own(bool knownBefore)
    {
        At("2026-05-31");
        var engine = new EngineFacts("Vetor 1.6", null, 4, 5, 4);
        var created = new OrderCreated(Order, "OS-2026-00002", Customer, "Tomé Arruda", null, engine, [], 3, null, Day("2026-04-20"), "Lia", Id());
        if (knownBefore) await Heard(created);
        await Heard(new StockIssued(Id(), Order, "PT-ANEL050", 1_0000, 14863, Day("2026-04-25")),
            new OrderDelivered(Order, "OS-2026-00002", Customer, "Tomé Arruda", Day("2026-05-05"), 0, 0, "Tomé"));
        if (!knownBefore) await Heard(created);

        Assert.Equal([(ResultLine.Warranty, R(-148.63m))], (await Month("2026-05")).Accrual.Lines.Select(l => (l.Line, l.Amount)));
    }

    [Fact]
    public async Task A_sale_over_the_counter_is_earned_when_it_is_confirmed_and_not_when_it_is_cancelled()
    {
        At("2026-03-31");
        var invoice = Id();
        await Heard(new InvoiceConfirmed(invoice, "NV-2026-00001", null, null, "Balcão", 30000, Day("2026-03-10"), Day("2026-03-10")),
            new StockIssued(Id(), invoice, "PT-OLEO", 2_0000, 11600, Day("2026-03-11")),
            new InvoiceConfirmed(Id(), "NV-2026-00002", Order, Customer, "Tomé Arruda", 99900, Day("2026-03-10"), Day("2026-03-10")));
        await Says("2026-03", ResultView.Accrual, gross: 300, direct: -116, result: 184);

        await Heard(new StockReturned(Id(), invoice, "PT-OLEO", 2_0000, 11600, Day("2026-03-12")),
            new InvoiceCancelled(invoice, "NV-2026-00001", "engano", Day("2026-03-12")));
        await Says("2026-03", ResultView.Accrual, gross: 0, result: 0);
    }

    [Theory, InlineData("2026-1", "2026-03", "from: informe o mês como 2026-11."), InlineData("2026-03", "março", "to: informe o mês como 2026-11."),
        InlineData("2026-03", "2026-02", "to: deve ser igual ou posterior a from."), InlineData("2024-03", "2026-03", "to: no máximo 24 meses de uma vez.")]
    public async Task Months_that_are_none_are_refused(string from, string to, string why) =>
        Assert.Equal(why, (await Refused(() => Months(from, to))).Message);
}
