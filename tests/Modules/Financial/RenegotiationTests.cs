using Biela.Contracts.Financial;
using Biela.Kernel;
using Biela.Modules.Financial;

namespace Biela.Modules.Tests.Financial;

public sealed class RenegotiationTests : MoneyTest
{
    private Guid bank;

    private async Task<List<Guid>> Given()
    {
        At("2026-01-15");
        bank = await Account("Banco Serra", 0, "2026-01-01");
        await Heard(Approved(Guid.CreateVersion7(), "OS-2026-00001", 1236.89m, 3, "2026-02-10", "2026-01-15"));
        var titles = (await Receivables()).ConvertAll(t => t.Id);
        At("2026-03-10");
        await Settle(titles[1], "2026-03-10", bank, 100);
        At("2026-04-22");
        await Deliver();
        return titles;
    }

    private Task<Renegotiate.Response> Agree(List<Guid> titles) => Financial.Call<Renegotiate.Response>(Renegotiate.Handle,
        new Renegotiate.Request(titles, Day("2026-04-22"), R(20), 5, Day("2026-05-31")));

    [Fact]
    public async Task Old_debts_and_their_charges_become_new_titles_that_sum_to_what_was_agreed()
    {
        var old = await Given();

        var agreed = await Agree(old);
        await Deliver();

        Assert.Equal(R(1155.53m), agreed.Total);
        Assert.Equal([(R(231.11m), Day("2026-05-31")), (R(231.11m), Day("2026-06-30")), (R(231.11m), Day("2026-07-31")), (R(231.10m), Day("2026-08-31")),
            (R(231.10m), Day("2026-09-30"))],
            agreed.Titles.Select(t => (t.Amount, t.DueOn)));
        Assert.Equal(["REN-2026-00001 1/5", "REN-2026-00001 5/5"], [agreed.Titles[0].Number, agreed.Titles[4].Number]);
        var shown = await Financial.Call<ShowRenegotiation.Response>(ShowRenegotiation.Handle, agreed.Id);
        Assert.Equal((R(1136.89m), R(18.64m)), (shown.Principal, shown.Fine + shown.Interest - shown.Discount));
        Assert.Equal(old, shown.Old.Select(t => t.Id));
        Assert.All(shown.Old, t => Assert.Equal((TitleStatus.Renegotiated, Money.Zero), (t.Status, t.Balance)));
        Assert.Equal(agreed.Titles.Select(t => t.Id), shown.New.Select(t => t.Id));
        Assert.Equal((agreed.Id, agreed.Id), ((await Title(old[0])).RenegotiatedBy, (await Title(agreed.Titles[0].Id)).RenegotiationOf));
        Assert.Single(await Book());
        Assert.Equal(3, (await Financial.Told<TitleClosed>()).Count(t => t.Status == "Renegotiated"));
    }

    [Fact]
    public async Task Sending_it_again_changes_nothing()
    {
        var old = await Given();
        await Agree(old);

        Assert.Equal("title-closed", (await Refused(() => Agree(old))).Code);
        Assert.Equal(8, (await Receivables()).Count);
    }

    [Fact]
    public async Task Paying_an_old_title_settles_nothing_silently()
    {
        var old = await Given();
        var agreed = await Agree(old);
        At("2026-05-31");
        await Settle(agreed.Titles[0].Id, "2026-05-31", bank);

        var kept = await Settle(old[0], "2026-05-31", bank, 412.30m, reference: "E2E-1");
        Assert.Equal(kept, await Settle(old[0], "2026-05-31", bank, 412.30m, reference: "E2E-1"));
        await Deliver();

        Assert.Equal((Money.Zero, R(412.30m), TitleStatus.Renegotiated), (kept.Principal, kept.Credited, kept.Status));
        Assert.Equal(R(412.30m), (await Financial.Call<ShowCredit.Response>(ShowCredit.Handle, Customer)).Balance);
        Assert.Equal((old[0], R(412.30m).Cents), (Assert.Single(await Financial.Told<PaymentKeptAsCredit>()).TitleId,
            (await Financial.Told<PaymentKeptAsCredit>())[0].AmountCents));
        Assert.Equal([R(100), R(231.11m), R(412.30m)], (await Book()).Select(e => e.Amount));
        Assert.Equal(R(924.42m), Money.Sum((await Receivables()).Select(t => t.Balance)));
        Assert.Equal("amount-required", (await Refused(() => Settle(old[0], "2026-05-31", bank))).Code);
    }

    [Fact]
    public async Task Renegotiated_titles_are_not_overdue_any_more()
    {
        At("2026-01-15");
        await Heard(Approved(Guid.CreateVersion7(), "OS-2026-00001", 300, 1, "2026-05-10", "2026-01-15"));
        At("2026-04-22");
        await Agree((await Receivables()).ConvertAll(t => t.Id));
        At("2026-05-20");
        await Deliver();

        Assert.Empty(await Financial.Told<TitleOverdue>());
    }

    [Fact]
    public async Task The_title_of_a_cheque_that_comes_back_after_renegotiating_is_owed_again()
    {
        var old = await Given();
        await Agree(old);

        var reversed = await Financial.Call<ReverseSettlement.Response>(ReverseSettlement.Handle, (await Title(old[1])).Settlements[0].Id,
            new ReverseSettlement.Request("sem fundos"));

        Assert.Equal((R(100), TitleStatus.Overdue), (reversed.Balance, reversed.Status));
        Assert.Equal(R(100), (await Financial.Call<ShowCharges.Response>(ShowCharges.Handle, old[1], Day("2026-04-22"))).Principal);
    }

    [Fact]
    public async Task Reversing_what_was_kept_as_credit_leaves_the_renegotiated_title_closed_for_everybody()
    {
        var old = await Given();
        await Agree(old);
        var kept = await Settle(old[0], "2026-04-22", bank, 412.30m);
        await Financial.Call(ReverseSettlement.Handle, kept.SettlementId, new ReverseSettlement.Request("sem fundos"));

        var told = (await Financial.Due()).TakeLast(2).ToList();
        Assert.Equal([typeof(SettlementReversed), typeof(TitleClosed)], told.Select(t => t.Type));
        Assert.Equal((old[0], "Renegotiated"), (await Financial.Told<TitleClosed>())[^1] is var closed ? (closed.TitleId, closed.Status) : default);
        Assert.Equal(TitleStatus.Renegotiated, (await Title(old[0])).Status);
    }

    [Fact]
    public async Task Only_open_titles_of_one_customer_for_less_than_they_owe()
    {
        var old = await Given();
        var stranger = await Financial.Call<OpenReceivable.Response>(OpenReceivable.Handle,
            new OpenReceivable.Request(Guid.CreateVersion7(), "Elias Couto", R(10), Day("2026-05-01"), "Frete"));

        Assert.Equal("not-one-customer", (await Refused(() => Agree([old[0], stranger.Id]))).Code);
        Assert.Equal("not-found", (await Refused(() => Agree([old[0], Guid.CreateVersion7()]))).Code);
        Assert.Equal("invalid", (await Refused(() => Financial.Call(Renegotiate.Handle,
            new Renegotiate.Request(old, Day("2026-04-22"), R(1175.53m), 5, Day("2026-05-31"))))).Code);
    }
}
