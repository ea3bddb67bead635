namespace Biela.Acceptance.Tests;

/// <summary>Reliability F02 and F03: dying right before or after each durable step of a message costs nothing but time.</summary>
public sealed class CrashPointTests
{
    // About where the approval of the budget travels, which most modules listen to.
    [Theory]
    [InlineData("relay.read:18")]
    [InlineData("relay.sent:18")]
    [InlineData("relay.marked:18")]
    [InlineData("inbox.storing:29")]
    [InlineData("inbox.stored:29")]
    [InlineData("inbox.handling:28")]
    [InlineData("inbox.handled:28")]
    public async Task Dying_at_a_crash_point_loses_and_doubles_nothing(string point)
    {
        Assert.SkipUnless(Fault.Thorough || point is "relay.sent:18" or "inbox.handling:28", "each crash point takes half a minute: run ./test --all");
        await using var biela = await Biela.Start(("BIELA_CRASH_AT", point));
        var smoke = biela.Smoke(1, 1);
        Assert.False(await Task.WhenAny(biela.Died(Fault.Patience), smoke) == smoke, $"The smoke ended before {point}.");
        await biela.Restart(Fault.Unarmed);
        await biela.AllRight(await smoke, orders: 1, point);
    }
}
