using System.Text.Json;

namespace Biela.Acceptance.Tests.Stories;

/// <summary>A02. Sem especificação não existe "OK"; no limite também não é OK.</summary>
public class A02_No_specification_no_OK() : Story("03/03/2026")
{
    private const string Bores = """
        | bore | A X | A Y | B X | B Y | C X | C Y |
        |---|---|---|---|---|---|---|
        | Cilindro 1 | 70,012 | 70,006 | 70,010 | 70,005 | 70,008 | 70,004 |
        | Cilindro 2 | 70,055 | 70,041 | 70,047 | 70,038 | 70,036 | 70,030 |
        | Cilindro 3 | 70,020 | 70,000 | 70,018 | 70,002 | 70,014 | 70,001 |
        """;

    private const string HeadOnly = """
        | feature | nominal | new part | service limit | ovality max | taper max | sizes | size limit | clean-up |
        |---|---|---|---|---|---|---|---|---|
        | HEAD_FLATNESS | – | – | 0,050 | – | – | – | – | – |
        """;

    private static readonly Motor Lince = new("Lince 1.0", Cylinders: 3, Mains: 4, Pins: 3);

    [Fact]
    public async Task A_block_without_specification_is_judged_only_after_it_was_registered_and_the_inspection_reopened()
    {
        var rui = await Shop.Hire("Rui Sena", "Metrologista");
        await Shop.Instruments("10/11/2025", "SB-01");
        await Shop.Specification(Lince.Model, "Manual Lince, cabeçote", "01/01/2026", HeadOnly);
        var job = await Shop.Order(await Shop.Customer("Tomé Arruda"), Lince, "BLOCO", "CABECOTE");
        var revision1 = await Shop.Measure(rui, job, "BLOCO", "SB-01", Bores);
        var head = await Shop.Measure(rui, job, "CABECOTE", "SB-01", """
            | head | 1 | 2 | 3 | 4 | 5 | 6 | 7 |
            |---|---|---|---|---|---|---|---|
            | Cabeçote | 0,020 | 0,010 | 0,015 | 0,010 | 0,005 | 0,010 | 0,010 |
            """);
        Assert.Equal("OK", head.Verdict());
        var diagnosis = await rui.Post($"diagnostics/orders/{job.Id}/complete");
        Assert.Equal(("NO_SPEC", "NO_SPEC"), (revision1.Verdict(), diagnosis.Verdict()));
        Assert.All(revision1.List("features"), f => Assert.Equal("sem especificação", f.Text("reason")));
        Assert.Empty(revision1.List("repairs"));
        Assert.Empty(diagnosis.List("suggestions"));

        Shop.On("04/03/2026");
        await Shop.Specification(Lince.Model, "Manual Lince", "04/03/2026", HeadOnly + "\n" + """
            | BORE | 70,000 | 70,000–70,020 | 70,070 | 0,025 | 0,050 | +0,25 +0,50 | +0,50 | 0,040 |
            """);
        var path = $"diagnostics/inspections/{revision1.Id()}";
        var typedAgain = new { instruments = new[] { "SB-01" }, readings = Bores.Rows().SelectMany(Bench.Readings) };
        await Person.Refused("inspection-closed", () => rui.Put($"{path}/readings", typedAgain));
        var kept = await rui.Get(path);
        Assert.Equal(("NO_SPEC", JsonValueKind.Null), (kept.Verdict(), kept.Of("specification").ValueKind));

        var reopened = await rui.Post($"{path}/reopen", new { reason = "especificação cadastrada" });
        var revision2 = await rui.Post($"diagnostics/inspections/{reopened.Id()}/close");
        """
            | bore | max | ovality | taper | revision 1 | revision 2 |
            |---|---|---|---|---|---|
            | Cilindro 1 | 70,012 | 0,006 | 0,004 | NO_SPEC | OK |
            | Cilindro 2 | 70,055 | 0,014 | 0,019 | NO_SPEC | AT_LIMIT |
            | Cilindro 3 | 70,020 | 0,020 | 0,006 | NO_SPEC | AT_LIMIT |
            """.Says((await rui.Get(path)).List("features").Zip(revision2.List("features")),
            f => [f.First.Named(), f.First.Mm("max"), f.First.Mm("ovality"), f.First.Mm("taper"), f.First.Verdict(), f.Second.Verdict()]);
        Assert.Equal(["dentro", "no limite: 70,055 acima de peça nova (70,020)", "no limite: ovalização 0,020 é 80 % de 0,025"],
            revision2.List("features").Select(f => f.Text("reason")));
        Assert.Equal(("2", "AT_LIMIT", "STD"), (revision2.Plain("revision"), revision2.Verdict(), Assert.Single(revision2.List("repairs")).Decided()));
        Assert.Equal("Manual Lince", revision2.Of("specification").Text("source"));
        var again = await rui.Post($"diagnostics/orders/{job.Id}/complete");
        Assert.Equal("AT_LIMIT", again.Verdict());
        Assert.Empty(again.List("suggestions"));
        await Shop.BooksAgree();
    }
}
