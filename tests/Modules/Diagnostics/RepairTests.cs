using Biela.Modules.Diagnostics.Domain;
using static Biela.Modules.Tests.Diagnostics.Bench;

namespace Biela.Modules.Tests.Diagnostics;

/// <summary>Stories A03 and A04: what must not be ground, and what is beyond its last size.</summary>
public sealed class RepairTests
{
    private static readonly FeatureSpec Height = new(FeatureKind.HeadHeight) { Minimum = Mm("109,800") };
    private static readonly Specification Vetor16 = Spec(Face, Height);
    private static readonly Specification Tornado = Spec(Face with { GrindingForbidden = true }, new FeatureSpec(FeatureKind.HeadHeight))
        with { EngineModel = "Tornado D4", Source = "Ficha Tornado D4" };

    // The −1,00 bearing is sold, and listed first, but lies beyond the grinding limit.
    private static readonly FeatureSpec PinWithMarketSizes = Pin with { Sizes = [Mm("1,00"), Mm("0,25"), Mm("0,50"), Mm("0,75")] };

    private static Evaluation Measure(Specification specification, string lines, string height) =>
        Metrology.Evaluate([.. Table(FeatureKind.HeadFlatness, lines), new(FeatureKind.HeadHeight, 1, Mm(height))], specification);

    private static readonly Evaluation Head1 = Measure(Tornado, "0,060 0,080 0,045 0,050 0,075 0,070 0,055", "98,410");
    private static readonly Evaluation Head2 = Measure(Vetor16, "0,040 0,060 0,080 0,030 0,070 0,065 0,050", "109,930");
    private static readonly Evaluation Head3 = Measure(Vetor16, "0,035 0,080 0,060 0,055 0,070 0,060 0,045", "109,890");
    private static readonly Evaluation Head4 = Measure(Vetor16, "0,020 0,030 0,040 0,025 0,035 0,030 0,020", "109,995");

    private static string Line(Evaluation head)
    {
        var (flatness, repair) = (head.Features[0], head.Repairs.Single());
        var lines = Suggestions.From(head, SuggestionRule.Defaults, Four, Guid.Empty).Select(s => s.Line());
        return $"{flatness.Flatness} {head.Verdict} | {repair.WithCleanUp} | {repair.Action} {string.Join(", ", lines)}";
    }

    [Fact]
    public void The_four_heads_give_the_table_of_the_story() => Assert.Equal(
    [
        "0,080 Out |  | Replace Part PT-CABECOTE × 1",
        "0,080 Out | 109,830 | Grind Service SV-301 × 1",
        "0,080 Out | 109,790 | Replace Part PT-CABECOTE × 1",
        "0,040 AtLimit |  | Std ",
    ], new[] { Head1, Head2, Head3, Head4 }.Select(Line));

    [Fact]
    public void Grinding_is_refused_for_the_first_head_by_its_source_and_for_the_third_by_its_height()
    {
        static ForbiddenService[] Forbidden(Evaluation head) => [.. Suggestions.Forbidden(head, SuggestionRule.Defaults, Guid.Empty)];

        Assert.Equal([new(Guid.Empty, "SV-301", "retífica proibida pela especificação (Ficha Tornado D4)")], Forbidden(Head1));
        Assert.Equal(
            [new(Guid.Empty, "SV-301", "abaixo da altura mínima: 109,790 após plainar, mínima 109,800 (Manual Vetor 1.6, demo)")], Forbidden(Head3));
        Assert.Empty(Forbidden(Head2));
        Assert.Empty(Forbidden(Head4));
    }

    [Fact]
    public void A_flat_head_that_the_specification_protects_needs_nothing_and_still_must_not_be_ground()
    {
        var head = Measure(Tornado, "0,010 0,010 0,010 0,010 0,010 0,010 0,010", "98,410");

        Assert.Equal((Verdict.Ok, RepairAction.Std), (head.Verdict, head.Repairs[0].Action));
        Assert.Equal("SV-301", Suggestions.Forbidden(head, SuggestionRule.Defaults, Guid.Empty).Single().Code);
    }

    [Fact]
    public void A_head_may_be_ground_down_to_its_minimum_exactly() =>
        Assert.Equal(RepairAction.Grind, Measure(Vetor16, "0,080 0,080 0,045 0,050 0,075 0,070 0,055", "109,900").Repairs[0].Action);

    [Fact]
    public void A_head_whose_minimum_is_known_is_not_decided_before_its_height_is() =>
        Assert.Empty(Metrology.Evaluate(Table(FeatureKind.HeadFlatness, "0,080 0,010 0,010 0,010 0,010 0,010 0,010"), Vetor16).Repairs);

