using Biela.Kernel;
using Biela.Modules.Budgets;

namespace Biela.Modules.Tests.Budgets;

/// <summary>Story A06, case by case.</summary>
public sealed class DiscountTests : Desk
{
    private static EditLines.LineInput[] Engine(decimal onAssembly = 0) =>
    [
        Line("SV-101", 4, 164.30m), Line("SV-201", 5, 108.70m), Line("SV-401", 1, 890, onAssembly),
        Line("PT-PIST025", 1, 698.40m), Line("PT-BRM025", 1, 189.75m), Line("PT-JUNTA", 1, 289.55m),
    ];

    private async Task<Guid> Asked((Guid?, string, string, Percent) who, decimal header, decimal onAssembly = 0)
    {
        await Parts("PT-PIST025", "PT-BRM025", "PT-JUNTA");
        As = who;
        var id = await Draft((await Order()).OrderId);
        await Edit(id, header, Engine(onAssembly));
        return id;
    }

    [Fact]
    public async Task Case_1_exactly_the_limit_is_sent()
    {
        var id = await Asked(Lia, 163.42m);
        Assert.Equal(Reais(3104.98m), (await Send(id)).Total);
        Assert.Equal((BudgetStatus.Sent, Reais(3268.40m)), ((await Show(id)).Status, (await Show(id)).Gross));
    }

    [Fact]
    public async Task Case_2_a_centavo_more_waits_and_has_no_link()
    {
        var id = await Asked(Lia, 163.43m);
        Assert.Equal("discount-needs-approval", await Code(() => Send(id)));
        Assert.Equal((BudgetStatus.AwaitingInternalApproval, null), ((await Show(id)).Status, (await Show(id)).SentAt));
    }

    [Fact]
    public async Task Case_3_who_asked_does_not_decide()
    {
        var id = await Asked(Lia, 163.43m);
        As = Lia with { Item4 = Percent.Of(30) };
        Assert.Equal("author-may-not-decide", await Code(() => DecideDiscount(id)));
    }

    [Fact]
    public async Task Case_4_the_manager_s_yes_lets_it_be_sent_and_is_remembered()
    {
        At("13/01/2026");
        var id = await Asked(Lia, 163.43m);
        At("13/01/2026 11:30");
        As = Otto;
        await DecideDiscount(id);
        As = Lia;
        Assert.Equal(Reais(3104.97m), (await Send(id)).Total);
        var yes = new Note(new(2026, 1, 13, 14, 30, 0, TimeSpan.Zero), "Otto Brill", "Aprovou o desconto de R$ 163,43: combinado com o cliente");
        Assert.Contains(yes, (await Show(id)).History);
    }

    [Fact]
    public async Task Case_5_a_manager_s_own_limit_is_sent()
    {
        var id = await Asked(Otto, 490.26m);
        Assert.Equal(Reais(2778.14m), (await Send(id)).Total);
    }

    [Fact]
    public async Task Case_6_beyond_it_only_the_owner_decides()
    {
        var id = await Asked(Otto, 490.27m);
        Assert.Equal(BudgetStatus.AwaitingInternalApproval, (await Show(id)).Status);
        Assert.Equal("author-may-not-decide", await Code(() => DecideDiscount(id)));
        As = (Guid.CreateVersion7(), "outro gerente", "Gerente", Percent.Of(15));
        Assert.Equal("discount-above-limit", await Code(() => DecideDiscount(id)));
        As = Celina;
        await DecideDiscount(id);
        Assert.Equal(Reais(2778.13m), (await Send(id)).Total);
    }

    [Fact]
    public async Task Case_7_line_and_header_discounts_count_together_and_the_header_is_spread_after_the_line_s()
    {
        var id = await Asked(Lia, 123.42m, onAssembly: 40);
        await Send(id);
        var budget = await Show(id);
        Assert.Equal((Reais(3268.40m), Reais(123.42m), Reais(163.42m), Reais(3104.98m)), (budget.Gross, budget.Discount, budget.AllDiscounts, budget.Total));
        Assert.Equal(
            [(657.20m, 25.12m, 632.08m), (543.50m, 20.78m, 522.72m), (850.00m, 32.50m, 817.50m),
             (698.40m, 26.70m, 671.70m), (189.75m, 7.25m, 182.50m), (289.55m, 11.07m, 278.48m)],
            budget.Lines.Select(l => (l.Total.Reais, l.Share.Reais, l.Net.Reais)));
    }

