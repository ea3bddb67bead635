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
}
