using Biela.Contracts.Financial;
using Biela.Contracts.Orders;
using Biela.Kernel;
using Biela.Modules.Financial;

namespace Biela.Modules.Tests.Financial;

public sealed class ReceivableTests : MoneyTest
{
    [Theory]
    [InlineData("4944.67", 3, "2026-01-31", "1648.23 2026-01-31, 1648.22 2026-02-28, 1648.22 2026-03-31")]
    [InlineData("813.70", 2, "2026-03-30", "406.85 2026-03-30, 406.85 2026-04-30")]
    [InlineData("2245.60", 2, "2026-06-05", "1122.80 2026-06-05, 1122.80 2026-07-05")]
    [InlineData("450.59", 1, "2026-07-05", "450.59 2026-07-05")]
    [InlineData("2749.90", 4, "2026-06-15", "687.48 2026-06-15, 687.48 2026-07-15, 687.47 2026-08-15, 687.47 2026-09-15")]
    [InlineData("10000", 3, "2026-01-10", "3333.34 2026-01-10, 3333.33 2026-02-10, 3333.33 2026-03-10")]
    public async Task An_approval_becomes_a_title_an_installment(string total, int installments, string firstDueOn, string expected)
    {
        await Heard(Approved(Guid.CreateVersion7(), "OS-2026-00001", decimal.Parse(total), installments, firstDueOn, "2026-01-05"));

        var titles = await Receivables();
        Assert.Equal(expected, string.Join(", ", titles.Select(t => $"{t.Amount.Reais:0.00} {t.DueOn:yyyy-MM-dd}")));
        Assert.Equal(Enumerable.Range(1, installments).Select(n => $"OS-2026-00001 {n}/{installments}"), titles.Select(t => t.Number));
        Assert.Equal(installments, (await Financial.Told<ReceivableCreated>()).Count);
    }

    [Fact]
    public async Task A_down_payment_is_a_title_of_its_own()
    {
        await Heard(Approved(Guid.CreateVersion7(), "OS-2026-00001", 1000, 3, "2026-02-10", "2026-01-05", down: 100, downOn: "2026-01-06"));

        Assert.Equal([("OS-2026-00001 entrada", 0, R(100)), ("OS-2026-00001 1/3", 1, R(300)), ("OS-2026-00001 2/3", 2, R(300)),
            ("OS-2026-00001 3/3", 3, R(300))],
            (await Receivables()).Select(t => (t.Number, t.Installment, t.Amount)));
    }

    [Fact]
    public async Task The_whole_as_down_payment_leaves_no_installments()
    {
        await Heard(Approved(Guid.CreateVersion7(), "OS-2026-00001", 100, 1, "2026-02-10", "2026-01-05", down: 100));

        Assert.Equal(Day("2026-01-05"), Assert.Single(await Receivables()).DueOn);
    }

    [Fact]
    public async Task A_supplementary_budget_leaves_the_titles_of_the_first_alone()
    {
        var order = Guid.CreateVersion7();
        await Heard(Approved(order, "OS-2026-00001", 2245.60m, 2, "2026-06-05", "2026-05-04"),
            Approved(order, "OS-2026-00001", 450.59m, 1, "2026-07-05", "2026-05-12"));

        Assert.Equal([R(450.59m), R(1122.80m), R(1122.80m)], (await Receivables(order)).Select(t => t.Amount));
    }

    [Fact]
    public async Task The_shop_decides_where_the_centavos_and_the_weekends_go()
    {
        var terms = new ChangeSettings.Request(Percent.Of(2), Percent.Of(1), 0, DateShift.Next, RemainderOnLast: true);
        await Financial.Call<ShowSettings.Response>(ChangeSettings.Handle, terms);
        await Financial.Call<ShowSettings.Response>(ChangeSettings.Handle, terms);
        await Heard(Approved(Guid.CreateVersion7(), "OS-2026-00001", 100, 3, "2026-01-31", "2026-01-05"));

        Assert.Equal([(R(33.33m), Day("2026-02-02")), (R(33.33m), Day("2026-03-02")), (R(33.34m), Day("2026-03-31"))],
            (await Receivables()).Select(t => (t.Amount, t.DueOn)));
    }

    [Fact]
    public async Task The_month_of_the_revenue_is_a_guess_until_delivery()
    {
        var order = Guid.CreateVersion7();
        await Heard(Approved(order, "OS-2026-00001", 100, 1, "2026-02-10", "2026-01-14", promisedOn: "2026-02-27"));
        var title = Assert.Single(await Receivables());
        Assert.Equal(("2026-02", true), ((await Title(title.Id)).Competence, (await Title(title.Id)).Provisional));

        await Heard(new OrderDelivered(order, "OS-2026-00001", Customer, "Tomé Arruda", Day("2026-03-06"), 100_00, 0, "Tomé Arruda"));

        Assert.Equal(("2026-03", false), ((await Title(title.Id)).Competence, (await Title(title.Id)).Provisional));
    }

    [Fact]
    public async Task On_the_morning_after_the_due_day_a_title_is_overdue_and_the_others_are_told_once()
    {
        At("2026-01-14");
        await Heard(Approved(Guid.CreateVersion7(), "OS-2026-00001", 100, 1, "2026-01-31", "2026-01-14"));
        At("2026-01-31 23:59");
        await Deliver();
        Assert.Empty(await Financial.Told<TitleOverdue>());
        Assert.Equal(TitleStatus.Open, Assert.Single(await Receivables()).Status);

        At("2026-02-01 00:00");
        await Deliver();

        Assert.Equal(R(100).Cents, Assert.Single(await Financial.Told<TitleOverdue>()).BalanceCents);
        Assert.Equal(TitleStatus.Overdue, Assert.Single(await Receivables()).Status);
    }

    [Fact]
    public async Task A_title_paid_in_time_is_never_overdue()
    {
        At("2026-01-14");
        var bank = await Account("Banco Serra", 0, "2026-01-01");
        await Heard(Approved(Guid.CreateVersion7(), "OS-2026-00001", 100, 1, "2026-01-31", "2026-01-14"));
        await Settle(Assert.Single(await Receivables()).Id, "2026-01-14", bank);

        At("2026-02-01");
        await Deliver();

        Assert.Empty(await Financial.Told<TitleOverdue>());
        Assert.Equal("Settled", Assert.Single(await Financial.Told<TitleClosed>()).Status);
    }

    [Fact]
    public async Task Titles_are_found_by_what_they_are()
    {
        At("2026-02-15");
        var bank = await Account("Banco Serra", 0, "2026-01-01");
        await Heard(Approved(Guid.CreateVersion7(), "OS-2026-00001", 400, 4, "2026-01-31", "2026-01-14"));
        var titles = await Receivables();
        await Settle(titles[1].Id, "2026-02-15", bank);
        await Settle(titles[2].Id, "2026-02-15", bank, 40);

        foreach (var (status, title) in new[] { (TitleStatus.Overdue, 0), (TitleStatus.Settled, 1), (TitleStatus.Partial, 2), (TitleStatus.Open, 3) })
        {
            var found = Assert.Single((await Financial.Call<Page<ListReceivables.Item>>(ListReceivables.Handle, status)).Items);
            Assert.Equal((titles[title].Id, status), (found.Id, found.Status));
        }
    }
}