    [Fact]
    public async Task Case_8_together_a_centavo_more_waits() =>
        Assert.Equal(BudgetStatus.AwaitingInternalApproval, (await Show(await Asked(Lia, 123.43m, onAssembly: 40))).Status);

    [Fact]
    public async Task Case_9_the_total_may_not_be_negative()
    {
        var id = await Asked(Celina, 0);
        Assert.Equal("negative-total", await Code(() => Edit(id, 3268.41m, Engine())));
        Assert.Equal("negative-total", await Code(() => Edit(id, -0.01m, Engine())));
        Assert.Equal("invalid-discount", await Code(() => Edit(id, 0, Engine(onAssembly: 890.01m))));
        Assert.Equal(Reais(3268.40m), (await Show(id)).Total);
    }

    [Fact]
    public async Task Case_10_raising_the_discount_afterwards_voids_the_approval()
    {
        var id = await Asked(Lia, 163.43m);
        As = Otto;
        await DecideDiscount(id);
        As = Lia;
        Assert.Equal(BudgetStatus.Draft, (await Edit(id, 163.43m, Engine())).Status);
        Assert.Equal(BudgetStatus.AwaitingInternalApproval, (await Edit(id, 173.43m, Engine())).Status);
        Assert.Equal(BudgetStatus.AwaitingInternalApproval, (await Edit(id, 163.43m, Engine())).Status);
        Assert.Equal("discount-needs-approval", await Code(() => Send(id)));
    }

    [Fact]
    public async Task The_same_money_on_fewer_lines_is_a_greater_discount()
    {
        var id = await Asked(Lia, 163.43m);
        As = Otto;
        await DecideDiscount(id);
        As = Lia;
        Assert.Equal(BudgetStatus.AwaitingInternalApproval, (await Edit(id, 163.43m, Engine()[..5])).Status);
    }

    [Theory]
    [InlineData(53_498, false)]
    [InlineData(53_497, true)]
    [InlineData(90_000, false)]
    public async Task A_price_below_the_catalogue_s_counts_as_a_discount(int cents, bool waits)
    {
        await Price("PT-PIST025", 698.40m);
        var id = await Asked(Lia, 0);
        var budget = await Edit(id, 0, [.. Engine()[..3], Line("PT-PIST025", 1, cents / 100m), .. Engine()[4..]]);
        Assert.Equal((waits, Reais(0), new Money(Math.Max(0, 69_840 - cents))),
            (budget.Status == BudgetStatus.AwaitingInternalApproval, budget.AllDiscounts, budget.BelowList));
    }

    [Fact]
    public async Task Who_decides_on_lower_prices_needs_the_limit_for_them_and_the_decision_holds_for_them_only()
    {
        await Price("SV-401", 1200);
        var id = await Asked(Lia, 163.43m);
        Assert.Equal(Reais(310), (await Show(id)).BelowList);
        As = Lia with { Item1 = Guid.CreateVersion7() };
        Assert.Equal("discount-above-limit", await Code(() => DecideDiscount(id)));
        As = Otto;
        await DecideDiscount(id);
        Assert.Contains((await Show(id)).History, note => note.What.StartsWith("Aprovou o desconto de R$ 473,43"));
        As = Lia;
        Assert.Equal(BudgetStatus.Draft, (await Edit(id, 163.43m, Engine())).Status);
        Assert.Equal(BudgetStatus.AwaitingInternalApproval, (await Edit(id, 163.43m, [.. Engine()[..2], Line("SV-401", 1, 889), .. Engine()[3..]])).Status);
    }

    [Fact]
    public async Task A_no_keeps_it_from_being_sent_until_the_discount_is_lowered()
    {
        var id = await Asked(Lia, 163.43m);
        As = Otto;
        await DecideDiscount(id, approve: false);
        As = Lia;
        Assert.Equal("discount-needs-approval", await Code(() => Send(id)));
        await Edit(id, 163.42m, Engine());
        Assert.Equal(Reais(3104.98m), (await Send(id)).Total);
    }
}
