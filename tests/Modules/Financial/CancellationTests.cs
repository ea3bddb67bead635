using Biela.Contracts.Budgets;
using Biela.Contracts.Financial;
using Biela.Kernel;
using Biela.Modules.Financial;

namespace Biela.Modules.Tests.Financial;

public sealed class CancellationTests : MoneyTest
{
    private BudgetApproved approved = null!;
    private Guid bank;

    private async Task<List<Guid>> Given()
    {
        At("2026-06-01");
        bank = await Account("Banco Serra", 1000, "2026-06-01");
        approved = Approved(Guid.CreateVersion7(), "OS-2026-00001", 2749.90m, 4, "2026-06-15", "2026-06-01");
        await Heard(approved);
        var titles = (await Receivables()).ConvertAll(t => t.Id);
        At("2026-07-03");
        await Settle(titles[0], "2026-06-15", bank);
        await Settle(titles[1], "2026-07-03", bank, 300);
        await Deliver();
        At("2026-07-06");
        return titles;
    }

    private ApprovalCancelled Cancelled => new(approved.ApprovalId, approved.BudgetId, approved.OrderId, approved.Number, "vendeu o carro", Day("2026-07-06"));

    [Fact]
    public async Task What_is_open_is_cancelled_and_the_principal_received_becomes_credit_once()
    {
        var titles = await Given();

        await Heard(Cancelled, Cancelled);

        var shown = new List<ShowTitle.Response>();
        foreach (var title in titles) shown.Add(await Title(title));
        Assert.Equal(
            [
                (R(687.48m), R(687.48m), R(0), R(0), TitleStatus.Settled), (R(687.48m), R(300), R(387.48m), R(0), TitleStatus.Cancelled),
                (R(687.47m), R(0), R(687.47m), R(0), TitleStatus.Cancelled), (R(687.47m), R(0), R(687.47m), R(0), TitleStatus.Cancelled),
            ],
            shown.Select(t => (t.Amount, Money.Sum(t.Settlements.Select(s => s.Principal)), t.Cancelled, t.Balance, t.Status)));
        var credit = await Credit();
        Assert.Equal((R(987.48m), R(987.48m)), (credit.Balance, Assert.Single(credit.Entries).Amount));
        Assert.Equal(2, (await Book()).Count);
        Assert.Equal(["Cancelled", "Cancelled", "Cancelled"], (await Financial.Told<TitleClosed>()).Skip(1).Select(t => t.Status));
    }

    [Fact]
    public async Task Credit_pays_a_title_without_a_cash_entry_and_the_rest_goes_back_with_one()
    {
        await Given();
        await Heard(Cancelled, Approved(Guid.CreateVersion7(), "OS-2026-00002", 512.35m, 1, "2026-07-10", "2026-07-06"));
        var other = (await Receivables())[^1].Id;

        At("2026-07-10");
        Assert.Equal("credit-too-small", (await Refused(() => Refund("2026-07-10", 987.49m))).Code);
        Assert.Equal("credit-of-another", (await Refused(() => Financial.Call(UseCredit.Handle, Guid.CreateVersion7(),
            new UseCredit.Request(other, R(1), Day("2026-07-10"))))).Code);
        var used = await Financial.Call<UseCredit.Response>(UseCredit.Handle, Customer, new UseCredit.Request(other, R(512.35m), Day("2026-07-10")));
        await Deliver();
        Assert.Equal((R(475.13m), Money.Zero, TitleStatus.Settled), (used.Credit, used.Balance, used.Status));
        Assert.Equal(2, (await Book()).Count);

        At("2026-07-13");
        Assert.Equal("credit-too-small", (await Refused(() => Refund("2026-07-13", 475.14m))).Code);
        await Refund("2026-07-13", 475.13m);
        await Deliver();

        Assert.Equal(Money.Zero, (await Credit()).Balance);
        Assert.Equal([R(687.48m), R(300), R(-475.13m)], (await Book()).Select(e => e.Amount));
        Assert.Equal(R(1512.35m), await Closing(bank, "2026-07-13"));
    }

