namespace Biela.Acceptance.Tests.Stories;

/// <summary>What the bank says of it, and the income statement.</summary>
public partial class A01_The_main_job
{
    private async Task The_bank_agrees_day_by_day()
    {
        const string days = """
            | day | opening | in | out | closing |
            |---|---|---|---|---|
            | 30/01/2026 | R$ 2.500,00 | R$ 1.648,23 | R$ 0,00 | R$ 4.148,23 |
            | 05/02/2026 | R$ 4.148,23 | R$ 0,00 | R$ 1.150,00 | R$ 2.998,23 |
            | 20/02/2026 | R$ 2.998,23 | R$ 0,00 | R$ 51,96 | R$ 2.946,27 |
            | 27/02/2026 | R$ 2.946,27 | R$ 1.648,22 | R$ 34,64 | R$ 4.559,85 |
            | 05/03/2026 | R$ 4.559,85 | R$ 0,00 | R$ 1.150,00 | R$ 3.409,85 |
            | 06/03/2026 | R$ 3.409,85 | R$ 0,00 | R$ 215,37 | R$ 3.194,48 |
            | 06/04/2026 | R$ 3.194,48 | R$ 0,00 | R$ 1.240,00 | R$ 1.954,48 |
            | 13/04/2026 | R$ 1.954,48 | R$ 1.688,32 | R$ 0,00 | R$ 3.642,80 |
            | 20/04/2026 | R$ 3.642,80 | R$ 0,00 | R$ 464,05 | R$ 3.178,75 |
            """;
        var path = $"consolidated/accounts/{account}/daily?from=2026-01-30&to=2026-04-20";
        var read = (await ivo.Until(path, page => page.List("days")[^1].Reais("closing") == "R$ 3.178,75")).List("days");
        days.Says(read.Where(d => d.Number("in") != 0 || d.Number("out") != 0),
            d => [d.Day("day"), d.Reais("opening"), d.Reais("in"), d.Reais("out"), d.Reais("closing")]);
        Assert.All(read.Zip(read.Skip(1)), pair => Assert.Equal(pair.First.Reais("closing"), pair.Second.Reais("opening")));
    }

    private async Task Pay(string party, string category, string amount, string day, string competence)
    {
        Shop.On(day);
        var bill = await ivo.Post("financial/payables", new { party, category, amount = amount.Number(), dueOn = day.Day(), competence });
        await Shop.Settle(ivo, bill.Id(), account, day);
    }

    private async Task PaySupplier(string amount, string day) =>
        await Shop.Settle(ivo, (await ivo.Get("financial/payables")).List().Single(p => p.Reais("amount") == amount).Id(), account, day);

    /// By accrual everything falls in March, the month of delivery; the notes that say the taxes come later, so the bill of the DAS says them.
    private async Task The_result_says_what_was_earned_and_what_was_paid()
    {
        await ivo.ResultsSay("accrual", """
            | month | gross | deductions | net | direct costs | gross profit | fixed | EBITDA | financial | result |
            |---|---|---|---|---|---|---|---|---|---|
            | 2026-01 | R$ 0,00 | R$ 0,00 | R$ 0,00 | R$ 0,00 | R$ 0,00 | R$ 0,00 | R$ 0,00 | R$ 0,00 | R$ 0,00 |
            | 2026-02 | R$ 0,00 | R$ 0,00 | R$ 0,00 | R$ 0,00 | R$ 0,00 | −R$ 1.365,37 | −R$ 1.365,37 | R$ 0,00 | −R$ 1.365,37 |
            | 2026-03 | R$ 5.114,15 | −R$ 633,53 | R$ 4.480,62 | −R$ 1.093,55 | R$ 3.387,07 | −R$ 2.390,00 | R$ 997,07 | R$ 0,00 | R$ 997,07 |
            | 2026-04 | R$ 0,00 | R$ 0,00 | R$ 0,00 | R$ 0,00 | R$ 0,00 | R$ 0,00 | R$ 0,00 | R$ 40,10 | R$ 40,10 |
            """);
        await ivo.ResultsSay("cash", """
            | month | gross | deductions | net | direct costs | gross profit | fixed | EBITDA | financial | result |
            |---|---|---|---|---|---|---|---|---|---|
            | 2026-01 | R$ 1.648,23 | R$ 0,00 | R$ 1.648,23 | R$ 0,00 | R$ 1.648,23 | R$ 0,00 | R$ 1.648,23 | R$ 0,00 | R$ 1.648,23 |
            | 2026-02 | R$ 1.648,22 | R$ 0,00 | R$ 1.648,22 | −R$ 86,60 | R$ 1.561,62 | −R$ 1.150,00 | R$ 411,62 | R$ 0,00 | R$ 411,62 |
            | 2026-03 | R$ 0,00 | R$ 0,00 | R$ 0,00 | R$ 0,00 | R$ 0,00 | −R$ 1.365,37 | −R$ 1.365,37 | R$ 0,00 | −R$ 1.365,37 |
            | 2026-04 | R$ 1.648,22 | −R$ 464,05 | R$ 1.184,17 | R$ 0,00 | R$ 1.184,17 | −R$ 1.240,00 | −R$ 55,83 | R$ 40,10 | −R$ 15,73 |
            """);
        var march = (await ivo.Get("financial/results?from=2026-03&to=2026-03")).List("months")[0].Of("accrual").List("lines");
        Assert.Equal(["Services R$ 3.250,10", "Parts R$ 1.864,05", "Discounts −R$ 169,48"],
            march.Take(3).Select(l => $"{l.Text("line")} {l.Reais("amount")}"));
        var cost = (await ivo.Get("financial/results/2026-03/lines/PartsCost")).List("items")[0];
        await Person.Refused("invalid", () => ivo.Get("financial/results/2026-03/lines/123"));
        Assert.Equal((job.Number, job.Id, "−R$ 1.093,55"), (cost.Text("reference"), cost.Id("sourceId"), cost.Reais("amount")));
    }
}
