using System.Text.Json;

namespace Biela.Acceptance.Tests.Stories;

/// <summary>A16. Lançamento atrasado e transferência entre contas.</summary>
public class A16_Late_entry_and_transfer() : Story("02/03/2026")
{
    private const string Movements = """
        | day | account | movement | amount |
        |---|---|---|---|
        | 02/03/2026 | Banco | aluguel | −1.150,00 |
        | 02/03/2026 | Caixa | venda de balcão | +180,00 |
        | 03/03/2026 | Banco | transferência para o Caixa | −500,00 |
        | 03/03/2026 | Caixa | transferência do Banco | +500,00 |
        | 03/03/2026 | Caixa | material de limpeza | −92,35 |
        | 04/03/2026 | Banco | Pix parcela | +1.648,66 |
        | 05/03/2026 | Caixa | diária | −310,00 |
        | 05/03/2026 | Caixa | transferência para o Banco | −200,00 |
        | 05/03/2026 | Banco | transferência do Caixa | +200,00 |
        | 06/03/2026 | Banco | Pix | +240,00 |
        """;

    private const string Closings = """
        | day | Caixa | Banco before | Banco after | consolidated before | consolidated after |
        |---|---|---|---|---|---|
        | 02/03/2026 | R$ 480,00 | R$ 4.050,00 | R$ 4.050,00 | R$ 4.530,00 | R$ 4.530,00 |
        | 03/03/2026 | R$ 887,65 | R$ 3.550,00 | R$ 3.473,60 | R$ 4.437,65 | R$ 4.361,25 |
        | 04/03/2026 | R$ 887,65 | R$ 5.198,66 | R$ 5.122,26 | R$ 6.086,31 | R$ 6.009,91 |
        | 05/03/2026 | R$ 377,65 | R$ 5.398,66 | R$ 5.322,26 | R$ 5.776,31 | R$ 5.699,91 |
        | 06/03/2026 | R$ 377,65 | R$ 5.638,66 | R$ 5.562,26 | R$ 6.016,31 | R$ 5.939,91 |
        """;

    private const string BancoAfter = """
        | day | opening | in | out | closing |
        |---|---|---|---|---|
        | 02/03/2026 | R$ 5.200,00 | R$ 0,00 | R$ 1.150,00 | R$ 4.050,00 |
        | 03/03/2026 | R$ 4.050,00 | R$ 0,00 | R$ 576,40 | R$ 3.473,60 |
        | 04/03/2026 | R$ 3.473,60 | R$ 1.648,66 | R$ 0,00 | R$ 5.122,26 |
        | 05/03/2026 | R$ 5.122,26 | R$ 200,00 | R$ 0,00 | R$ 5.322,26 |
        | 06/03/2026 | R$ 5.322,26 | R$ 240,00 | R$ 0,00 | R$ 5.562,26 |
        """;

    private readonly Dictionary<string, Guid> accounts = [];
    private readonly List<JsonElement> transfers = [];
    private Person ivo = null!;

    [Fact]
    public async Task A_late_entry_moves_its_day_and_every_later_one_and_a_transfer_is_no_income()
    {
        await Given();
        foreach (var row in Movements.Rows()) await Post(row);
        Shop.On("06/03/2026 17:00");
        await WeekSays(caixa: 1, banco: 2, together: 4);
        foreach (var day in new[] { "02/03/2026", "03/03/2026", "04/03/2026", "05/03/2026" }) await ivo.Post("consolidated/closings", new { day = day.Day() });

        await TheFeeIsPostedWhileNobodyConsolidates();
        await WeekSays(caixa: 1, banco: 3, together: 5);
        await TheWeekInFull();
        await ThePrintedClosings();
        await TransfersAreReversedWhole();
        await Shop.BooksAgree();
    }

    /// <summary>Biela dies with the answer to the posting: whoever adds the days up has not heard of it, and hears of it when back.</summary>
    private async Task TheFeeIsPostedWhileNobodyConsolidates()
    {
        Shop.On("06/03/2026 18:00");
        await Post(["03/03/2026", "Banco", "tarifa bancária", "−76,40"], travel: false);
        await Shop.Biela.Kill();
        await Shop.Biela.Restart();

        var fee = (await ivo.Get($"cashflow/entries?accountId={accounts["Banco"]}")).List()[0];
        Assert.Equal(("03/03/2026", "−R$ 76,40", "Ivo Brandt"), (fee.Day("day"), fee.Reais("amount"), fee.Text("enteredBy")));
        Assert.StartsWith("2026-03-06T21:0", fee.Text("enteredAt"));
    }

