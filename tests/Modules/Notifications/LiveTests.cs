using System.Runtime.CompilerServices;
using Biela.Contracts;
using Biela.Contracts.Budgets;
using Biela.Contracts.Orders;
using Biela.Kernel;
using Biela.Modules.Notifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Biela.Modules.Tests.Notifications;

public class LiveTests : ModuleTest<NotificationsModule, NotificationsDb>
{
    private static readonly IReadOnlySet<string> Everything = new HashSet<string> { "orders.read", "budgets.read" };
    private readonly Guid order = Guid.CreateVersion7();

    [Fact]
    public async Task What_a_fact_changes_reaches_whoever_may_see_it_once()
    {
        var (all, budgetsOnly) = (await Open(), await Open("budgets.read"));
        await Show(new OrderChanged(order, "OS-2026-00001", "InProduction"));
        for (var time = 0; time < 2; time++) await PassOn();
        Assert.Equal([("order", order)], await Came(all));
        Assert.Empty(await Came(budgetsOnly));
    }

    [Fact]
    public async Task A_notification_is_told_as_one_and_a_fact_that_comes_again_is_no_news()
    {
        var listener = await Open();
        var sent = new BudgetSent(Guid.CreateVersion7(), order, "ORC-2026-00001", 1, "Tomé Arruda", 1, new(2026, 1, 28));
        for (var time = 0; time < 2; time++) await Do((db, s) => Notify.Handle(sent, db, s.GetRequiredService<Tenant>(), Clock, default));
        await PassOn();
        Assert.Equal(Change.Notification, Assert.Single(await Came(listener)).Kind);
    }

    [Fact]
    public async Task Another_organization_hears_nothing()
    {
        var mine = await Open();
        Tenant = Guid.CreateVersion7();
        var other = await Open();
        await Show(new OrderChanged(order, "OS-2026-00001", "InProduction"));
        await PassOn();
        Assert.Empty(await Came(mine));
        Assert.Single(await Came(other));
    }

    [Fact]
    public async Task A_change_that_commits_after_a_later_one_is_not_lost()
    {
        var listener = await Open();
        var (early, late) = (Clock.Now, Clock.Now.AddSeconds(3));
        await Leave(late);
        Clock.Now = late;
        await PassOn();
        await Leave(early);
        await PassOn();
        Assert.Equal(2, (await Came(listener)).Count);
    }

    [Fact]
    public async Task Who_reads_too_slowly_is_told_to_ask_for_everything_anew()
    {
        var listener = await Open();
        for (var n = 0; n <= Listener.Room; n++) await Leave(Clock.Now);
        await PassOn();
        Assert.Null(await listener.Next(TimeSpan.Zero, default));
        await Leave(Clock.Now);
        await PassOn();
        Assert.Single(await Came(listener));
    }

    [Fact]
    public async Task A_person_opens_so_many_streams_and_no_more_until_one_is_closed()
    {
        List<Listener> open = [];
        for (var n = 0; n < Feed.MostOfOne; n++) open.Add(await Open());
        Assert.Equal(("too-many-streams", 429), await Refused(() => Open()) is var refused ? (refused.Code, refused.Status) : default);
        await Alone((_, s) => { s.GetRequiredService<Feed>().Close(open[0]); return Task.FromResult(0); });
        await Open();
        As = (Guid.CreateVersion7(), "Rui Sena", "Metrologista", default);
        await Open();
    }

    [Fact]
    public async Task What_happened_long_before_a_stream_opened_is_not_told()
    {
        await Leave(Clock.Now);
        Clock.Now += TimeSpan.FromSeconds(5);
        var listener = await Open();
        await PassOn();
        Assert.Empty(await Came(listener));
    }

    [Fact]
    public void Every_fact_that_is_shown_says_what_it_changes() => Assert.All(
        new NotificationsModule().Subscriptions.Where(s => s.Handler == nameof(Hint)), s =>
            Assert.EndsWith(".read", Hint.Of((IEvent)RuntimeHelpers.GetUninitializedObject(s.Event)).Audience));

    private Task<Listener> Open(params string[] permissions) => Alone((_, s) => Task.FromResult(
        s.GetRequiredService<Feed>().Open(Tenant, As.Id!.Value, permissions is [] ? Everything : permissions.ToHashSet())));

    private Task Show<TEvent>(TEvent fact) where TEvent : IEvent => Do((db, _) => Hint.Handle(fact, db, Clock));

    private Task Leave(DateTimeOffset at) => Do((db, _) =>
    {
        db.Change("order", order, "orders.read", at);
        return Task.CompletedTask;
    });

    private Task PassOn() => Alone(async (_, s) =>
    {
        await s.GetRequiredService<Feed>().PassOn(default);
        return 0;
    });

    private static async Task<List<(string Kind, Guid Subject)>> Came(Listener listener) =>
        [.. (await listener.Next(TimeSpan.Zero, default))!.Select(c => (c.Kind, c.Subject))];
}
