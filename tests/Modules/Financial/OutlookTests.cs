using Biela.Kernel;
using Biela.Modules.Financial;

namespace Biela.Modules.Tests.Financial;

public sealed class OutlookTests : MoneyTest
{
    private const string Today = "2026-11-17";

    [Fact]
    public async Task What_falls_due_is_added_up_by_day_on_both_sides_and_a_day_without_anything_is_left_out()
    {
        At(Today);
        var account = await Account("Banco", 1000, Today);
        await Owes(100, "2026-11-20");
        await Owes(50.55m, "2026-11-20");
        await Owes(7, "2026-11-16");
        await Owes(7, "2026-12-01");
        await Bill(80, "2026-11-20");
        await Bill(33, "2026-11-30");
        await Bill(9, "2026-12-01");
        var partly = await Owes(500, "2026-11-17");
        await Settle(partly, Today, account, 120.01m);
        await Settle(await Owes(999, "2026-11-21"), Today, account);

        var outlook = await Outlook("2026-11-17", "2026-11-30");
        Assert.Equal<ShowOutlook.DueDay>(
            [new(Day("2026-11-17"), R(379.99m), R(0)), new(Day("2026-11-20"), R(150.55m), R(80)), new(Day("2026-11-30"), R(0), R(33))], outlook.Days);
        Assert.Equal((await Receivables()).Where(t => t.DueOn == Day("2026-11-17")).Select(t => t.Balance), outlook.Days.Take(1).Select(d => d.Receivable));
        await Deliver();
    }

    [Fact]
    public async Task What_customers_owe_stands_in_the_range_of_its_delay_whatever_days_are_asked_for()
    {
        At(Today);
        string[] due = ["2026-11-18", "2026-11-17", "2026-11-16", "2026-10-18", "2026-10-17", "2026-09-18", "2026-09-17", "2026-08-19", "2026-08-18"];
        for (var at = 0; at < due.Length; at++) await Owes((decimal)Math.Pow(2, at), due[at]);
        await Bill(5000, "2026-11-16");

        Assert.Equal(new ShowOutlook.Ages(R(1 + 2), R(4 + 8), R(16 + 32), R(64 + 128), R(256)), (await Outlook("2026-11-17", "2026-11-17")).Aging);
        // 21:30 of the 17th in São Paulo is the 18th in Greenwich.
        At("2026-11-17 21:30");
        Assert.Equal(R(1 + 2), (await Outlook("2026-11-17", "2026-11-17")).Aging.Ahead);
        At("2026-11-18");
        Assert.Equal(new ShowOutlook.Ages(R(1), R(2 + 4), R(8 + 16), R(32 + 64), R(128 + 256)), (await Outlook("2026-11-17", "2026-11-17")).Aging);
    }

    [Fact]
    public async Task The_worst_debtors_come_first_each_once_with_their_oldest_title()
    {
        At(Today);
        var account = await Account("Banco", 0, "2026-10-10");
        var (ana, bia) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var oldest = await Owes(15, "2026-10-10", ana, "Ana Antiga");
        await Owes(10, "2026-11-10", ana, "Ana");
        await Owes(999, "2026-11-17", ana, "Ana");
        var partly = await Owes(100, "2026-10-10", bia, "Bia");
        await Settle(partly, "2026-10-10", account, 60);
        await Bill(5000, "2026-10-10");
        var others = new List<(Guid Id, Guid Title)>();
        foreach (var amount in (decimal[])[30, 20, 19, 18])
        {
            var id = Guid.CreateVersion7();
            others.Add((id, await Owes(amount, "2026-11-01", id, $"Deve {amount}")));
        }

        Assert.Equal<Debtor>(
            [
                new("Bia", bia, 1, 38, R(40), partly), new("Deve 30", others[0].Id, 1, 16, R(30), others[0].Title),
                new("Ana Antiga", ana, 2, 38, R(25), oldest), new("Deve 20", others[1].Id, 1, 16, R(20), others[1].Title),
                new("Deve 19", others[2].Id, 1, 16, R(19), others[2].Title),
            ],
            (await Outlook(Today, Today)).Worst);
        await Deliver();
    }

