using Biela.Contracts.Budgets;
using Biela.Kernel;
using Biela.Modules.Budgets;
using Microsoft.EntityFrameworkCore;

namespace Biela.Modules.Tests.Budgets;

/// <summary>Story A05: the old version approves nothing and does not change.</summary>
public sealed class VersionTests : Desk
{
    private static EditLines.LineInput[] Head(int valves) =>
        [Line("SV-301", 1, 214.60m), Line("SV-302", 1, 412.50m), Line("PT-VALV", valves, null), Line("PT-GUIA", 8, 11.90m)];

    private async Task<(Guid Id, string L1, string L2)> TwoVersions()
    {
        At("02/03/2026");
        await Parts("PT-VALV", "PT-GUIA");
        await Price("PT-VALV", 27.35m, "01/01/2026");
        await Price("PT-VALV", 29.10m, "11/03/2026");
        var (id, l1, _) = await Sent((await Order()).OrderId, 0, Head(8));
        At("12/03/2026");
        await Revise(id);
        await Edit(id, 25, Head(4));
        return (id, l1, (await Send(id)).Link);
    }

    [Fact]
    public async Task Each_version_keeps_its_own_lines_and_prices()
    {
        var (id, _, l2) = await TwoVersions();
        At("13/03/2026");
        await Approve(l2, await Show(id));
        await Price("PT-VALV", 99.99m, "01/01/2026");

        var (one, two) = (await Show(id, 1), await Show(id, 2));
        Assert.Equal((BudgetStatus.Superseded, Reais(941.10m), Reais(0), Reais(941.10m)), (one.Status, one.Gross, one.Discount, one.Total));
        Assert.Equal((BudgetStatus.Approved, Reais(838.70m), Reais(25), Reais(813.70m)), (two.Status, two.Gross, two.Discount, two.Total));
        Assert.Equal((Quantity.Of(8), UnitPrice.Of(27.35m), Reais(218.80m)), Valves(one));
        Assert.Equal((Quantity.Of(4), UnitPrice.Of(29.10m), Reais(116.40m)), Valves(two));
        Assert.Equal([(Reais(6.40m), Reais(208.20m)), (Reais(12.29m), Reais(400.21m)), (Reais(3.47m), Reais(112.93m)), (Reais(2.84m), Reais(92.36m))],
            two.Lines.Select(l => (l.Share, l.Net)));
        Assert.Empty(await Audit());

        static (Quantity, UnitPrice, Money) Valves(ShowBudget.Response version) =>
            version.Lines.Where(l => l.Code == "PT-VALV").Select(l => (l.Quantity, l.UnitPrice, l.Total)).Single();
    }

    [Fact]
    public async Task The_link_of_a_replaced_version_says_so_and_approves_nothing()
    {
        var (id, l1, _) = await TwoVersions();
        At("13/03/2026");
        var first = await Show(id, 1);

        var refused = await Refused(() => Approve(l1, first));
        Assert.Equal(("budget-replaced", 410), (refused.Code, refused.Status));
        Assert.Contains("versão 2", refused.Message);
        Assert.Equal("budget-replaced", await Code(() => Open(l1)));
        Assert.Empty(await Published<BudgetApproved>());
    }

    [Fact]
    public async Task The_customer_s_phone_sends_the_approval_three_times()
    {
        var (id, _, l2) = await TwoVersions();
        At("13/03/2026");
        for (var press = 0; press < 3; press++)
            Assert.Equal(new(BudgetStatus.Approved, Reais(813.70m)), await Approve(l2, await Show(id), Due(2, "30/03/2026")));

        var approved = Assert.Single(await Published<BudgetApproved>());
        Assert.Equal((2, 2, Day("30/03/2026"), 81370), (approved.Version, approved.Plan.Installments, approved.Plan.FirstDueOn, approved.TotalCents));
        Assert.Equal([("PT-VALV", 40_000), ("PT-GUIA", 80_000)], approved.Lines.Where(l => l.Kind == "Part").Select(l => (l.Code, l.Quantity)));
    }

    [Theory]
    [InlineData("17/03/2026 23:59", null)]
    [InlineData("18/03/2026 00:00", "budget-expired")]
    public async Task An_offer_stands_until_midnight_of_its_15th_day_in_the_shop_s_zone(string pressed, string? refusal)
    {
        At("02/03/2026 16:00");
        var (id, link, budget) = await Sent((await Order()).OrderId, 0, Line("SV-301", 1, 214.60m));
        At(pressed);

        if (refusal is null) Assert.Equal(BudgetStatus.Approved, (await Approve(link, budget)).Status);
        else Assert.Equal((refusal, refusal), (await Code(() => Approve(link, budget)), await Code(() => Open(link))));

        Assert.Equal(refusal is null ? BudgetStatus.Approved : BudgetStatus.Expired, (await Show(id)).Status);
    }

