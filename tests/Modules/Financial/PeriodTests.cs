using Biela.Kernel;
using Biela.Modules.CashFlow;
using Biela.Modules.Financial;

namespace Biela.Modules.Tests.Financial;

public sealed class PeriodTests : MoneyTest
{
    private static readonly Month February = new(2026, 2);

    private Task Close() => Financial.Call(ClosePeriod.Handle, February);

    private Task Reopen(string? reason) => Financial.Call(ReopenPeriod.Handle, February, new ReopenPeriod.Request(reason));

    private Task Bill() => Financial.Call(OpenPayable.Handle, new OpenPayable.Request("Companhia de luz", "Energia", R(287.46m), Day("2026-03-20"), "2026-02"));

    [Fact]
    public async Task A_closed_month_does_not_change_until_the_owner_reopens_it()
    {
        At("2026-02-01");
        var bank = await Account("Banco Serra", 5960.44m, "2026-02-01");
        await Heard(Approved(Guid.CreateVersion7(), "OS-2026-00001", 350, 1, "2026-03-31", "2026-02-01"));
        var title = Assert.Single(await Receivables()).Id;
        At("2026-02-25");
        var cheque = await Settle(title, "2026-02-25", bank);
        At("2026-03-05");
        Signed("Celina Aguiar", "Owner");
        await Close();
        await Deliver();

        At("2026-03-06");
        var refused = await Refused(Bill);
        Assert.Equal("period-closed", refused.Code);
        Assert.Equal("O mês 2026-02 está fechado desde 05/03/2026 por Celina Aguiar. Lance no mês atual, 2026-03.", refused.Message);
        Assert.Equal("period-closed", (await Refused(() => CashFlow.Call(PostEntry.Handle,
            new PostEntry.Request(bank, Day("2026-02-27"), R(-1), "Tarifa", "Tarifa")))).Code);

        var reversed = await Financial.Call<ReverseSettlement.Response>(ReverseSettlement.Handle, cheque.SettlementId,
            new ReverseSettlement.Request("cheque devolvido"));
        await Deliver();
        Assert.Equal(R(350), reversed.Balance);
        Assert.Equal((R(-350), Day("2026-03-06")), ((await Book())[^1].Amount, (await Book())[^1].Day));
        Assert.Equal((R(6310.44m), R(5960.44m)), (await Closing(bank, "2026-02-28"), await Closing(bank, "2026-03-06")));
        Assert.Equal("period-closed", (await Refused(() => Settle(title, "2026-02-27", bank))).Code);

        At("2026-03-09");
        Signed("Lia Prado", "Consultor");
        Assert.Equal((403, "only-owner"), await Refused(() => Reopen("conta de luz esquecida")) is var lia ? (lia.Status, lia.Code) : default);
        Signed("Celina Aguiar", "Owner");
        Assert.Equal("reason-required", (await Refused(() => Reopen(" "))).Code);
        await Reopen("conta de luz esquecida");
        await Bill();
        await Close();
        Assert.Equal("period-closed", (await Refused(Bill)).Code);
        await Deliver();

        var trail = (await Financial.Call<Page<ListPeriods.Item>>(ListPeriods.Handle)).Items.Single(p => p.Month == "2026-02");
        Assert.Equal([(true, "Celina Aguiar", null), (false, "Celina Aguiar", "conta de luz esquecida"), (true, "Celina Aguiar", null)],
            trail.Changes.Select(c => (c.Closed, c.By, c.Reason)));
        Assert.Equal(R(287.46m), Assert.Single((await Financial.Call<Page<ListReceivables.Item>>(ListPayables.Handle)).Items).Amount);
    }

    [Fact]
    public async Task Reopening_is_heard_by_the_cash_book()
    {
        At("2026-03-05");
        var bank = await Account("Banco Serra", 0, "2026-02-01");
        Signed("Celina Aguiar", "Owner");
        await Close();
        await Reopen("engano");
        await Deliver();

        await CashFlow.Call(PostEntry.Handle, new PostEntry.Request(bank, Day("2026-02-27"), R(-1), "Tarifa", "Tarifa"));

        Assert.Equal("period-open", (await Refused(() => Reopen("de novo"))).Code);
    }

    [Theory, InlineData("2026-02-15", 2), InlineData("2026-02-28 23:59", 2), InlineData("2026-02-28", 3)]
    public async Task Only_a_month_that_is_over_in_the_shops_zone_is_closed(string moment, int month)
    {
        At(moment);
        Signed("Celina Aguiar", "Owner");
        Assert.Equal("period-not-over", (await Refused(() => Financial.Call(ClosePeriod.Handle, new Month(2026, month)))).Code);
        At("2026-04-01 00:00");
        await Financial.Call(ClosePeriod.Handle, new Month(2026, month));
    }

    [Fact]
    public async Task A_fact_nobody_can_refuse_goes_to_the_first_open_month()
    {
        At("2026-03-05");
        Signed("Celina Aguiar", "Owner");
        await Close();

        await Heard(Approved(Guid.CreateVersion7(), "OS-2026-00001", 100, 1, "2026-03-31", "2026-02-27", promisedOn: "2026-02-28"));

        Assert.Equal("2026-03", (await Title(Assert.Single(await Receivables()).Id)).Competence);
    }
}
