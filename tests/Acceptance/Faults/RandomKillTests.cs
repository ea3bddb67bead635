namespace Biela.Acceptance.Tests;

/// <summary>
/// Reliability F01: killed again and again while shops work, nothing is lost and nothing happens twice. With <c>--faults</c> there are thirty.
/// </summary>
[Collection("faults")]
public sealed class RandomKillTests(ITestOutputHelper output)
{
    private static readonly int Shops = Fault.Patient ? 30 : 4;

    /// Short at first, so that somebody is killed however fast the machine is, and longer each time, so that lives get something done on a slow one.
    private static int LongestLife(int kills) => Math.Min(25_000, 3000 + 4000 * kills);

    [Fact]
    public async Task Killed_every_few_seconds_it_brings_every_order_to_its_end_exactly_once()
    {
        Assert.SkipUnless(Fault.Thorough, "dying again and again takes minutes: run ./test --all");
        var seed = Fault.Seed();
        output.WriteLine($"BIELA_SEED={seed} kills at the same moments again");
        var (random, kills) = (new Random(seed), 0);
        await using var biela = await Biela.Start();
        var smoke = biela.Smoke(Shops, parallel: Math.Min(Shops, 6));
        for (; await Task.WhenAny(smoke, Task.Delay(random.Next(1000, LongestLife(kills)))) != smoke; kills++)
        {
            await biela.Kill();
            await biela.Restart();
        }
        Assert.True(kills > 1, $"Only {kills} kills: the shops were done too soon for this to say anything.");
        await biela.AllRight(await smoke, Shops, $"seed {seed}, {kills} kills");
        output.WriteLine($"{kills} kills");
    }
}
