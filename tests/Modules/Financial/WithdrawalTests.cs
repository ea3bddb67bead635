using Biela.Contracts.Financial;
using Biela.Kernel;
using Biela.Modules.Financial;

namespace Biela.Modules.Tests.Financial;

/// <summary>What was entered by mistake was never owed; what comes from something else goes with that.</summary>
public sealed class WithdrawalTests : ResultTest
{
    [Fact]
    public async Task A_bill_entered_by_mistake_leaves_what_is_owed_and_the_result_of_its_month()
    {
        At("2026-02-10");
        var (right, wrong) = (await Bill("Energia", 287.46m, "2026-02"), await Bill("Energia", 2874.60m, "2026-02"));
        await Says("2026-02", ResultView.Accrual, gross: 0, result: -3162.06m, fixeds: -3162.06m);
        await Withdraw(wrong.Id, "digitado dez vezes maior");
        await Says("2026-02", ResultView.Accrual, gross: 0, result: -287.46m, fixeds: -287.46m);
        var seen = await Title(wrong.Id);
        Assert.Equal((TitleStatus.Cancelled, R(2874.60m), Money.Zero), (seen.Status, seen.Cancelled, seen.Balance));
        Assert.Equal(("digitado dez vezes maior", "Ivo Brandt"), (seen.Withdrawn!.Why, seen.Withdrawn.By));
        Assert.Equal("title-closed", (await Refused(() => Withdraw(wrong.Id, "de novo"))).Code);
        Assert.Null((await Title(right.Id)).Withdrawn);
    }

    [Fact]
    public async Task What_a_customer_never_owed_is_told_to_be_over_and_no_day_makes_it_late()
    {
        At("2026-02-10");
        var owed = await Financial.Call<OpenReceivable.Response>(OpenReceivable.Handle,
            new OpenReceivable.Request(Customer, "Tomé Arruda", R(90), Day("2026-02-20"), "Sucata"));
        await Deliver();
        await Withdraw(owed.Id, "é de outro cliente");
        await Deliver();
        Assert.Equal((owed.Id, "Cancelled"), Assert.Single(await Financial.Told<TitleClosed>()) is var over ? (over.TitleId, over.Status) : default);
        At("2026-02-22");
        await Deliver();
        Assert.Empty(await Financial.Told<TitleOverdue>());
    }

    [Fact]
    public async Task What_was_paid_is_reversed_first_and_a_closed_month_stays_as_it_was()
    {
        At("2026-02-10");
        var bank = await Account("Banco Serra", 1000, "2026-02-01");
        var bill = await Bill("Energia", 100, "2026-02");
        var paid = await Settle(bill.Id, "2026-02-10", bank, amount: 40);
        Assert.Equal("title-partly-paid", (await Refused(() => Withdraw(bill.Id, "engano"))).Code);
        await Financial.Call(ReverseSettlement.Handle, paid.SettlementId, new ReverseSettlement.Request("engano"));
        At("2026-03-02");
        await Close("2026-02");
        var refused = await Refused(() => Withdraw(bill.Id, "engano"));
        Assert.Equal($"O título {bill.Number} é de 2026-02, mês já fechado; reabra o mês para cancelá-lo.", refused.Message);
        await Financial.Call(ReopenPeriod.Handle, Of("2026-02"), new ReopenPeriod.Request("conta em dobro"));
        await Withdraw(bill.Id, "engano");
        await Says("2026-02", ResultView.Accrual, gross: 0, result: 0);
        await Deliver();
    }

    [Fact]
    public async Task What_comes_from_an_approval_goes_with_it()
    {
        At("2026-02-10");
        await Heard(Approved(Order, "OS-2026-00001", 350, 1, "2026-03-31", "2026-02-10"));
        var title = Assert.Single(await Receivables(Order)).Id;
        Assert.Equal("title-of-source", (await Refused(() => Withdraw(title, "engano"))).Code);
        Assert.Equal(TitleStatus.Open, (await Title(title)).Status);
    }

    private Task Withdraw(Guid title, string why) => Financial.Call(WithdrawTitle.Handle, title, new WithdrawTitle.Request(why));
}