    [Fact]
    public async Task A_cancellation_that_overtakes_its_approval_leaves_no_titles()
    {
        At("2026-07-06");
        bank = await Account("Banco Serra", 1000, "2026-06-01");
        approved = Approved(Guid.CreateVersion7(), "OS-2026-00001", 100, 1, "2026-07-15", "2026-07-06");

        await Heard(Cancelled, approved);

        Assert.Empty(await Receivables());
        Assert.Equal("credit-too-small", (await Refused(() => Refund("2026-07-06", 1))).Code);
        Assert.Equal(Money.Zero, (await Credit()).Balance);
    }

    [Fact]
    public async Task Money_for_a_cancelled_title_is_kept_as_credit()
    {
        var titles = await Given();
        await Heard(Cancelled);

        var kept = await Settle(titles[2], "2026-07-06", bank, 50, reference: "E2E-9");
        await Settle(titles[2], "2026-07-06", bank, 50, reference: "E2E-9");
        await Deliver();

        Assert.Equal((R(50), Money.Zero, TitleStatus.Cancelled), (kept.Credited, kept.Principal, kept.Status));
        Assert.Equal(R(1037.48m), (await Credit()).Balance);
        Assert.Equal(R(50), (await Book())[^1].Amount);
    }

    [Fact]
    public async Task A_settlement_of_a_cancelled_order_takes_its_credit_along_when_it_is_reversed()
    {
        var titles = await Given();
        await Heard(Cancelled);

        await Reverse((await Title(titles[1])).Settlements[0].Id);
        await Deliver();

        var title = await Title(titles[1]);
        Assert.Equal((TitleStatus.Cancelled, Money.Zero, R(687.48m)), (title.Status, title.Balance, title.Cancelled));
        Assert.Equal((R(687.48m), R(1687.48m)), ((await Credit()).Balance, await Closing(bank, "2026-07-06")));

        await Refund("2026-07-06", 600);
        Assert.Equal("credit-too-small", (await Refused(async () => await Reverse((await Title(titles[0])).Settlements[0].Id))).Code);
    }

    [Fact]
    public async Task A_settled_title_of_a_cancelled_order_stays_closed_for_everybody_when_its_payment_is_reversed()
    {
        var titles = await Given();
        await Heard(Cancelled);

        await Reverse((await Title(titles[0])).Settlements[0].Id);

        Assert.Equal([typeof(SettlementReversed), typeof(TitleClosed)], (await Financial.Due()).TakeLast(2).Select(t => t.Type));
        Assert.Equal((titles[0], "Cancelled"), (await Financial.Told<TitleClosed>())[^1] is var closed ? (closed.TitleId, closed.Status) : default);
    }

    [Fact]
    public async Task A_payment_with_credit_that_is_reversed_gives_the_credit_back_and_moves_no_money()
    {
        await Given();
        await Heard(Cancelled, Approved(Guid.CreateVersion7(), "OS-2026-00002", 512.35m, 1, "2026-07-10", "2026-07-06"));
        var used = await Financial.Call<UseCredit.Response>(UseCredit.Handle, Customer,
            new UseCredit.Request((await Receivables())[^1].Id, R(500), Day("2026-07-06")));
        Assert.Equal(R(487.48m), used.Credit);

        await Reverse(used.SettlementId);
        await Deliver();

        Assert.Equal((R(987.48m), R(512.35m)), ((await Credit()).Balance, (await Receivables())[^1].Balance));
        Assert.Equal(2, (await Book()).Count);
        Assert.Empty(await Financial.Told<SettlementReversed>());
    }

    private Task<ShowCredit.Response> Credit() => Financial.Call<ShowCredit.Response>(ShowCredit.Handle, Customer);

    private Task Refund(string on, decimal amount) => Financial.Call(RefundCredit.Handle, Customer, new RefundCredit.Request(R(amount), bank, Day(on)));

    private Task Reverse(Guid settlement) => Financial.Call(ReverseSettlement.Handle, settlement, new ReverseSettlement.Request("devolvido"));
}
