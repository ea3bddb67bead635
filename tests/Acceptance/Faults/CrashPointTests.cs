namespace Biela.Acceptance.Tests;

/// <summary>Reliability F02 and F03: dying right before or after each durable step of a message costs nothing but time.</summary>
[Collection("faults")]
public sealed class CrashPointTests
{
    // Far fewer times than one main job passes them, and past the setting up of the shop.
    [Theory]
    [InlineData("relay.read:50")]
    [InlineData("relay.sent:50")]
    [InlineData("relay.marked:50")]
    [InlineData("inbox.storing:60")]
    [InlineData("inbox.stored:60")]
    [InlineData("inbox.handling:60")]
    [InlineData("inbox.handled:60")]
    public async Task Dying_at_a_crash_point_loses_and_doubles_nothing(string point)
    {
        await using var biela = await Biela.Start(("BIELA_CRASH_AT", point));
        var smoke = biela.Smoke(1, 1);
        Assert.False(await Task.WhenAny(biela.Died(Fault.Patience), smoke) == smoke, $"The smoke ended before {point}.");
        await biela.Restart(Fault.Unarmed);
        await biela.AllRight(await smoke, orders: 1, point);
    }
}
