using Biela.Contracts.Fiscal;
using Biela.Fisco;
using Biela.Kernel;
using Biela.Modules.Fiscal;
using Biela.Modules.Fiscal.Domain;
using Microsoft.Extensions.DependencyInjection;

namespace Biela.Modules.Tests.Fiscal;

/// <summary>The taxes of a month's sales, as the result of the month is told of them.</summary>
public sealed class ReckonTests : BookTest
{
    private static readonly DateOnly September = new(2026, 9, 10);

    [Fact]
    public async Task The_DAS_of_A22_is_told_whenever_a_note_comes_into_the_books()
    {
        await Become(TaxRegime.Simples, new("140301", SimplesRate: Percent.Of(9.21m)));
        await Say("2025-09", 412_000);
        await Heard(await Sell(September, R(979.25m), Simple(742.80m) + Simple(236.45m)));
        await Heard(await Serve(September, 1850));

        var told = await Published<SalesTaxesReckoned>();
        Assert.Equal(["2026-09", "2026-09"], told.Select(t => t.Month));
        Assert.Equal([new("DAS, Anexo I", 6009)], told[0].Taxes);
        Assert.Equal([new("DAS, Anexo I", 6009), new("DAS, Anexo III", 17054)], told[1].Taxes);
    }

    [Fact]
    public async Task What_was_sold_before_changes_the_rates_of_the_year_after()
    {
        await Become(TaxRegime.Simples, new("140301", SimplesRate: Percent.Of(9.21m)));
        await Heard(await Serve(September, 1850));
        await Say("2025-08", 1);
        await Say("2025-09", 412_000);

        // Without revenue before, the rate of the first band: 6 %.
        Assert.Equal([11100, 17054], (await Published<SalesTaxesReckoned>()).Select(t => Assert.Single(t.Taxes).AmountCents));
    }

    [Fact]
    public async Task What_changes_in_a_month_is_told_of_those_after_it_too()
    {
        await Become(TaxRegime.Simples, new("140301", SimplesRate: Percent.Of(9.21m)));
        await Say("2025-09", 412_000);
        await Heard(await Serve(September, 1850));
        await Heard(await Sell(September.AddMonths(-1), R(1000), Simple(1000)));

        var told = await Published<SalesTaxesReckoned>();
        Assert.Equal(["2026-09", "2026-08", "2026-09"], told.Select(t => t.Month));
        Assert.NotEqual(told[0].Taxes, told[2].Taxes);
    }

    [Fact]
    public async Task ISS_that_the_customer_withholds_is_beside_the_DAS()
    {
        await Become(TaxRegime.Simples, new("140301", SimplesRate: Percent.Of(9.21m)));
        await Heard(await Serve(September, 1850, iss: 55.50m, withheld: true));

        Assert.Equal(new("ISS", 5550), (await Published<SalesTaxesReckoned>())[^1].Taxes[^1]);
    }

    [Fact]
    public async Task Beyond_the_Simples_the_bill_says_the_tax()
    {
        await Become(TaxRegime.Simples, new("140301", SimplesRate: Percent.Of(9.21m)));
        await Heard(await Serve(September, 1850));
        await Say("2025-10", 6_000_000);

        Assert.Empty((await Published<SalesTaxesReckoned>())[^1].Taxes);
    }

    [Fact]
    public async Task Once_the_shop_means_it_its_tests_are_no_taxes()
    {
        await Become(TaxRegime.Presumed);
        Clock.Now = new(2026, 9, 20, 12, 0, 0, TimeSpan.Zero);
        await Heard(await Sell(September, R(100), Taxed(100, 18, 0.53m, 2.46m)));
        await Do(async (db, services) =>
        {
            var real = (await db.Issuer(default)).Issuer with { Environment = FiscalEnvironment.Production };
            return await ChangeProfile.Handle(new(real), new("*"), db, services.GetRequiredService<Keyring>(), services.GetRequiredService<Tenant>(), Clock,
                default);
        });

        var told = await Published<SalesTaxesReckoned>();
        Assert.Equal([3, 0], told.Select(t => t.Taxes.Count));
    }

    [Fact]
    public async Task What_is_cancelled_is_out_and_what_comes_back_takes_its_taxes_with_it()
    {
        await Become(TaxRegime.Presumed);
        var wrong = await Sell(September, R(1000), Taxed(1000, 180, 5.33m, 24.60m));
        await Heard(wrong);
        await Heard(await Sell(September, R(100), Taxed(100, 18, 0.53m, 2.46m)));
        await Cancel(wrong);
        await Do((db, _) => ReckonTaxes.Cancelled([new(wrong.Id, null, "NF-e", wrong.Key, "engano", 100000, September)], db, Clock, default));
        await Heard(await Sell(September, R(50), Returned(50, 9, 0.27m, 1.23m), incoming: true));
        // Neither sold nor brought back: no tax of sales.
        await Heard(await Sell(September, R(70), Taxed(70, 12.60m, 0.37m, 1.72m).Replace("5102", "5915")));

        var told = (await Published<SalesTaxesReckoned>())[^1];
        Assert.Equal([new("ICMS", 900), new("PIS", 26), new("COFINS", 123)], told.Taxes);
        Assert.Equal(5000, told.ReturnedCents);
    }

    private static string Returned(decimal price, decimal icms, decimal pis, decimal cofins) => Taxed(price, icms, pis, cofins).Replace("5102", "1202");

    private Task Heard(Letter note) => Do((db, _) => ReckonTaxes.Authorised([new(note.Id, null, "NF-e", "", null, 0, September)], db, Clock, default));

    private Task Say(string month, decimal revenue) => Do((db, services) =>
        RecordRevenue.Handle(month, new(R(revenue)), db, services.GetRequiredService<Tenant>(), Clock, default));
}