    [Theory]
    [InlineData("41,268", "Replace  with clean-up 41,238 last 41,250", "Part PT-VIRA × 1")]
    [InlineData("41,280", "Size 0,750 with clean-up 41,250 last 41,250", "Service SV-202 × 4, Part PT-BRB075 × 1")]
    public void The_worst_pin_decides_between_the_last_size_and_another_crankshaft(string worst, string decision, string lines)
    {
        var crank = Everywhere(FeatureKind.Crankpin, 4, "41,900").But(FeatureKind.Crankpin, 1, Level.B, Direction.Y, worst);

        var result = Metrology.Evaluate(crank, Spec(PinWithMarketSizes));

        Assert.Equal((decision, lines), Read(result));
    }

    [Theory]
    [InlineData("76,960", "Size 0,500 with clean-up 77,000 last 77,000", "Service SV-101 × 4, Part PT-PIST050 × 1, Part PT-ANEL050 × 1")]
    [InlineData("76,961", "Liner  with clean-up 77,001 last 77,000", "Service SV-110 × 4")]
    public void The_worst_bore_decides_between_the_last_size_and_sleeves_for_all(string worst, string decision, string lines)
    {
        var block = Everywhere(FeatureKind.Bore, 4, "76,530").But(FeatureKind.Bore, 2, Level.A, Direction.X, worst);

        Assert.Equal((decision, lines), Read(Metrology.Evaluate(block, Vetor)));
    }

    [Fact]
    public void A_crankshaft_that_is_replaced_is_suggested_once_and_none_of_its_journals_is_ground()
    {
        Reading[] pinsBeyond = [.. Crank.Where(r => r.Feature == FeatureKind.MainJournal), .. Everywhere(FeatureKind.Crankpin, 4, "41,200")];
        Reading[] bothBeyond = [.. Everywhere(FeatureKind.MainJournal, 5, "49,200"), .. Everywhere(FeatureKind.Crankpin, 4, "41,200")];

        foreach (var crank in new[] { pinsBeyond, bothBeyond })
        {
            var lines = Suggestions.From(Metrology.Evaluate(crank, Vetor), SuggestionRule.Defaults, Four, Guid.Empty);
            Assert.Equal(["Part PT-VIRA × 1"], lines.Select(l => l.Line()));
        }
    }

    [Fact]
    public void Journals_that_must_not_be_ground_mean_another_crankshaft_and_forbid_the_service()
    {
        var result = Metrology.Evaluate(Everywhere(FeatureKind.Crankpin, 4, "41,900"), Spec(Pin with { GrindingForbidden = true, Source = "Boletim 7" }));

        Assert.Equal((RepairAction.Replace, "retífica proibida pela especificação (Boletim 7)"), (result.Repairs[0].Action, result.Repairs[0].Reason));
        Assert.Equal("SV-202", Suggestions.Forbidden(result, SuggestionRule.Defaults, Guid.Empty).Single().Code);
    }

    [Fact]
    public void The_sizes_a_machined_part_must_have_follow_from_the_repair()
    {
        static string[] Finished(params Reading[] readings) =>
            [.. Metrology.Evaluate(readings, Vetor).Finished(Vetor).Select(f => $"{f.Feature} {f.Min}–{f.Max}")];

        Assert.Equal(["Bore 77,000–77,020"], Finished(Block));
        Assert.Equal(["MainJournal 49,732–49,750", "Crankpin 41,484–41,500"], Finished(Crank));
        Assert.Equal(["Bore 76,500–76,520"], Finished(Everywhere(FeatureKind.Bore, 4, "76,961")));
        Assert.Equal(["MainJournal 49,982–50,000", "Crankpin 41,984–42,000"],
            Finished([.. Everywhere(FeatureKind.MainJournal, 5, "49,961"), .. Everywhere(FeatureKind.Crankpin, 4, "41,200")]));
    }

    [Fact]
    public void A_size_of_an_inch_engine_is_named_by_its_nearest_hundredth()
    {
        var ten = Kernel.Length.FromInches(0.010m);

        var result = Metrology.Evaluate(Everywhere(FeatureKind.Crankpin, 4, "41,900"), Spec(Pin with { Sizes = [ten] }));

        Assert.Equal(Mm("0,254"), ten);
        Assert.Equal("PT-BRB025", Suggestions.From(result, SuggestionRule.Defaults, Four, Guid.Empty)[1].Code);
    }

    private static (string Decision, string Lines) Read(Evaluation result)
    {
        var repair = result.Repairs.Single();
        return ($"{repair.Action} {repair.Size} with clean-up {repair.WithCleanUp} last {repair.LastAllowed}",
            string.Join(", ", Suggestions.From(result, SuggestionRule.Defaults, Four, Guid.Empty).Select(s => s.Line())));
    }
}
