using Biela.Contracts;
using Biela.Contracts.Budgets;
using Biela.Contracts.Fiscal;
using Biela.Contracts.Inventory;
using Biela.Contracts.Orders;
using Biela.Contracts.Purchasing;
using Biela.Kernel;
using Biela.Modules.Financial;

namespace Biela.Modules.Tests.Financial;

/// <summary>A shop whose months are looked at.</summary>
public abstract class ResultTest : MoneyTest
{
    protected Guid Order { get; } = Id();

    /// <summary>The order of <see cref="Delivery"/>.</summary>
    protected Guid Delivered { get; } = Id();

    private protected Guid Bank { get; private set; }

    protected static Guid Id() => Guid.CreateVersion7();

    private protected async Task<IReadOnlyList<MonthResult>> Months(string from, string to) =>
        (await Financial.Call<ShowResults.Response>(ShowResults.Handle, from, to)).Months;

    private protected async Task<MonthResult> Month(string month) => Assert.Single(await Months(month, month));

    private protected async Task<Statement> Seen(string month, ResultView view) =>
        await Month(month) is var seen && view == ResultView.Accrual ? seen.Accrual : seen.Cash;

    private protected Task<ShowResultLine.Response> Line(string month, ResultLine line, ResultView view = ResultView.Accrual) =>
        Financial.Call<ShowResultLine.Response>(ShowResultLine.Handle, Of(month), line, view);

    /// <summary>The sums of a month, and that every line is what it is made of.</summary>
    private protected async Task Says(string month, ResultView view, decimal gross, decimal result, decimal deductions = 0, decimal direct = 0,
        decimal fixeds = 0, decimal financial = 0)
    {
        var s = await Seen(month, view);
        Assert.Equal((R(gross), R(deductions), R(direct), R(fixeds), R(financial), R(result)),
            (s.GrossRevenue, s.Deductions, s.DirectCosts, s.FixedExpenses, s.FinancialResult, s.Result));
        foreach (var line in s.Lines) Assert.Equal(line.Amount, (await Line(month, line.Line, view)).Amount);
    }

    private protected static Month Of(string month) => new(int.Parse(month[..4]), int.Parse(month[5..]));

    private protected async Task Close(string month)
    {
        Signed("Celina Aguiar", "Owner");
        await Financial.Call(ClosePeriod.Handle, Of(month));
        await Deliver();
    }

    private protected Task<OpenPayable.Response> Bill(string category, decimal amount, string competence, string party = "Fulano") =>
        Financial.Call<OpenPayable.Response>(OpenPayable.Handle,
            new OpenPayable.Request(party, category, R(amount), Day(competence + "-28"), competence));

    private protected Task Place(string category, ResultLine? line) =>
        Financial.Call(PlaceResultCategory.Handle, new PlaceResultCategory.Request(category, line));

    /// <summary>Pays every bill that is open.</summary>
    private protected async Task Pay(Guid account, string on)
    {
        foreach (var bill in (await Financial.Call<Page<ListReceivables.Item>>(ListPayables.Handle)).Items.Where(t => t.Balance > Money.Zero))
            await Settle(bill.Id, on, account);
        await Deliver();
    }

    /// <summary>An order that was delivered without a discount.</summary>
    protected IEvent[] Delivery(string on, decimal services, decimal parts) =>
        [
            Priced(Delivered, "OS-2026-00009", [new(Id(), "Service", "SV-1", "Serviço", 1_0000, Cents(services), Cents(services), null, false),
                new(Id(), "Part", "PT-1", "Peça", 1_0000, Cents(parts), Cents(parts), null, false),
                new(Id(), "Part", "PT-2", "Peça do cliente", 1_0000, 0, 0, null, true)], Day(on)),
            new OrderDelivered(Delivered, "OS-2026-00009", Customer, "Tomé Arruda", Day(on), Cents(services), Cents(parts), "Tomé"),
        ];

