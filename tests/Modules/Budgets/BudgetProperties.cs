using Biela.Contracts.Orders;
using Biela.Kernel;
using Biela.Modules.Budgets;
using FsCheck;
using FsCheck.Fluent;

namespace Biela.Modules.Tests.Budgets;

public sealed class BudgetProperties
{
    private static readonly DateTimeOffset Now = new(2026, 1, 13, 12, 0, 0, TimeSpan.Zero);

    private static readonly Arbitrary<(Line[] Lines, int Permille)> Offers = (
        from lines in (
            from quantity in Gen.Choose(1, 200_000)
            from price in Gen.Choose(0, 2_000_000)
            from off in Gen.Choose(0, 1000)
            let line = new Line(Guid.CreateVersion7(), LineKind.Service, "SV", "SV", new(quantity), UnitPrice.Of(price / 1000m), Money.Zero, null, null, false)
            select line with { Discount = new(line.Gross.Cents * off / 1000) }).NonEmptyListOf()
        from permille in Gen.Choose(0, 1000)
        select (lines.ToArray(), permille)).ToArbitrary();

    private static Budget Sent(Line[] lines, int permille)
    {
        var order = new OrderCard(new OrderCreated(
            Guid.CreateVersion7(), "OS", Guid.CreateVersion7(), "Tomé", null, new("V", null, 4, 5, 4), [], 3, null, new(2026, 1, 12), "Lia", null));
        var owner = new Actor();
        owner.Become(Guid.CreateVersion7(), "Celina", "Owner", null, Percent.Of(100));
        var budget = Budget.Draft(order, "ORC", false, "Celina", Now);
        budget.Edit(lines, new(Money.Sum(lines.Select(l => l.Total)).Cents * permille / 1000), null, owner, Now);
        budget.Send("hash", "America/Sao_Paulo", new(2026, 1, 28), null, owner, Now);
        return budget;
    }

    [Fact]
    public void The_net_lines_add_up_to_the_total_and_none_is_negative() => Prop.ForAll(Offers, offer =>
    {
        var budget = Sent(offer.Lines, offer.Permille);
        return Money.Sum(budget.Lines.Select(l => l.Net)) == budget.Total && budget.Lines.TrueForAll(l => l.Net >= Money.Zero && l.Share >= Money.Zero);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void What_is_approved_and_what_is_declined_make_the_total() => Prop.ForAll(Offers, Gen.Choose(0, int.MaxValue).ToArbitrary(), (offer, bits) =>
    {
        var budget = Sent(offer.Lines, offer.Permille);
        var choices = budget.Lines.Select((line, i) => new Choice(line.Id, (bits >> i % 31 & 1) == 1)).ToList();
        budget.Decide(new(Guid.CreateVersion7(), "Tomé", null, null, Channel.Link, null, null, null, null, Now, new(2026, 1, 14)), choices);
        var declined = Money.Sum(budget.Lines.Where(l => l.Decision == LineDecision.Declined).Select(l => l.Net));
        return budget.Approved(LineKind.Service) + declined == budget.Total;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void A_limit_allows_exactly_its_part_of_the_gross_and_not_a_centavo_more() =>
        Prop.ForAll(Gen.Choose(1, 300_000).ToArbitrary(), Gen.Choose(1, 10_000_000).ToArbitrary(), (limit, gross) =>
        {
            var most = (long)((decimal)gross * limit / 1_000_000);
            return new Percent(limit).Covers(new(most), new(gross)) && !new Percent(limit).Covers(new(most + 1), new(gross));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
}
