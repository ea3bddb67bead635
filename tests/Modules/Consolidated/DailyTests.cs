using Biela.Kernel;
using Biela.Modules.CashFlow;
using Biela.Modules.Consolidated;
using Biela.Modules.Tests.Financial;

namespace Biela.Modules.Tests.Consolidated;

public sealed class DailyTests : MoneyTest
{
    private Guid bank, box;

    /// The week of A16 as it stands on 06/03 at 17:00.
    private async Task Given()
    {
        At("2026-03-06 17:00");
        (bank, box) = (await Account("Banco", 5200, "2026-03-02"), await Account("Caixa", 300, "2026-03-02"));
        await Post(bank, "2026-03-02", -1150);
        await Post(box, "2026-03-02", 180);
        await CashFlow.Call(Transfer.Handle, new Transfer.Request(bank, box, Day("2026-03-03"), R(500)));
        await Post(box, "2026-03-03", -92.35m);
        await Post(bank, "2026-03-04", 1648.66m);
        await Post(box, "2026-03-05", -310);
        await CashFlow.Call(Transfer.Handle, new Transfer.Request(box, bank, Day("2026-03-05"), R(200)));
        await Post(bank, "2026-03-06", 240);
        await Deliver();
    }

    private Task LateFee()
    {
        At("2026-03-06 18:00");
        return Post(bank, "2026-03-03", -76.40m);
    }

    [Fact]
    public async Task A_late_entry_moves_its_day_and_every_later_one()
    {
        await Given();
        Assert.Equal([480, 887.65m, 887.65m, 377.65m, 377.65m], await Week(box));
        Assert.Equal([4050, 3550, 5198.66m, 5398.66m, 5638.66m], await Week(bank));
        Assert.Equal([4530, 4437.65m, 6086.31m, 5776.31m, 6016.31m], await Week());

        await LateFee();
        await Deliver();

        Assert.Equal([480, 887.65m, 887.65m, 377.65m, 377.65m], await Week(box));
        Assert.Equal([4050, 3473.60m, 5122.26m, 5322.26m, 5562.26m], await Week(bank));
        Assert.Equal([4530, 4361.25m, 6009.91m, 5699.91m, 5939.91m], await Week());
        Assert.Equal(
            [
                (R(5200), R(0), R(1150), R(4050)), (R(4050), R(0), R(576.40m), R(3473.60m)), (R(3473.60m), R(1648.66m), R(0), R(5122.26m)),
                (R(5122.26m), R(200), R(0), R(5322.26m)), (R(5322.26m), R(240), R(0), R(5562.26m)),
            ],
            (await Daily(bank, "2026-03-02", "2026-03-06")).Select(d => (d.Opening, d.In, d.Out, d.Closing)));
    }

    [Fact]
    public async Task The_cash_book_does_not_wait_for_the_balances()
    {
        await Given();
        await LateFee();
        await Deliver(stopped: Consolidated);
        Assert.Equal([4530, 4437.65m, 6086.31m, 5776.31m, 6016.31m], await Week());

        await Deliver();

        Assert.Equal([4530, 4361.25m, 6009.91m, 5699.91m, 5939.91m], await Week());
    }

    [Fact]
    public async Task Transfers_are_no_income()
    {
        await Given();
        await LateFee();
        await Deliver();

        var week = (await Consolidated.Call<ShowDaily.Response>(ShowDaily.Handle, Day("2026-03-02"), Day("2026-03-06"))).Days;

        Assert.Equal((R(2068.66m), R(1628.75m)), (Money.Sum(week.Select(d => d.InWithoutTransfers)), Money.Sum(week.Select(d => d.OutWithoutTransfers))));
        Assert.Equal((R(2768.66m), R(2328.75m)), (Money.Sum(week.Select(d => d.In)), Money.Sum(week.Select(d => d.Out))));
    }

    [Fact]
    public async Task A_late_entry_shows_its_day_and_when_and_by_whom_it_was_entered()
    {
        await Given();
        await LateFee();

        var fee = (await Book())[^1];

        Assert.Equal((Day("2026-03-03"), new DateTimeOffset(2026, 3, 6, 21, 0, 0, TimeSpan.Zero), "Ivo Brandt"), (fee.Day, fee.EnteredAt, fee.EnteredBy));
    }