    private async Task TheWeekInFull()
    {
        BancoAfter.Says(await Days($"accounts/{accounts["Banco"]}/daily"), d =>
            [d.Day("day"), d.Reais("opening"), d.Reais("in"), d.Reais("out"), d.Reais("closing")]);
        var week = await Days("daily");
        Assert.Equal(("R$ 2.068,66", "R$ 1.628,75"),
            (week.Sum(d => d.Number("inWithoutTransfers")).Reais(), week.Sum(d => d.Number("outWithoutTransfers")).Reais()));
        // Neither transfer is in the result.
        foreach (var view in new[] { "accrual", "cash" })
            await ivo.Until("financial/results?from=2026-03&to=2026-03", r => r.List("months")[0].Of(view).Reais("result") == "R$ 439,91");
    }

    private async Task ThePrintedClosings()
    {
        var printed = (await ivo.Get("consolidated/closings")).List().OrderBy(c => c.Text("day"));
        Assert.Equal(["02/03/2026 R$ 4.530,00", "03/03/2026 R$ 4.437,65 desatualizado", "04/03/2026 R$ 6.086,31 desatualizado",
            "05/03/2026 R$ 5.776,31 desatualizado"],
            printed.Select(c => $"{c.Day("day")} {c.Reais("closing")}{(c.Flag("stale") ? " desatualizado" : "")}"));
    }

    private async Task TransfersAreReversedWhole()
    {
        foreach (var transfer in transfers)
        {
            var legs = await Legs(transfer.Id());
            Assert.Equal((2, 0m), (legs.Length, legs.Sum(e => e.Number("amount"))));
            await Person.Refused("leg-of-transfer", () => ivo.Post($"cashflow/entries/{legs[0].Id()}/reverse", new { reason = "conta errada" }));
        }
        var reversal = await ivo.Post($"cashflow/transfers/{transfers[0].Id()}/reverse", new { reason = "conta errada" });
        Assert.Equal(["06/03/2026 R$ 500,00 Banco", "06/03/2026 −R$ 500,00 Caixa"], (await Legs(reversal.Id()))
            .Select(e => $"{e.Day("day")} {e.Reais("amount")} {accounts.Single(a => a.Value == e.Id("accountId")).Key}").Order());
        await Shop.Closes(accounts["Banco"], "06/03/2026", "R$ 6.062,26");
        await Shop.Closes(accounts["Caixa"], "06/03/2026", "−R$ 122,35");
    }

    /// <summary>Writes one movement of the table into the book; of a transfer, the account it leaves says both.</summary>
    private async Task Post(string[] row, bool travel = true)
    {
        var (day, account, movement, amount) = (row[0].Day(), accounts[row[1]], row[2], row[3].Number());
        if (travel) Shop.On(row[0]);
        if (!movement.StartsWith("transferência")) await ivo.Post("cashflow/entries",
            new { accountId = account, day, amount, category = movement, description = movement });
        else if (amount < 0)
            transfers.Add(await ivo.Post("cashflow/transfers", new { from = account, to = accounts.Values.Single(other => other != account), day,
                amount = -amount, description = movement }));
    }

    private async Task<JsonElement[]> Legs(Guid transfer) =>
        [.. (await ivo.Get("cashflow/entries?limit=200")).List().Where(e => e.Of("transferId").ValueKind == JsonValueKind.String
            && e.Id("transferId") == transfer)];

    private async Task WeekSays(int caixa, int banco, int together)
    {
        await Says($"accounts/{accounts["Caixa"]}/daily", caixa);
        await Says($"accounts/{accounts["Banco"]}/daily", banco);
        await Says("daily", together);

        async Task Says(string days, int column) => await Biela.Eventually(async () => string.Join(" | ", (await Days(days)).Select(d => d.Reais("closing"))),
            seen => seen == string.Join(" | ", Closings.Rows().Select(row => row[column])));
    }

    private async Task<JsonElement[]> Days(string what) => (await ivo.Get($"consolidated/{what}?from=2026-03-02&to=2026-03-06")).List("days");

    private async Task Given()
    {
        ivo = await Shop.Hire("Ivo Brandt", "Financeiro");
        foreach (var (name, kind, opening) in new[] { ("Caixa", "Cash", 300.00m), ("Banco", "Bank", 5200.00m) })
            accounts[name] = (await Shop.Owner.Post("cashflow/accounts", new { name, kind, opening, openedOn = "02/03/2026".Day() })).Id();
        // What happens to an account waits for it a day at most, and this story runs through days in no time.
        await Shop.Closes(accounts["Caixa"], "02/03/2026", "R$ 300,00");
        await Shop.Closes(accounts["Banco"], "02/03/2026", "R$ 5.200,00");
    }
}
