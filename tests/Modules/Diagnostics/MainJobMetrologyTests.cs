using Biela.Modules.Diagnostics.Domain;
using static Biela.Modules.Tests.Diagnostics.Bench;

namespace Biela.Modules.Tests.Diagnostics;

/// <summary>Story A01, its measuring parts.</summary>
public sealed class MainJobMetrologyTests
{
    private static readonly FinishedLimit FinishedBore = new(FeatureKind.Bore, Mm("77,000"), Mm("77,020"));

    [Fact]
    public void The_readings_of_the_block_give_the_table_of_the_story() => Assert.Equal(
    [
        "Cilindro 1 | 76,552 76,525 0,052 0,016 0,022 | AtLimit",
        "Cilindro 2 | 76,604 76,549 0,104 0,027 0,048 | Out",
        "Cilindro 3 | 76,728 76,622 0,228 0,045 0,098 | Out",
        "Cilindro 4 | 76,598 76,547 0,098 0,024 0,046 | Out",
    ], Metrology.Evaluate(Block, Vetor).Features.Select(f => f.Line()));

    [Fact]
    public void The_readings_of_the_crankshaft_give_the_table_of_the_story() => Assert.Equal(
    [
        "Fixo 1 | 49,985 49,982 0,018 0,002 0,001 | Ok",
        "Fixo 2 | 49,980 49,976 0,024 0,004 0,001 | AtLimit",
        "Fixo 3 | 49,971 49,961 0,039 0,009 0,002 | Out",
        "Fixo 4 | 49,978 49,973 0,027 0,004 0,002 | AtLimit",
        "Fixo 5 | 49,988 49,985 0,015 0,002 0,001 | Ok",
        "Móvel 1 | 41,982 41,976 0,024 0,006 0,002 | AtLimit",
        "Móvel 2 | 41,755 41,741 0,259 0,014 0,003 | Out",
        "Móvel 3 | 41,983 41,978 0,022 0,004 0,002 | AtLimit",
        "Móvel 4 | 41,984 41,979 0,021 0,004 0,001 | AtLimit",
    ], Metrology.Evaluate(Crank, Vetor).Features.Select(f => f.Line()));

    [Theory]
    [InlineData("76,570", "AtLimit")]
    [InlineData("76,5701", "Out")]
    [InlineData("76,520", "Ok")]
    [InlineData("76,490", "AtLimit")]
    public void A_bore_at_a_limit_is_inside_and_one_ten_thousandth_beyond_is_not(string value, string verdict) =>
        Assert.Equal(verdict, $"{Metrology.Evaluate(Everywhere(FeatureKind.Bore, 1, value), Vetor).Verdict}");

    [Theory]
    [InlineData("49,970", "AtLimit")]
    [InlineData("49,9699", "Out")]
    [InlineData("49,982", "Ok")]
    [InlineData("50,001", "AtLimit")]
    public void A_journal_at_a_limit_is_inside_and_one_ten_thousandth_beyond_is_not(string value, string verdict) =>
        Assert.Equal(verdict, $"{Metrology.Evaluate(Everywhere(FeatureKind.MainJournal, 1, value), Vetor).Verdict}");

    [Fact]
    public void A_part_on_the_other_side_of_its_nominal_size_has_no_wear() =>
        Assert.Equal(Mm("0"), Metrology.Evaluate(Row(FeatureKind.Bore, 1, "76,480 76,490 76,480 76,490 76,480 76,490"), Vetor).Features[0].Wear);

    [Theory]
    [InlineData("EndToEnd", "0,002")]
    [InlineData("Cylindricity", "0,020")]
    public void A_barrel_has_little_taper_end_to_end_and_much_by_cylindricity(string method, string taper)
    {
        var spec = Spec(Bore with { TaperMethod = Enum.Parse<TaperMethod>(method) });

        Assert.Equal(Mm(taper), Metrology.Evaluate(Row(FeatureKind.Bore, 1, "76,510 76,510 76,530 76,510 76,512 76,510"), spec).Features[0].Taper);
    }

    [Fact]
    public void One_size_is_chosen_for_all_bores_one_for_all_mains_one_for_all_pins()
    {
        var repairs = Metrology.Evaluate([.. Crank, .. Block], Vetor).Repairs;

        Assert.Equal(
        [
            "Bore Size 0,500 worst 76,728 with clean-up 76,768",
            "MainJournal Size 0,250 worst 49,961 with clean-up 49,931",
            "Crankpin Size 0,500 worst 41,741 with clean-up 41,711",
        ], repairs.Select(r => $"{r.Feature} {r.Action} {r.Size} worst {r.Worst} with clean-up {r.WithCleanUp}"));
        Assert.Equal("76,728, com limpeza 76,768: +0,500 (77,000) é a menor medida que limpa", repairs[0].Reason);
    }

