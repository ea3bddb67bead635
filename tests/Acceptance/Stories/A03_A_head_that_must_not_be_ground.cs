using System.Text.Json;

namespace Biela.Acceptance.Tests.Stories;

/// <summary>A03. Cabeçote que não se pode plainar: a forbidden service is impossible, not just discouraged.</summary>
public class A03_A_head_that_must_not_be_ground() : Story("10/03/2026")
{
    private const string Heads = """
        | head | 1 | 2 | 3 | 4 | 5 | 6 | 7 | height |
        |---|---|---|---|---|---|---|---|---|
        | Cabeçote 1 (Tornado D4, não retificar) | 0,060 | 0,080 | 0,045 | 0,050 | 0,075 | 0,070 | 0,055 | 98,410 |
        | Cabeçote 2 (Vetor 1.6) | 0,040 | 0,060 | 0,080 | 0,030 | 0,070 | 0,065 | 0,050 | 109,930 |
        | Cabeçote 3 (Vetor 1.6) | 0,035 | 0,080 | 0,060 | 0,055 | 0,070 | 0,060 | 0,045 | 109,890 |
        | Cabeçote 4 (Vetor 1.6) | 0,020 | 0,030 | 0,040 | 0,025 | 0,035 | 0,030 | 0,020 | 109,995 |
        """;

    private const string Grinding = """
        | code | qty | unit price |
        |---|---|---|
        | SV-301 | 1 | R$ 214,60 |
        """;

    private readonly List<Job> jobs = [];

    [Fact]
    public async Task Grinding_is_refused_where_the_maker_forbids_it_or_the_head_would_get_too_low()
    {
        var (lia, rui) = (await Shop.Hire("Lia Prado", "Consultor"), await Shop.Hire("Rui Sena", "Metrologista"));
        await Shop.Instruments("10/11/2025", "MC-02");
        await Register("Tornado D4", new { feature = "HeadFlatness", flatnessMax = 0.050, grindingForbidden = true });
        await Register("Vetor 1.6", new { feature = "HeadFlatness", flatnessMax = 0.050, cleanUp = 0.020 }, new { feature = "HeadHeight", minimum = 109.800 });
        List<string[]> seen = [];
        foreach (var row in Heads.Rows()) seen.Add(await Measured(rui, row));
        """
            | head | flatness | verdict | height | after grinding | suggestion |
            |---|---|---|---|---|---|
            | Cabeçote 1 (Tornado D4, não retificar) | 0,080 | OUT | 98,410 | – | Substituir cabeçote (retífica proibida pela especificação) |
            | Cabeçote 2 (Vetor 1.6) | 0,080 | OUT | 109,930 | 109,830 | Plainar cabeçote |
            | Cabeçote 3 (Vetor 1.6) | 0,080 | OUT | 109,890 | 109,790 | Substituir cabeçote (abaixo da altura mínima) |
            | Cabeçote 4 (Vetor 1.6) | 0,040 | AT_LIMIT | 109,995 | – | nenhum serviço |
            """.Says(seen, row => row);

        var forbidden = await Refused(lia, jobs[0]);
        Assert.Contains("retífica proibida pela especificação (Catálogo Tornado D4)", forbidden.Why);
        var tooLow = await Refused(lia, jobs[2]);
        Assert.Contains("109,790 após plainar, mínima 109,800", tooLow.Why);
        await Draft(lia, jobs[1]);
        Assert.Single((await Shop.Budget(lia, jobs[1], Grinding)).List("lines"));
        await Shop.BooksAgree();
    }

    private async Task<string[]> Measured(Person rui, string[] row)
    {
        var model = row[0].Contains("Tornado") ? "Tornado D4" : "Vetor 1.6";
        var job = await Shop.Order(await Shop.Customer(row[0]), new(model), "CABECOTE");
        jobs.Add(job);
        var head = await Shop.Measure(rui, job, "CABECOTE", "MC-02", $"""
            | head |
            |---|
            | Cabeçote | {string.Join(" | ", row[1..])} |
            """);
        var diagnosis = await rui.Post($"diagnostics/orders/{job.Id}/complete");
        var flatness = head.List("features").Single(f => f.Text("feature") == "HeadFlatness");
        var ground = head.List("repairs").Single().Of("withCleanUp");
        return
        [
            row[0], flatness.Mm("flatness"), flatness.Verdict(), head.List("features").Single(f => f.Text("feature") == "HeadHeight").Mm("max"),
            ground.ValueKind == JsonValueKind.Null ? "–" : ground.GetDecimal().Mm(), Suggested(diagnosis.List("suggestions")),
        ];
    }

    private static string Suggested(JsonElement[] suggestions) => suggestions switch
    {
        [] => "nenhum serviço",
        [var grind] when grind.Text("code") == "SV-301" => grind.Text("description"),
        // Numbers and source of the reason are looked at where it refuses.
        [var replace] => $"{replace.Text("description")} ({replace.Text("reason").Split(':', '(')[0].Trim()})",
        _ => string.Join(", ", suggestions),
    };

    private async Task<Refusal> Refused(Person lia, Job job)
    {
        await Draft(lia, job);
        return await Person.Refused("service-forbidden", () => Shop.Budget(lia, job, Grinding));
    }

    private static async Task Draft(Person lia, Job job)
    {
        var budget = (await lia.Until($"budgets?orderId={job.Id}", page => page.List().Length == 1)).List()[0].Id();
        await lia.Until($"budgets/{budget}", b => b.List("suggestions").Length == 1);
    }

    private Task Register(string model, params object[] features) =>
        Shop.Owner.Post("diagnostics/specifications", new { model, source = $"Catálogo {model}", effectiveFrom = "01/01/2026".Day(), features });
}