    [Fact]
    public async Task A_debtor_without_an_id_is_known_by_name()
    {
        At(Today);
        Guid[] made = [await WithoutId("Ana", 10, "2026-11-10"), await WithoutId("Bia", 15, "2026-11-10"), await WithoutId("Ana", 7, "2026-11-12")];

        Assert.Equal<Debtor>([new("Ana", null, 2, 7, R(17), made[0]), new("Bia", null, 1, 7, R(15), made[1])], (await Outlook(Today, Today)).Worst);

        Task<Guid> WithoutId(string party, decimal amount, string dueOn) => Financial.Call<Guid>(async (FinancialDb db) =>
        {
            var origin = new Origin(TitleKind.Receivable, Guid.CreateVersion7(), party, null, party, "Clientes", Day(Today), Month.Of(Day(Today)));
            var title = new Title(origin, Installment.Whole(R(amount), Day(dueOn)), await db.Terms(default));
            db.Add(title);
            await db.SaveChangesAsync();
            return title.Id;
        });
    }

    [Fact]
    public async Task What_is_owed_to_another_shop_is_not_seen()
    {
        At(Today);
        await Owes(10, "2026-11-10");
        await Owes(20, "2026-11-20");
        await Bill(30, "2026-11-20");
        Financial.Organization = Guid.CreateVersion7();

        var outlook = await Outlook("2026-11-01", "2026-11-30");
        Assert.Empty(outlook.Days);
        Assert.Equal(new ShowOutlook.Ages(default, default, default, default, default), outlook.Aging);
        Assert.Empty(outlook.Worst);
    }

    [Fact]
    public async Task Without_days_it_is_the_next_month_and_one_end_alone_is_enough()
    {
        At(Today);
        foreach (var day in (string[])["2026-11-16", "2026-11-17", "2026-12-17", "2026-12-18"]) await Bill(1, day);

        Assert.Equal([Day("2026-11-17"), Day("2026-12-17")], (await Financial.Call<ShowOutlook.Response>(ShowOutlook.Handle)).Days.Select(d => d.Day));
        Assert.Equal(3, (await Outlook("2026-11-16", null)).Days.Count);
        Assert.Equal(Day("2026-12-18"), Assert.Single((await Outlook("2026-12-18", null)).Days).Day);
        Assert.Equal(Day("2026-11-16"), Assert.Single((await Outlook(null, "2026-11-16")).Days).Day);
        Assert.Equal(3, (await Outlook(null, "2026-12-18")).Days.Count);
    }

    [Theory]
    [InlineData("2026-11-17", "2026-11-16", "to: deve ser igual ou posterior a from.")]
    [InlineData("2026-11-17", "2027-12-22", "to: no máximo 400 dias de uma vez.")]
    [InlineData("0001-01-01", "9999-12-31", "to: no máximo 400 dias de uma vez.")]
    [InlineData("2026-11-17", "2027-12-21", null)]
    [InlineData("9999-12-31", null, null)]
    [InlineData(null, "0001-01-01", null)]
    public async Task Days_that_cannot_be_shown_are_refused_by_name(string? from, string? to, string? refusal)
    {
        At(Today);
        if (refusal is null) Assert.Empty((await Outlook(from, to)).Days);
        else Assert.Equal(("invalid", refusal), await Refused(() => Outlook(from, to)) is var broken ? (broken.Code, broken.Message) : default);
    }

    private Task<ShowOutlook.Response> Outlook(string? from, string? to) => Financial.Call<ShowOutlook.Response>(
        (FinancialDb db, Tenant tenant, TimeProvider clock, CancellationToken ct) =>
            ShowOutlook.Handle(db, tenant, clock, ct, from is null ? null : Day(from), to is null ? null : Day(to)));

    private async Task<Guid> Owes(decimal amount, string dueOn, Guid? customer = null, string name = "Tomé Arruda") =>
        (await Financial.Call<OpenReceivable.Response>(OpenReceivable.Handle,
            new OpenReceivable.Request(customer ?? Customer, name, R(amount), Day(dueOn), "Venda de sucata"))).Id;

    private Task Bill(decimal amount, string dueOn) => Financial.Call<OpenPayable.Response>(OpenPayable.Handle,
        new OpenPayable.Request("Luz", "Energia", R(amount), Day(dueOn), "2026-11"));
}