    [Fact]
    public void The_order_takes_the_worst_of_its_components_and_the_flat_head_is_ok()
    {
        Verdict[] verdicts = [.. new[] { Block, Crank, Head }.Select(readings => Metrology.Evaluate(readings, Vetor).Verdict)];

        Assert.Equal([Verdict.Out, Verdict.Out, Verdict.Ok], verdicts);
        Assert.Equal(Verdict.Out, verdicts.Worst());
    }

    [Fact]
    public void The_suggestions_are_those_of_the_story_and_the_head_needs_none()
    {
        var lines = new[] { Block, Crank, Head }.SelectMany(r => Suggestions.From(Metrology.Evaluate(r, Vetor), SuggestionRule.Defaults, Four, Guid.Empty));

        Assert.Equal(
        [
            "Service SV-101 × 4", "Part PT-PIST050 × 1", "Part PT-ANEL050 × 1",
            "Service SV-201 × 5", "Part PT-BRM025 × 1", "Service SV-202 × 4", "Part PT-BRB050 × 1",
        ], lines.Select(l => l.Line()));
        Assert.Equal("Jogo de pistões 0,50", lines.ElementAt(1).Description);
    }

    [Fact]
    public void A_finished_bore_a_few_thousandths_short_is_out_and_after_honing_ok()
    {
        var first = Everywhere(FeatureKind.Bore, 4, "77,008");
        first = [.. first.Select(r => r.Position == 2 ? r with { Value = Mm("77,003") } : r)];
        first = first.But(FeatureKind.Bore, 2, Level.A, Direction.X, "76,994");

        var refused = Final(first);
        var accepted = Final(Everywhere(FeatureKind.Bore, 4, "77,008"));

        Assert.Equal([Verdict.Ok, Verdict.Out, Verdict.Ok, Verdict.Ok], refused.Features.Select(f => f.Verdict));
        Assert.Equal("fora: 76,994 abaixo da medida final mínima 77,000", refused.Features[1].Reason);
        Assert.Empty(refused.Repairs);
        Assert.Equal(Verdict.Ok, accepted.Verdict);
        Assert.All(accepted.Features, f => Assert.Equal((Mm("0"), Mm("0"), null), (f.Ovality, f.Taper, f.Wear)));
    }

    [Fact]
    public void The_finished_crankshaft_is_ok()
    {
        Reading[] readings = [.. Everywhere(FeatureKind.MainJournal, 5, "49,741"), .. Everywhere(FeatureKind.Crankpin, 4, "41,492")];

        var final = Metrology.Evaluate(readings, Vetor,
            [new(FeatureKind.MainJournal, Mm("49,732"), Mm("49,750")), new(FeatureKind.Crankpin, Mm("41,484"), Mm("41,500"))]);

        Assert.Equal(9, final.Features.Count);
        Assert.Equal(Verdict.Ok, final.Verdict);
    }

    [Fact]
    public void A_finished_size_met_exactly_is_inside_and_one_ten_thousandth_beyond_is_out()
    {
        Verdict Of(string value) => Metrology.Evaluate(Everywhere(FeatureKind.Bore, 1, value), Vetor, [FinishedBore]).Verdict;

        Assert.Equal([Verdict.Out, Verdict.Ok, Verdict.Ok, Verdict.Out], new[] { "76,9999", "77,000", "77,020", "77,0201" }.Select(Of));
    }

    [Fact]
    public void A_finished_bore_that_is_oval_is_out_although_its_size_is_right()
    {
        var tight = Vetor with { Features = [Bore with { OvalityMax = Mm("0,010") }] };

        var oval = Metrology.Evaluate(Row(FeatureKind.Bore, 1, "77,019 77,001 77,019 77,001 77,019 77,001"), tight, [FinishedBore]);

        Assert.Equal("fora: ovalização 0,018 acima de 0,010", oval.Features[0].Reason);
    }

    private static Evaluation Final(Reading[] readings) =>
        Inspection(ComponentKind.Block, Four, readings, Phase.Final, FinishedBore).Close(Vetor, "Rui Sena", Now);

    private static readonly Reading[] Head = Table(FeatureKind.HeadFlatness, "0,010 0,020 0,030 0,015 0,025 0,030 0,020");
}