    [Fact]
    public async Task A_printed_closing_stays_as_it_was_and_is_marked_stale()
    {
        await Given();
        var printed = new List<ShowClosing.Response>();
        for (var day = Day("2026-03-02"); day <= Day("2026-03-05"); day = day.AddDays(1))
            printed.Add(await Consolidated.Call<ShowClosing.Response>(PrintClosing.Handle, new PrintClosing.Request(day)));
        Assert.All(printed, c => Assert.False(c.Stale));

        await LateFee();
        await Deliver();

        var listed = (await Consolidated.Call<Page<ListClosings.Item>>(ListClosings.Handle)).Items.OrderBy(c => c.Day).ToList();
        Assert.Equal([(R(4530), false), (R(4437.65m), true), (R(6086.31m), true), (R(5776.31m), true)], listed.Select(c => (c.Closing, c.Stale)));
        var tuesday = await Consolidated.Call<ShowClosing.Response>(ShowClosing.Handle, printed[1].Id);
        Assert.Equal([("Banco", R(3550)), ("Caixa", R(887.65m))], tuesday.Accounts.Select(a => (a.Account, a.Closing)));
        var again = await Consolidated.Call<ShowClosing.Response>(PrintClosing.Handle, new PrintClosing.Request(Day("2026-03-03")));
        Assert.Equal((R(4361.25m), false), (again.Closing, again.Stale));
    }

    [Fact]
    public async Task Days_without_movement_repeat_the_last_closing()
    {
        await Given();

        var days = await Daily(bank, "2026-02-27", "2026-03-08");

        Assert.Equal([0, 0, 0, 4050, 3550, 5198.66m, 5398.66m, 5638.66m, 5638.66m, 5638.66m], days.Select(d => d.Closing.Reais));
        Assert.Equal((R(5638.66m), R(5638.66m)), (days[^1].Opening, (await Daily(bank, "2027-01-01", "2027-01-01"))[0].Closing));
        Assert.Equal(R(5200), days[3].Opening);
    }

    /// Banco Serra of A01: settlements, bills and the tax of the month, in the order they are told rather than by day.
    [Fact]
    public async Task The_bank_of_the_main_job_closes_every_day_to_the_centavo()
    {
        At("2026-04-20");
        bank = await Account("Banco Serra", 2500, "2026-01-01");
        (string Day, decimal Amount)[] moves =
        [
            ("2026-04-20", -464.05m), ("2026-02-27", 1648.22m), ("2026-01-30", 1648.23m), ("2026-03-05", -1150), ("2026-02-05", -1150), ("2026-02-20", -51.96m),
            ("2026-03-06", -215.37m), ("2026-04-13", 1688.32m), ("2026-02-27", -34.64m), ("2026-04-06", -1240),
        ];
        foreach (var (day, amount) in moves) await Post(bank, day, amount);
        await Deliver();

        (string Day, decimal Opening, decimal In, decimal Out, decimal Closing)[] table =
        [
            ("2026-01-30", 2500, 1648.23m, 0, 4148.23m), ("2026-02-05", 4148.23m, 0, 1150, 2998.23m), ("2026-02-20", 2998.23m, 0, 51.96m, 2946.27m),
            ("2026-02-27", 2946.27m, 1648.22m, 34.64m, 4559.85m), ("2026-03-05", 4559.85m, 0, 1150, 3409.85m), ("2026-03-06", 3409.85m, 0, 215.37m, 3194.48m),
            ("2026-04-06", 3194.48m, 0, 1240, 1954.48m), ("2026-04-13", 1954.48m, 1688.32m, 0, 3642.80m), ("2026-04-20", 3642.80m, 0, 464.05m, 3178.75m),
        ];
        var days = (await Daily(bank, "2026-01-01", "2026-04-20")).Where(d => d.In + d.Out > Money.Zero);
        Assert.Equal(table, days.Select(d => ($"{d.Day:yyyy-MM-dd}", d.Opening.Reais, d.In.Reais, d.Out.Reais, d.Closing.Reais)));
    }

    [Fact]
    public async Task Only_sensible_ranges_and_days_are_answered()
    {
        await Given();

        foreach (var (from, to) in new[] { ("2026-03-02", "2026-03-01"), ("2025-01-01", "2026-03-01"), ("9999-12-31", "9999-12-31") })
            Assert.Equal("invalid", (await Refused(() => Consolidated.Call(ShowDaily.Handle, Day(from), Day(to)))).Code);
        Assert.Equal(30, (await Consolidated.Call<ShowDaily.Response>(ShowDaily.Handle)).Days.Count);
        Assert.Equal("not-found", (await Refused(() => Daily(Guid.CreateVersion7(), "2026-03-02", "2026-03-02"))).Code);
        Assert.Equal("day-in-future", (await Refused(() => Consolidated.Call(PrintClosing.Handle, new PrintClosing.Request(Day("2026-03-07"))))).Code);
    }

    private Task Post(Guid account, string day, decimal amount) =>
        CashFlow.Call(PostEntry.Handle, new PostEntry.Request(account, Day(day), R(amount), "Diversos", "movimento"));

    private async Task<IEnumerable<decimal>> Week(Guid account) => (await Daily(account, "2026-03-02", "2026-03-06")).Select(d => d.Closing.Reais);

    private async Task<IEnumerable<decimal>> Week() =>
        (await Consolidated.Call<ShowDaily.Response>(ShowDaily.Handle, Day("2026-03-02"), Day("2026-03-06"))).Days.Select(d => d.Closing.Reais);
}
