namespace Biela.Fisco.Tests.Books;

/// <summary>What falls due, and when. The calendar of 2026: 15 November and 20 December are Sundays, 2 and 20 November holidays on week days.</summary>
public sealed class ObligationTests
{
    private static readonly ObligedShop Small = new(TaxRegime.Simples, "SP", "110042490114", HasServices: true, IssDay: null);
    private static readonly ObligedShop Large = Small with { Regime = TaxRegime.Presumed };

    [Fact]
    public void In_December_of_2026_a_shop_of_the_Simples_has_these_days() => Assert.Equal(
    [
        ("INUTILIZACAO", 10), ("EFD-REINF", 15), ("DARF-DCTFWEB", 18), ("DAS", 21), ("PGDAS-D", 21), ("DESTDA", 28), ("DCTFWEB", 31),
    ], Obligation.In(Small, new(2026, 12, 1)).Select(due => (due.Obligation.Code, due.DueOn.Day)));

    [Fact]
    public void In_October_of_2026_a_shop_of_the_lucro_presumido_has_these_days() => Assert.Equal(
    [
        ("INUTILIZACAO", 9), ("ISS", 9), ("EFD-CONTRIBUICOES", 15), ("EFD-REINF", 15), ("GIA", 16), ("DARF-DCTFWEB", 20), ("EFD-ICMS-IPI", 20), ("ICMS", 20),
        ("PIS-COFINS", 23), ("DCTFWEB", 30), ("IRPJ-CSLL", 30),
    ], Obligation.In(Large, new(2026, 10, 1)).Select(due => (due.Obligation.Code, due.DueOn.Day)));

    [Theory]
    [InlineData("DAS", 2026, 11, "2026-11-23", "2026-10-01")] // Friday the 20th is Consciência Negra.
    [InlineData("DAS", 2026, 9, "2026-09-21", "2026-08-01")]
    [InlineData("DEFIS", 2027, 3, "2027-03-31", "2026-12-01")]
    public void What_the_Simples_wants_moves_to_a_business_day(string code, int year, int month, string due, string period) =>
        Assert.Equal((DateOnly.Parse(due), DateOnly.Parse(period)), Find(Small, code, year, month));

    [Theory]
    [InlineData("EFD-CONTRIBUICOES", 2026, 11, "2026-11-16", "2026-09-01")] // The tenth business day: Finados is none.
    [InlineData("PIS-COFINS", 2027, 1, "2027-01-25", "2026-12-01")]
    [InlineData("IRPJ-CSLL", 2027, 1, "2027-01-29", "2026-12-01")]
    [InlineData("ECF", 2027, 7, "2027-07-30", "2026-12-01")]
    public void Other_terms_are_told_by_business_days_or_move_backwards(string code, int year, int month, string due, string period) =>
        Assert.Equal((DateOnly.Parse(due), DateOnly.Parse(period)), Find(Large, code, year, month));

    [Theory, InlineData("PIS-COFINS", 2027, 2), InlineData("EFD-CONTRIBUICOES", 2027, 3), InlineData("IRPJ-CSLL", 2026, 11), InlineData("DAS", 2026, 11)]
    public void What_has_ended_or_is_not_of_this_month_is_not_due(string code, int year, int month) =>
        Assert.DoesNotContain(Obligation.In(Large, new(year, month, 1)), due => due.Obligation.Code == code);

    [Fact]
    public void The_state_s_own_day_stands_before_that_of_all_states_and_the_city_s_before_the_usual_one()
    {
        var (there, known) = (Large with { State = "MG" }, Large with { IssDay = 15 });
        Assert.Equal(new DateOnly(2026, 12, 4), Find(there, "EFD-ICMS-IPI", 2026, 12).Due);
        Assert.DoesNotContain(Obligation.In(there, new(2026, 12, 1)), due => due.Obligation.Code is "GIA" or "ICMS");
        Assert.Equal([(10, true), (15, false)], new[] { Large, known }.Select(shop =>
            Obligation.In(shop, new(2026, 12, 1)).Single(due => due.Obligation.Code == "ISS")).Select(due => (due.DueOn.Day, due.Confirm)));
    }

    [Theory, InlineData('0', 16), InlineData('2', 17), InlineData('4', 17), InlineData('5', 18), InlineData('9', 18)]
    public void The_GIA_of_SP_goes_by_the_last_digit_of_the_registration(char digit, int day) => Assert.Equal(day,
        Find(Large with { StateRegistration = $"11004249011{digit}" }, "GIA", 2026, 12).Due.Day); // The 19th is a Saturday.

    [Fact]
    public void Who_sells_no_goods_or_provides_no_services_has_fewer()
    {
        Assert.DoesNotContain(Obligation.In(Large with { StateRegistration = null }, new(2026, 12, 1)), due => due.Obligation.Needs == ObligationNeed.Goods);
        Assert.DoesNotContain(Obligation.In(Large with { HasServices = false }, new(2026, 12, 1)), due => due.Obligation.Code == "ISS");
    }

    [Fact]
    public void Every_row_names_its_law_and_every_term_of_ten_years_is_a_business_day()
    {
        Assert.All(Obligation.National, row => Assert.True(row.Source.Length > 10 && row.Months > 0, row.Code));
        foreach (var shop in new[] { Small, Large, Large with { Regime = TaxRegime.Actual }, Small with { Regime = TaxRegime.Mei } })
            for (var month = new DateOnly(2026, 1, 1); month.Year < 2036; month = month.AddMonths(1))
                Assert.All(Obligation.In(shop, month), due => Assert.True(Holidays.IsBusinessDay(due.DueOn), $"{due}"));
    }

    private static (DateOnly Due, DateOnly Period) Find(ObligedShop shop, string code, int year, int month) =>
        Obligation.In(shop, new(year, month, 1)).Single(due => due.Obligation.Code == code) is var found ? (found.DueOn, found.Period) : default;
}
