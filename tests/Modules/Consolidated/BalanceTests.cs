using Biela.Contracts.CashFlow;
using Biela.Kernel;
using Biela.Modules.Consolidated;
using FsCheck;
using FsCheck.Fluent;

namespace Biela.Modules.Tests.Consolidated;

public sealed class BalanceTests : ModuleTest<ConsolidatedModule, ConsolidatedDb>
{
    private static readonly DateOnly First = new(2026, 3, 1), Last = new(2026, 3, 20);

    private static readonly Gen<(int Day, int Cents)> Moves =
        Gen.Choose(0, 19).SelectMany(_ => Gen.Choose(-50_000, 50_000), (day, cents) => (day, cents == 0 ? 1 : cents));

    [Fact]
    public async Task An_account_that_is_not_known_yet_is_waited_for() =>
        await Assert.ThrowsAsync<NotYet>(() => Hear(Entry(Guid.CreateVersion7(), 3, 100)));

    /// However late and in whatever order entries come, alone or together, each once or more: balance(d) = balance(d−1) + in − out, and the last is
    /// the sum of all.
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(1000)]
    public void Every_day_follows_from_the_day_before(int together) => Prop.ForAll(
        Moves.NonEmptyListOf().ToArbitrary(), moves => Holds([.. moves], together).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(15));

    private async Task<bool> Holds(List<(int Day, int Cents)> moves, int together)
    {
        Tenant = Guid.CreateVersion7();
        var account = Guid.CreateVersion7();
        await Do((db, _) => FollowAccount.Handle(new(account, "Banco", "Bank", 100_000, First), db, default));
        var entries = moves.ConvertAll(m => Entry(account, m.Day, m.Cents)).SelectMany(e => Enumerable.Repeat(e, 1 + (int)(e.AmountCents & 1)));
        foreach (var lot in entries.Chunk(together)) await Hear(lot);

        var days = (await Do((db, _) => db.Read(db.Accounts, First, Last, default)))[0].Days;
        var balance = Money.FromScaled(100_000);
        foreach (var day in days)
        {
            if (day.Opening != balance || day.Closing != day.Opening + day.In - day.Out) return false;
            balance = day.Closing;
        }
        // Reading a part of the days says the same as reading all of them.
        var part = (await Do((db, _) => db.Read(db.Accounts, First.AddDays(7), First.AddDays(9), default)))[0].Days;
        return balance.Cents == 100_000 + moves.Sum(m => (long)m.Cents) && part.SequenceEqual(days.Skip(7).Take(3));
    }

    private Task Hear(params CashEntryPosted[] entries) => Do((db, _) => FollowEntry.Handle(entries, db, default));

    private static CashEntryPosted Entry(Guid account, int day, long cents) =>
        new(Guid.CreateVersion7(), account, First.AddDays(day), cents, "Diversos", "movimento", null, null, default, "Ivo Brandt");
}