    [Fact]
    public async Task The_message_of_the_morning_after_expires_what_is_still_with_the_customer()
    {
        At("02/03/2026 16:00");
        var (id, _, _) = await Sent((await Order()).OrderId, 0, Line("SV-301", 1, 214.60m));
        var ended = Assert.Single(await Published<BudgetValidityEnded>());
        Assert.Equal(new DateTimeOffset(2026, 3, 18, 3, 0, 0, TimeSpan.Zero),
            await Do((db, _) => db.Outbox.Where(m => m.NotBefore != null).Select(m => m.NotBefore).SingleAsync()));

        At("18/03/2026 00:00");
        for (var time = 0; time < 2; time++) await Do((db, _) => ExpireBudget.Handle(ended, db, default));
        Assert.Equal((id, 1), Assert.Single(await Published<BudgetExpired>()) is var expired ? (expired.BudgetId, expired.Version) : default);
    }

    [Fact]
    public async Task A_version_that_was_replaced_or_approved_does_not_expire()
    {
        var (id, _, l2) = await TwoVersions();
        await Approve(l2, await Show(id));
        foreach (var ended in await Published<BudgetValidityEnded>()) await Do((db, _) => ExpireBudget.Handle(ended, db, default));
        Assert.Empty(await Published<BudgetExpired>());
        var statuses = await Do((db, _) => db.Budgets.OrderBy(b => b.Revision).Select(b => b.Status).ToListAsync());
        Assert.Equal([BudgetStatus.Superseded, BudgetStatus.Approved], statuses);
    }

    [Fact]
    public async Task What_was_sent_is_changed_by_a_new_version_only()
    {
        At("02/03/2026");
        await Parts("PT-VALV", "PT-GUIA");
        await Price("PT-VALV", 27.35m);
        var (id, _, _) = await Sent((await Order()).OrderId, 0, Head(8));
        Assert.Equal("budget-frozen", await Code(() => Edit(id, 0, Head(4))));
        Assert.Equal("budget-frozen", await Code(() => Send(id)));

        await Revise(id);
        Assert.Equal((2, BudgetStatus.Draft, 4), ((await Show(id)).Version, (await Show(id)).Status, (await Show(id)).Lines.Count));
        Assert.Equal("budget-not-sent", await Code(() => Revise(id)));
    }

    [Fact]
    public async Task The_customer_keeps_the_version_that_was_sent_until_the_next_one_is()
    {
        At("02/03/2026");
        var (id, l1, one) = await Sent((await Order()).OrderId, 0, Line("SV-301", 1, 214.60m));
        await Revise(id);
        Assert.Equal(BudgetStatus.Approved, (await Approve(l1, one)).Status);

        Assert.Equal((1, BudgetStatus.Approved), ((await Show(id)).Version, (await Show(id)).Status));
        Assert.Equal(BudgetStatus.Cancelled, (await Show(id, 2)).Status);
        Assert.Equal("budget-approved", await Code(() => Revise(id)));
    }

    [Fact]
    public async Task An_expired_or_rejected_budget_gets_a_new_version_and_its_old_link_leads_to_that()
    {
        At("02/03/2026");
        var (id, l1, one) = await Sent((await Order()).OrderId, 0, Line("SV-301", 1, 214.60m));
        Assert.Equal(BudgetStatus.Rejected, (await Approve(l1, one, "SV-301")).Status);
        Assert.Equal((id, 1), Assert.Single(await Published<BudgetRejected>()) is var rejected ? (rejected.BudgetId, rejected.Version) : default);

        await Revise(id);
        await Edit(id, 10, Line("SV-301", 1, 214.60m));
        var l2 = (await Send(id)).Link;
        Assert.Equal(BudgetStatus.Rejected, (await Show(id, 1)).Status);
        Assert.Equal("budget-replaced", await Code(() => Open(l1)));
        Assert.Equal(Reais(204.60m), (await Approve(l2, await Show(id))).ApprovedTotal);
    }

    [Fact]
    public async Task Who_edits_what_somebody_else_changed_meanwhile_is_told_so()
    {
        At("02/03/2026");
        var id = await Draft((await Order()).OrderId);
        await Edit(id, 0, "\"1\"", [Line("SV-301", 1, 214.60m)]);
        Assert.Equal("changed-meanwhile", await Code(() => Edit(id, 0, "\"1\"", [Line("SV-302", 1, 412.50m)])));
        Assert.Equal("SV-301", Assert.Single((await Show(id)).Lines).Code);
    }
}
