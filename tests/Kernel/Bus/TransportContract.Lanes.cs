using Biela.Kernel.Tests.Shop;
using Microsoft.EntityFrameworkCore;

namespace Biela.Kernel.Tests.Bus;

/// <summary>Whom a message that fails or waits holds back.</summary>
public abstract partial class TransportContract
{
    [Fact]
    public async Task A_waiting_message_holds_back_its_lane_and_nothing_else()
    {
        var open = false;
        Plant.Script.Play = (handler, made) => handler == "CountMade" && made == new Made(a, 1) && !open ? throw new NotYet("wait") : Task.CompletedTask;
        await Plant.Publish(new(a, 1), new(a, 2), new(b, 1), new(a, 3));
        await Counts(b, "CountMade", 1);
        await Counts(a, "ShineMade", 1, 2, 3);
        Assert.Empty(await Plant.Counted(a));
        Assert.DoesNotContain(Plant.Script.Tried, t => t is ("CountMade", _, > 1));
        open = true;
        await Counts(a, "CountMade", 1, 2, 3);
        Assert.Equal([1, 2, 3], Plant.Script.Tried.Where(t => t.Handler == "CountMade" && t.Thing == a).Select(t => t.Nth).SkipWhile(n => n == 1).Prepend(1));
    }

    [Fact]
    public async Task However_many_wait_together_none_overtakes_one_that_failed()
    {
        var open = false;
        Plant.Script.Play = (handler, made) => handler == "CountMade" && made == new Made(a, 3) && !open ? throw new NotYet("wait") : Task.CompletedTask;
        await Plant.Stop();
        await Plant.Publish([.. Enumerable.Range(1, 50).Select(n => new Made(a, n)), new(b, 1)]);
        await Plant.Start();
        await Counts(b, "CountMade", 1);
        await Counts(a, "CountMade", 1, 2);
        await Counts(a, "ShineMade", [.. Enumerable.Range(1, 50)]);
        Assert.DoesNotContain(Plant.Script.Tried, t => t is ("CountMade", _, > 3));
        open = true;
        await Counts(a, "CountMade", [.. Enumerable.Range(1, 50)]);
    }

    [Fact]
    public async Task A_poisonous_message_dies_after_three_attempts_and_the_others_pass()
    {
        Plant.Script.Play = (handler, made) => handler == "CountMade" && made == new Made(a, 1) ? throw new FormatException("no good") : Task.CompletedTask;
        await Plant.Publish([new(a, 1), .. Enumerable.Range(2, 20).Select(n => new Made(a, n))]);
        await Counts(a, "CountMade", [.. Enumerable.Range(2, 20)]);
        var dead = Assert.Single(await Plant.Do(db => db.Dead(default)));
        Assert.Equal(("CountMade", 3, "FormatException: no good"), (dead.Handler, dead.Attempts, dead.Error));
        Assert.Equal(3, Plant.Script.Tried.Count(t => t is ("CountMade", _, 1)));
        Assert.Equal([1, .. Enumerable.Range(2, 20)], await Plant.Counted(a, "ShineMade"));
    }

    [Fact]
    public async Task What_is_found_at_a_take_over_and_has_to_wait_is_not_counted_as_tried()
    {
        Plant.Script.Play = (handler, made) => handler == "CountMade" && made == new Made(a, 1) ? throw new NotYet("wait") : Task.CompletedTask;
        await Plant.Publish(new(a, 1), new(a, 2), new(a, 3));
        await Counts(a, "ShineMade", 1, 2, 3);
        await Plant.Stop();
        await Plant.Start();
        await Plant.Publish(new Made(b, 1));
        await Counts(b, "CountMade", 1);
        // What ran beside them may be done a moment before they are counted back.
        await Plant.Eventually(async () => (await Plant.Inbox()).Where(m => m.DoneAt is null).Select(m => m.Attempts).SequenceEqual([0, 0, 0]));
    }

    [Fact]
    public async Task A_reaction_that_takes_many_gets_what_waits_together_in_its_order()
    {
        await using var listing = await Waiting(new Made(a, 1), new Made(b, 2), new Made(a, 3), new Made(b, 4));
        await Plant.Eventually(async () => (await listing.Counted(a, "ListMade")).SequenceEqual([1, 3]));
        Assert.Equal([2, 4], await listing.Counted(b, "ListMade"));
        Assert.Equal([1, 2, 3, 4], Assert.Single(listing.Script.Calls));
    }

    [Fact]
    public async Task What_fails_among_many_takes_none_of_the_others_with_it()
    {
        await using var listing = await Waiting(
            version => version.Script.Play = (_, made) => made == new Made(b, 2) ? throw new FormatException("no good") : Task.CompletedTask,
            new Made(a, 1), new Made(b, 2), new Made(a, 3), new Made(b, 4));
        await Plant.Eventually(async () => (await listing.Counted(b, "ListMade")).SequenceEqual([4]));
        Assert.Equal([1, 3], await listing.Counted(a, "ListMade"));
        Assert.Equal("FormatException: no good", Assert.Single(await listing.Do(db => db.Dead(default))).Error);
    }

    private Task<Plant> Waiting(params Made[] events) => Waiting(_ => { }, events);

    /// All of them are in the inbox before a version that takes many begins.
    private async Task<Plant> Waiting(Action<Plant> told, params Made[] events)
    {
        await Plant.Stop();
        var listing = new Plant(storage, Transport, new ListingShop());
        told(listing);
        await listing.Migrate();
        await listing.Publish(events);
        await listing.Start();
        return listing;
    }
}
