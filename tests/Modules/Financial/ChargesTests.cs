using Biela.Kernel;
using Biela.Modules.Financial;
using FsCheck;
using FsCheck.Fluent;

namespace Biela.Modules.Tests.Financial;

public sealed class ChargesTests
{
    private static readonly FinancialSettings Terms = new() { Id = Guid.CreateVersion7() };

    [Theory]
    [InlineData("1648.22", "0", "2026-03-31", "2026-04-13", "32.96", "7.14", "1688.32")]
    [InlineData("412.30", "0", "2026-02-10", "2026-04-22", "8.25", "9.76", "430.31")]
    [InlineData("412.30", "100", "2026-03-10", "2026-04-22", "6.25", "4.48", "323.03")]
    [InlineData("412.29", "0", "2026-04-10", "2026-04-22", "8.25", "1.65", "422.19")]
    [InlineData("500.00", "0", "2026-04-10", "2026-04-10", "0", "0", "500.00")]
    public void Who_is_late_owes_the_fine_once_and_interest_by_day(string amount, string paidInTime, string dueOn, string on, string fine, string interest,
        string total)
    {
        var title = Title(R(amount), dueOn);
        if (R(paidInTime) > Money.Zero) title.Settle(Pays(dueOn, R(paidInTime)));

        var owed = title.OwedOn(Day(on));

        Assert.Equal((R(fine), R(interest), R(total)), (owed.Fine, owed.Interest, owed.Total));
    }

    [Fact]
    public void Days_of_grace_forgive_and_then_count()
    {
        var terms = new FinancialSettings { Id = Guid.CreateVersion7() };
        terms.Change(Percent.Of(2), Percent.Of(1), 3, DateShift.None, false);
        var title = Title(R("300"), "2026-04-10", terms);

        Assert.Equal(R("300"), title.OwedOn(Day("2026-04-13")).Total);
        Assert.Equal((R("6"), R("0.40")), (title.OwedOn(Day("2026-04-14")).Fine, title.OwedOn(Day("2026-04-14")).Interest));
    }

    [Fact]
    public void A_part_payment_covers_charges_first_and_the_fine_is_not_charged_again()
    {
        var title = Title(R("1000"), "2026-04-10");

        var part = title.Settle(Pays("2026-05-10", R("530")));
        Assert.Equal((R("500"), R("20"), R("10"), R("500")), (part.Principal, part.Fine, part.Interest, title.Balance));

        var owed = title.OwedOn(Day("2026-06-09"));
        Assert.Equal((R("500"), Money.Zero, R("5")), (owed.Principal, owed.Fine, owed.Interest));
    }

    [Fact]
    public void Charges_that_a_part_payment_does_not_cover_stay_owed()
    {
        var title = Title(R("1000"), "2026-04-10");

        title.Settle(Pays("2026-05-10", R("12")));

        Assert.Equal(new Owed(R("1000"), R("18"), Money.Zero), title.OwedOn(Day("2026-05-10")));
        Assert.Equal(new Owed(R("1000"), R("18"), R("10")), title.OwedOn(Day("2026-06-09")));
    }

    [Fact]
    public void A_discount_forgives_charges_before_principal()
    {
        var title = Title(R("1000"), "2026-04-10");

        var paid = title.Settle(Pays("2026-05-10", null, discount: R("40")));

        Assert.Equal((R("990"), Money.Zero, Money.Zero, R("10"), R("20"), R("10")),
            (paid.Principal, paid.Fine, paid.Interest, paid.Discount, paid.WaivedFine, paid.WaivedInterest));
        Assert.Equal((R("990"), Money.Zero), (paid.Total, title.Balance));
    }

    [Theory]
    [InlineData("100.01", "0", "overpaid")]
    [InlineData("90", "10.01", "overpaid")]
    [InlineData("0", "0", "amount-not-positive")]
    [InlineData("-1", "0", "amount-not-positive")]
    [InlineData("10", "-1", "amount-not-positive")]
    public void More_than_what_is_owed_and_less_than_something_are_refused(string amount, string discount, string code)
    {
        var title = Title(R("100"), "2026-04-10");

        Assert.Equal(code, Assert.Throws<RuleBroken>(() => title.Settle(Pays("2026-04-01", R(amount), R(discount)))).Code);
        Assert.Equal((R("100"), 0), (title.Balance, title.Settlements.Count));
    }

    [Fact]
    public void However_a_plan_is_made_its_titles_add_up() => Prop.ForAll(
        Gen.Choose(1, 2_000_000).ToArbitrary(), Gen.Choose(1, 48).ToArbitrary(), Gen.Choose(0, 100).ToArbitrary(), (cents, count, downPercent) =>
        {
            var (total, down) = (new Money(cents), new Money(cents * (long)downPercent / 100));
            var parts = Installment.Monthly(total - down, count, Day("2026-01-31"), Terms).ToList();
            var amounts = parts.ConvertAll(p => p.Amount);
            return Money.Sum(amounts) + down == total && amounts.TrueForAll(a => a > Money.Zero)
                && amounts.Zip(amounts.Skip(1)).All(pair => pair.First - pair.Second is { Cents: 0 or 1 });
        }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Whatever_is_paid_and_reversed_the_balance_is_the_amount_less_what_was_settled() => Prop.ForAll(
        Gen.Choose(1, 60_000).NonEmptyListOf().ToArbitrary(), payments =>
        {
            var (title, day) = (Title(R("1000"), "2026-02-10"), Day("2026-01-20"));
            foreach (var cents in payments)
            {
                day = day.AddDays(cents % 25);
                if (!title.IsOpen) break;
                var settled = title.Settle(Pays(day.ToString("yyyy-MM-dd"), Money.Min(new(cents), title.OwedOn(day).Total)));
                if (cents % 3 == 0) title.Reverse(settled.Id, day, "devolvido", "Ivo", default);
            }
            return title.Balance == title.Amount - title.Received && title.Balance >= Money.Zero && title.OwedOn(day).Principal == title.Balance;
        }).Check(Config.QuickThrowOnFailure);

    private static Title Title(Money amount, string dueOn, FinancialSettings? terms = null) => new(
        new Origin(TitleKind.Receivable, Guid.CreateVersion7(), "OS-2026-00001", Guid.CreateVersion7(), "Tomé Arruda", "Clientes", Day("2026-01-14"),
            new(2026, 3)),
        Installment.Whole(amount, Day(dueOn)), terms ?? Terms);

    private static Payment Pays(string on, Money? amount, Money discount = default) =>
        new(Day(on), Guid.CreateVersion7(), "Pix", amount, discount, null, "Ivo Brandt", default);

    private static DateOnly Day(string day) => DateOnly.Parse(day);

    private static Money R(string reais) => Money.Of(decimal.Parse(reais));
}
