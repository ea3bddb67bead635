using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Biela.Kernel.Tests.Values;

public sealed class DateTests
{
    private static readonly TimeZoneInfo SaoPaulo = TimeZoneInfo.FindSystemTimeZoneById("America/Sao_Paulo");

    [Theory]
    [InlineData("2026-01-31", "2026-01-31 2026-02-28 2026-03-31")] // A01
    [InlineData("2028-01-31", "2028-01-31 2028-02-29 2028-03-31")]
    [InlineData("2026-03-30", "2026-03-30 2026-04-30")] // A05
    [InlineData("2026-06-05", "2026-06-05 2026-07-05")] // A07
    [InlineData("2026-06-15", "2026-06-15 2026-07-15 2026-08-15 2026-09-15")] // A08
    [InlineData("2026-05-31", "2026-05-31 2026-06-30 2026-07-31 2026-08-31 2026-09-30")] // A18
    public void Months_are_added_to_the_anchor_day_and_clamped(string first, string expected)
    {
        var days = expected.Split(' ').Select(Day).ToArray();

        Assert.Equal(days, DueDates.Monthly(Day(first), days.Length));
    }

    [Theory]
    [InlineData(DateShift.Next, "2026-02-02 2026-03-02 2026-03-31")]
    [InlineData(DateShift.Previous, "2026-01-30 2026-02-27 2026-03-31")]
    public void A_shifted_date_never_becomes_the_anchor(DateShift shift, string expected) =>
        Assert.Equal(expected.Split(' ').Select(Day), DueDates.Monthly(Day("2026-01-31"), 3, shift));

    [Theory]
    [InlineData("2026-04-03", DateShift.Next, "2026-04-06")] // Good Friday before a weekend
    [InlineData("2026-04-05", DateShift.Previous, "2026-04-02")]
    [InlineData("2027-01-01", DateShift.Next, "2027-01-04")]
    [InlineData("2026-02-17", DateShift.Next, "2026-02-17")] // Carnival is no national holiday
    [InlineData("2026-06-04", DateShift.Next, "2026-06-04")] // nor is Corpus Christi
    [InlineData("2026-04-03", DateShift.None, "2026-04-03")]
    public void A_weekend_or_holiday_moves_to_a_business_day(string day, DateShift shift, string expected) =>
        Assert.Equal(Day(expected), DueDates.Shifted(Day(day), shift));

    [Fact]
    public void The_national_holidays_of_2026_are_ten()
    {
        const string expected = "2026-01-01 2026-04-03 2026-04-21 2026-05-01 2026-09-07 2026-10-12 2026-11-02 2026-11-15 2026-11-20 2026-12-25";

        Assert.Equal(expected.Split(' ').Select(Day), Enumerable.Range(0, 365).Select(Day("2026-01-01").AddDays).Where(Holidays.IsNational));
    }

    [Fact]
    public void The_twentieth_of_November_is_national_since_2024()
    {
        Assert.False(Holidays.IsNational(Day("2023-11-20")));
        Assert.True(Holidays.IsNational(Day("2024-11-20")));
    }

    [Theory]
    [InlineData("1961-04-02")]
    [InlineData("2000-04-23")]
    [InlineData("2024-03-31")]
    [InlineData("2025-04-20")]
    [InlineData("2026-04-05")]
    [InlineData("2027-03-28")]
    [InlineData("2038-04-25")]
    [InlineData("2285-03-22")]
    public void Easter_falls_where_the_calendar_says(string day) => Assert.Equal(Day(day), Holidays.Easter(Day(day).Year));

    [Fact]
    public void Due_dates_keep_their_day_and_move_to_business_days_only() => Prop.ForAll(Days, Gen.Choose(1, 48).ToArbitrary(), (first, count) =>
    {
        var plain = DueDates.Monthly(first, count);
        return plain.Select((day, index) => day.Day == Math.Min(first.Day, DateTime.DaysInMonth(day.Year, day.Month))
                && (day.Year - first.Year) * 12 + day.Month - first.Month == index).All(kept => kept)
            && DueDates.Monthly(first, count, DateShift.Next).Zip(plain).All(pair => Holidays.IsBusinessDay(pair.First) && pair.First >= pair.Second)
            && DueDates.Monthly(first, count, DateShift.Previous).Zip(plain).All(pair => Holidays.IsBusinessDay(pair.First) && pair.First <= pair.Second);
    }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void The_last_minute_of_a_day_in_the_shop_is_still_that_day()
    {
        var pressed = new DateTimeOffset(2026, 3, 18, 2, 59, 0, TimeSpan.Zero); // A05: 17/03 23:59 in the shop

        Assert.Equal(Day("2026-03-17"), BusinessDay.Of(pressed, SaoPaulo));
        Assert.True(pressed < BusinessDay.EndOf(Day("2026-03-17"), SaoPaulo));
        Assert.Equal(Day("2026-03-18"), BusinessDay.Of(pressed.AddMinutes(1), SaoPaulo));
        Assert.Equal(new DateTimeOffset(2026, 3, 17, 3, 0, 0, TimeSpan.Zero), BusinessDay.StartOf(Day("2026-03-17"), SaoPaulo));
        Assert.Equal(TimeSpan.Zero, BusinessDay.StartOf(Day("2026-03-17"), SaoPaulo).Offset);
    }

    [Fact]
    public void A_day_whose_midnight_summer_time_skips_starts_an_hour_later_on_the_clock()
    {
        Assert.Equal(new DateTimeOffset(2018, 11, 4, 3, 0, 0, TimeSpan.Zero), BusinessDay.StartOf(Day("2018-11-04"), SaoPaulo));
        Assert.Equal(TimeSpan.FromHours(23), BusinessDay.EndOf(Day("2018-11-04"), SaoPaulo) - BusinessDay.StartOf(Day("2018-11-04"), SaoPaulo));
        Assert.Equal(TimeSpan.FromHours(25), BusinessDay.EndOf(Day("2018-02-17"), SaoPaulo) - BusinessDay.StartOf(Day("2018-02-17"), SaoPaulo));
    }

    [Theory]
    [InlineData("America/Sao_Paulo")]
    [InlineData("America/Rio_Branco")]
    [InlineData("America/Noronha")]
    [InlineData("America/Havana")] // midnight comes twice there when summer time ends
    public void Every_instant_belongs_to_one_day(string id)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(id);
        Assert.All(Enumerable.Range(0, 4_000).Select(Day("2016-01-01").AddDays), day =>
        {
            var start = BusinessDay.StartOf(day, zone);
            Assert.Equal(day, BusinessDay.Of(start, zone));
            Assert.Equal(day.AddDays(-1), BusinessDay.Of(start.AddTicks(-1), zone));
        });
    }

    private static Arbitrary<DateOnly> Days => Gen.Choose(0, 40_000).Select(Day("1990-01-01").AddDays).ToArbitrary();

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
