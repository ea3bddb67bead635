using Biela.Contracts.Fiscal;
using Biela.Kernel;
using Biela.Modules.CashFlow;
using Biela.Modules.Financial;

namespace Biela.Modules.Tests.Financial;

/// <summary>The taxes in the income statement: reckoned by Fiscal, billed, and paid.</summary>
public sealed class ResultTaxTests : ResultTest
{
    /// A22: taxes of notes; told again they replace what was told, and the bill of them is only their payment.
    [Theory, InlineData("ICMS 17626|PIS 1725|COFINS 7959|ISS 5550", 250065), InlineData("DAS, Anexo III 17054|DAS, Anexo I 6009", 259862)]
    public async Task The_taxes_of_the_month_are_those_that_the_notes_say(string told, long netCents)
    {
        At("2026-09-30");
        await Heard(Delivery("2026-09-10", 1850, 979.25m));
        var taxes = told.Split('|').Select(t => new SalesTax(t[..t.LastIndexOf(' ')], long.Parse(t[t.LastIndexOf(' ')..]))).ToArray();
        await Heard(Taxes("2026-09", 0, [new("ICMS", 1), new("DAS, Anexo I", 2)]), Taxes("2026-09", 0, taxes));
        await Bill("Impostos", 200, "2026-09");

        var september = (await Month("2026-09")).Accrual;
        Assert.Equal((R(2829.25m), new Money(netCents)), (september.GrossRevenue, september.NetRevenue));
        // What was told before and comes late is past.
        await Heard(Taxes("2026-09", 0, [new("ICMS", 1)]) with { ReckonedAt = default });
        Assert.Equal(taxes.Length, (await Line("2026-09", ResultLine.SalesTaxes)).Count);
    }

    [Fact]
    public async Task Without_notes_the_bill_of_the_taxes_is_what_they_are()
    {
        At("2026-03-31");
        await Bill("DAS", 464.05m, "2026-03");
        await Says("2026-03", ResultView.Accrual, gross: 0, deductions: -464.05m, result: -464.05m);

        At("2026-04-02");
        await Close("2026-03");
        // The notes of the closed month come into the books late: the bill counts already.
        await Heard(Taxes("2026-03", 0, [new("DAS, Anexo I", 50000)]));
        await Says("2026-04", ResultView.Accrual, gross: 0, deductions: -35.95m, result: -35.95m);
        await Heard(Taxes("2026-03", 0, [new("DAS, Anexo I", 52000)]));
        await Says("2026-04", ResultView.Accrual, gross: 0, deductions: -55.95m, result: -55.95m);
    }

    [Fact]
    public async Task What_customers_bring_back_is_taken_off_the_revenue()
    {
        At("2026-09-30");
        await Heard([.. Delivery("2026-09-10", 1850, 979.25m), Taxes("2026-09", 23645, [new("DAS, Anexo I", 3000)])]);

        Assert.Contains(new LineAmount(ResultLine.Returns, R(-236.45m)), (await Month("2026-09")).Accrual.Lines);
    }

    [Fact]
    public async Task Of_what_is_reckoned_and_what_is_billed_the_greater_counts_and_other_taxes_count_beside_it()
    {
        At("2026-03-31");
        await Heard(Taxes("2026-03", 0, [new("DAS, Anexo I", 13040)]));
        await Bill("DAS", 464.05m, "2026-03");
        await Says("2026-03", ResultView.Accrual, gross: 0, deductions: -464.05m, result: -464.05m);

        await Bill("Parcelamento do Simples", 250, "2026-03");
        await Bill("ICMS antecipado", 300, "2026-03");
        await Says("2026-03", ResultView.Accrual, gross: 0, deductions: -1014.05m, result: -1014.05m);
        await Heard(Taxes("2026-03", 0, [new("DAS, Anexo I", 50000)]));
        await Says("2026-03", ResultView.Accrual, gross: 0, deductions: -1050, result: -1050);
    }

    [Fact]
    public async Task What_is_paid_from_the_cash_book_is_the_payment_of_what_was_reckoned()
    {
        At("2026-04-20");
        var bank = await Account("Banco", 5200, "2026-03-02");
        await Heard(Taxes("2026-03", 0, [new("DAS, Anexo III", 46405)]));
        await CashFlow.Call(PostEntry.Handle, new PostEntry.Request(bank, Day("2026-04-20"), R(-464.05m), "DAS", "DAS de março"));
        await Deliver();

        await Says("2026-03", ResultView.Accrual, gross: 0, deductions: -464.05m, result: -464.05m);
        await Says("2026-04", ResultView.Accrual, gross: 0, result: 0);
        await Says("2026-04", ResultView.Cash, gross: 0, deductions: -464.05m, result: -464.05m);
    }

    /// However a month is closed and opened, its taxes are counted once.
    [Fact]
    public async Task A_month_that_is_opened_again_has_its_own_taxes_and_the_months_after_it_none_of_them()
    {
        At("2026-03-31");
        await Bill("DAS", 464.05m, "2026-03");
        At("2026-04-02");
        await Close("2026-03");
        await Heard(Taxes("2026-03", 0, [new("DAS, Anexo I", 50000)]));
        await Says("2026-04", ResultView.Accrual, gross: 0, deductions: -35.95m, result: -35.95m);

        await Financial.Call(ReopenPeriod.Handle, Of("2026-03"), new ReopenPeriod.Request("nota esquecida"));
        await Says("2026-03", ResultView.Accrual, gross: 0, deductions: -500, result: -500);
        await Says("2026-04", ResultView.Accrual, gross: 0, result: 0);
        await Heard(Taxes("2026-03", 0, [new("DAS, Anexo I", 52000)]));
        await Says("2026-03", ResultView.Accrual, gross: 0, deductions: -520, result: -520);
    }
}
