namespace Biela.Acceptance.Tests;

/// <summary>Reliability F02 and F03: dying right before or after each durable step of a message costs nothing but time.</summary>
public sealed class CrashPointTests
{
    /// <summary>
    /// About where the approval of the budget travels, which most modules listen to. Each takes half a minute: only <c>--faults</c> has all of them.
    /// </summary>
    public static TheoryData<string> Points => Fault.Patient
        ? ["relay.read:18", "relay.sent:18", "relay.marked:18", "inbox.storing:29", "inbox.stored:29", "inbox.handling:28", "inbox.handled:28"]
        : ["relay.sent:18", "inbox.handling:28"];

    [Theory, MemberData(nameof(Points))]
    public async Task Dying_at_a_crash_point_loses_and_doubles_nothing(string point)
    {
        await using var biela = await Biela.Start(("BIELA_CRASH_AT", point));
        var smoke = biela.Smoke(1, 1);
        Assert.False(await Task.WhenAny(biela.Died(Fault.Patience), smoke) == smoke, $"The smoke ended before {point}.");
        await biela.Restart(Fault.Unarmed);
        await biela.AllRight(await smoke, orders: 1, point);
    }

    [Fact]
    public async Task A_message_that_ends_the_process_each_time_dies_alone_and_can_be_revived()
    {
        Assert.SkipUnless(Fault.Thorough, "dying four times takes half a minute: run ./test --all");
        await using var biela = await Biela.Start();
        var shop = await biela.Open("12/01/2026");
        var account = await shop.Account("Banco Serra", "1.000,00", "12/01/2026");
        var counter = await shop.SignedIn();
        await shop.Closes(account, "12/01/2026", "R$ 1.000,00");
        await biela.Kill();
        await Start();
        var posting = Post(50);
        // Once unawares, and then as often as a reaction is tried; others hear of the entry too and have nothing to do with it.
        for (var deaths = 1; deaths <= 4; deaths++)
        {
            await biela.Died(Fault.Patience);
            await Start();
        }
        await posting;
        Assert.Contains("The process ended each time", (await biela.Run("inbox", "dead", "--data", biela.Data)).Said);
        await biela.Kill();
        await biela.Restart(Fault.Unarmed);
        await Post(20);
        await shop.Closes(account, "12/01/2026", "R$ 1.020,00");
        await biela.Run("inbox", "replay", "--data", biela.Data);
        await shop.Closes(account, "12/01/2026", "R$ 1.070,00");
        var (code, said) = await biela.Audit();
        Assert.True(code == 0, said);

        Task Post(decimal amount) =>
            counter.Post("cashflow/entries", new { accountId = account, day = "2026-01-12", amount, category = "Balcão", description = "Venda" });

        async Task Start()
        {
            try { await biela.Restart(("BIELA_CRASH_AT", "inbox.handling.consolidated:1")); }
            // It may die before anybody could call it ready.
            catch (InvalidOperationException) { }
        }
    }
}
