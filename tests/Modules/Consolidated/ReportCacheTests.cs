using Biela.Kernel;
using Biela.Modules.Consolidated;
using Biela.Modules.Tests.Orders;
using Microsoft.EntityFrameworkCore;

namespace Biela.Modules.Tests.Consolidated;

/// <summary>Reports are remembered, and right at once when something they are made of changes. Read as requests do: outside of a transaction.</summary>
public sealed class ReportCacheTests : ModuleTest<ConsolidatedModule, ConsolidatedDb>
{
    private static readonly DateOnly Day = new(2026, 1, 12);
    private readonly Guid account = Guid.CreateVersion7();

    private async Task Given()
    {
        await Do((db, _) => FollowAccount.Handle(new(account, "Caixa", "Cash", 30_000, Day), db, default));
        await Post(1_000);
    }

    [Fact]
    public async Task A_report_is_right_as_soon_as_the_entry_is()
    {
        await Given();
        Assert.Equal((Money.Of(310), Money.Of(310)), (await Daily(), await OfAccount()));
        await Post(-500);
        Assert.Equal((Money.Of(305), Money.Of(305)), (await Daily(), await OfAccount()));
    }

    [Fact]
    public async Task It_is_not_computed_again_while_nothing_changes()
    {
        await Given();
        await Daily();
        // Nobody writes past the reactions; what is seen now can only be remembered.
        await Do((db, _) => db.Days.ExecuteUpdateAsync(row => row.SetProperty(d => d.Closing, Money.Of(1))));
        Assert.Equal(Money.Of(310), await Daily());
        await Post(-500);
        Assert.NotEqual(Money.Of(310), await Daily());
    }

    [Fact]
    public async Task A_closing_is_listed_when_it_is_printed_and_stale_when_it_is()
    {
        await Given();
        Assert.Empty((await Closings()).Items);
        var printed = (await Do((db, s) => PrintClosing.Handle(new(Day), db, s.Get<Tenant>(), s.Get<Actor>(), Clock, default))).Value!;
        Assert.Equal((false, false), (Assert.Single((await Closings()).Items).Stale, await Stale(printed.Id)));
        await Post(100);
        Assert.Equal((true, true), (Assert.Single((await Closings()).Items).Stale, await Stale(printed.Id)));
    }

    [Fact]
    public async Task Another_shop_asks_the_same_and_hears_its_own()
    {
        await Given();
        Assert.Equal(Money.Of(310), await Daily());
        Tenant = Guid.CreateVersion7();
        Assert.Equal(Money.Zero, await Daily());
        await Do((db, _) => FollowAccount.Handle(new(Guid.CreateVersion7(), "Caixa", "Cash", 700, Day), db, default));
        Assert.Equal(Money.Of(7), await Daily());
        await Assert.ThrowsAsync<RuleBroken>(OfAccount);
    }

    private Task Post(long cents) => Do((db, _) => FollowEntry.Handle(
        [new(Guid.CreateVersion7(), account, Day, cents, "Diversos", "movimento", null, null, Clock.Now, "Lia Prado")], db, default));

    private async Task<Money> Daily() =>
        (await Alone((db, s) => ShowDaily.Handle(db, s.Get<Cache>(), s.Get<Tenant>(), Clock, default, Day, Day))).Value!.Days[0].Closing;

    private async Task<Money> OfAccount() => (await Alone((db, s) =>
        ShowAccountDaily.Handle(account, db, s.Get<Cache>(), s.Get<Tenant>(), Clock, default, Day, Day))).Value!.Days[0].Closing;

    private Task<Page<ListClosings.Item>> Closings() => Alone((db, s) => ListClosings.Handle(db, s.Get<Cache>(), default));

    private async Task<bool> Stale(Guid id) => (await Alone((db, s) => ShowClosing.Handle(id, db, s.Get<Cache>(), default))).Value!.Stale;
}
