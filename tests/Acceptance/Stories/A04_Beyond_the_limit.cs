namespace Biela.Acceptance.Tests.Stories;

/// <summary>A04. Passou do limite: trocar o virabrequim, encamisar o bloco. One thousandth decides.</summary>
public class A04_Beyond_the_limit() : Story("17/03/2026")
{
    private static readonly Motor Vetor = new("Aurora Vetor 1.6 8V");

    [Fact]
    public async Task The_last_size_is_met_exactly_or_the_crank_is_replaced_and_the_block_sleeved()
    {
        var rui = await Shop.Hire("Rui Sena", "Metrologista");
        await Shop.Instruments("10/11/2025", "SB-01");
        await Shop.Specification(Vetor.Model, "Manual Vetor 1.6, demo", "01/01/2026", """
            | feature | nominal | new part | service limit | ovality max | taper max | sizes | size limit | clean-up |
            |---|---|---|---|---|---|---|---|---|
            | MAIN_JOURNAL | 50,000 | 49,982–50,000 | 49,970 | 0,010 | 0,010 | −0,25 −0,50 −0,75 | −0,75 | 0,030 |
            | CRANKPIN | 42,000 | 41,984–42,000 | 41,975 | 0,010 | 0,010 | −0,25 −0,50 −0,75 −1,00 | **−0,75** | 0,030 |
            | BORE | 76,500 | 76,500–76,520 | 76,570 | 0,025 | 0,050 | +0,25 +0,50 | +0,50 | 0,040 |
            """);
        List<string[]> seen = [];
        foreach (var worst in new[] { "41,268", "41,280" }) seen.Add(await Crank(rui, worst));
        foreach (var worst in new[] { "76,960", "76,961" }) seen.Add(await Block(rui, worst));
        """
            | worst reading | with clean-up | last allowed size | decision | suggested |
            |---|---|---|---|---|
            | 41,268 | 41,238 | 41,250 | REPLACE | 1 × Virabrequim |
            | 41,280 | 41,250 | 41,250 | −0,75 | 4 × SV-202, 1 × PT-BRB075 |
            | 76,960 | 77,000 | 77,000 | +0,50 | 4 × SV-101, 1 × PT-PIST050, 1 × PT-ANEL050 |
            | 76,961 | 77,001 | 77,000 | LINER | 4 × Encamisar cilindro |
            """.Says(seen, row => row);
        await Shop.BooksAgree();
    }

    private Task<string[]> Crank(Person rui, string worst) => Decided(rui, "VIRABREQUIM", "Crankpin", $"""
        | journal | A X | A Y | B X | B Y |
        |---|---|---|---|---|
        | Fixo 1 | 49,990 | 49,990 | 49,990 | 49,990 |
        | Fixo 2 | 49,990 | 49,990 | 49,990 | 49,990 |
        | Fixo 3 | 49,990 | 49,990 | 49,990 | 49,990 |
        | Fixo 4 | 49,990 | 49,990 | 49,990 | 49,990 |
        | Fixo 5 | 49,990 | 49,990 | 49,990 | 49,990 |
        | Móvel 1 | 41,990 | 41,990 | 41,990 | 41,990 |
        | Móvel 2 | {worst} | 41,290 | 41,290 | 41,290 |
        | Móvel 3 | 41,990 | 41,990 | 41,990 | 41,990 |
        | Móvel 4 | 41,990 | 41,990 | 41,990 | 41,990 |
        """);

    private Task<string[]> Block(Person rui, string worst) => Decided(rui, "BLOCO", "Bore", $"""
        | bore | A X | A Y | B X | B Y | C X | C Y |
        |---|---|---|---|---|---|---|
        | Cilindro 1 | 76,510 | 76,510 | 76,510 | 76,510 | 76,510 | 76,510 |
        | Cilindro 2 | 76,510 | 76,510 | 76,510 | 76,510 | 76,510 | 76,510 |
        | Cilindro 3 | {worst} | 76,950 | 76,950 | 76,950 | 76,950 | 76,950 |
        | Cilindro 4 | 76,510 | 76,510 | 76,510 | 76,510 | 76,510 | 76,510 |
        """);

    private async Task<string[]> Decided(Person rui, string kind, string feature, string readings)
    {
        var job = await Shop.Order(await Shop.Customer("Tomé Arruda"), Vetor, kind);
        var repair = (await Shop.Measure(rui, job, kind, "SB-01", readings)).List("repairs").Single(r => r.Text("feature") == feature);
        var diagnosis = await rui.Post($"diagnostics/orders/{job.Id}/complete");
        Assert.Equal("OUT", diagnosis.Verdict());
        var named = repair.Text("action") == "Size" ? "code" : "description";
        var suggested = diagnosis.List("suggestions").Select(s => $"{s.Plain("quantity")} × {s.Text(named)}");
        return [repair.Mm("worst"), repair.Mm("withCleanUp"), repair.Mm("lastAllowed"), repair.Decided(), string.Join(", ", suggested)];
    }
}