    /// <summary>The taxes of a month's sales, as Fiscal reckons them now.</summary>
    private protected SalesTaxesReckoned Taxes(string month, long returnedCents, SalesTax[] taxes) => new(Id(), month, taxes, returnedCents, Financial.Now);

    /// <summary>More that the customer of <see cref="Delivery"/> approved.</summary>
    protected BudgetApproved Supplement(decimal services, decimal parts) => Priced(Delivered, "OS-2026-00009",
        [new(Id(), "Service", "SV-2", "Serviço", 1_0000, Cents(services), Cents(services), null, false),
            new(Id(), "Part", "PT-3", "Peça", 1_0000, Cents(parts), Cents(parts), null, false)], Day("2026-03-01")) with { Supplementary = true };

    /// <summary>What the other modules tell of the order of A01: offered with a discount, its parts issued in February.</summary>
    protected IEvent[] JobFacts(string deliveredOn) =>
    [
        Priced(Order, "OS-2026-00001", [new(Id(), "Service", "SV", "Serviços", 1_0000, 325010, 314240, null, false),
            new(Id(), "Part", "PT", "Peças", 1_0000, 186405, 180227, null, false)], Day("2026-01-14")),
        .. new[] { 45260, 13370, 9840, 8550, 13610, 18725 }.Select(cost => new StockIssued(Id(), Order, "PT", 1_0000, cost, Day("2026-02-10"))),
        new OrderDelivered(Order, "OS-2026-00001", Customer, "Tomé Arruda", Day(deliveredOn), 314240, 180227, "Tomé Arruda"),
    ];

    /// <summary>A01 from the approval to the tax, with every bill in its month.</summary>
    private protected async Task TheMainJob()
    {
        At("2026-01-14");
        Bank = await Account("Banco Serra", 2500, "2026-01-01");
        var facts = JobFacts("2026-03-06");
        await Heard(facts[..1]);
        var titles = await Receivables();
        At("2026-01-30");
        await Settle(titles[0].Id, "2026-01-30", Bank);
        At("2026-02-05");
        await Paid("Aluguel", 1150, "2026-02", "2026-02-05");
        At("2026-02-10");
        await Heard([.. facts[1..^1], new InvoiceMatched(Id(), Id(), "PC-2026-00001", Id(), "Ponte Alta", "1", 5196, Day("2026-02-10"), Day("2026-02-20")),
            new InvoiceMatched(Id(), Id(), "PC-2026-00001", Id(), "Ponte Alta", "2", 3464, Day("2026-02-10"), Day("2026-02-27"))]);
        At("2026-02-27");
        await Pay(Bank, "2026-02-27");
        await Settle(titles[1].Id, "2026-02-27", Bank);
        At("2026-03-06");
        await Paid("Energia", 215.37m, "2026-02", "2026-03-06");
        await Paid("Aluguel", 1150, "2026-03", "2026-03-05");
        await Heard(facts[^1], Taxes("2026-03", 0, [new("DAS, Anexo III", 33365), new("DAS, Anexo I", 13040)]));
        At("2026-04-20");
        await Paid("Folha de pagamento", 1240, "2026-03", "2026-04-06");
        await Settle(titles[2].Id, "2026-04-13", Bank);
        await Paid("DAS", 464.05m, "2026-03", "2026-04-20");
    }

    private async Task Paid(string category, decimal amount, string competence, string on)
    {
        await Bill(category, amount, competence);
        await Pay(Bank, on);
    }

    private BudgetApproved Priced(Guid order, string number, ApprovedLine[] lines, DateOnly on) =>
        Approved(order, number, lines.Sum(l => l.NetCents) / 100m, 3, "2026-01-31", $"{on:yyyy-MM-dd}", promisedOn: "2026-03-06") with { Lines = lines };

    private static long Cents(decimal reais) => Money.Of(reais).Cents;
}
