using System.Text.Json;
using Biela.Kernel;
using Biela.Modules.Diagnostics.Domain;
using static Biela.Modules.Tests.Diagnostics.Bench;

namespace Biela.Modules.Tests.Diagnostics;

public sealed class InspectionTests
{
    private static string Refused(Action action) => Assert.Throws<RuleBroken>(action).Code;

    [Fact]
    public void Every_level_and_direction_of_every_cylinder_is_measured_before_closing()
    {
        var inspection = Inspection(ComponentKind.Block, Four, [.. Block.Where(r => r.Spot is not { Position: 3, Level: Level.C, Direction: Direction.Y })]);

        var refused = Assert.Throws<RuleBroken>(() => inspection.Close(Vetor, "Rui Sena", Now));

        Assert.Equal("inspection-incomplete", refused.Code);
        Assert.Equal("Leituras que faltam: 1, a começar por Cilindro 3 C-Y.", refused.Message);
        Assert.Equal(InspectionStatus.Measuring, inspection.Status);
        inspection.Record(Block.By(Gauge()), "Rui Sena", Now, Day);
        Assert.Equal(Verdict.Out, inspection.Close(Vetor, "Rui Sena", Now).Verdict);
    }

    [Fact]
    public void A_crankshaft_needs_all_its_mains_and_pins_whether_or_not_there_is_a_specification()
    {
        var onlyMains = Inspection(ComponentKind.Crankshaft, Four, [.. Crank.Where(r => r.Feature == FeatureKind.MainJournal)]);

        Assert.Equal(16, onlyMains.Missing(null).Count);
        Assert.Equal("inspection-incomplete", Refused(() => onlyMains.Close(null, "Rui Sena", Now)));
        Assert.Equal(Verdict.NoSpec, Inspection(ComponentKind.Crankshaft, Four, Crank).Close(null, "Rui Sena", Now).Verdict);
    }

    [Fact]
    public void A_specification_may_ask_for_a_third_level_of_the_journals() =>
        Assert.Equal(8, Inspection(ComponentKind.Crankshaft, Four, Crank).Missing(Spec(Main, Pin with { Levels = 3 })).Count);

    [Fact]
    public void A_head_needs_its_height_only_where_a_minimum_is_specified()
    {
        var head = Inspection(ComponentKind.Head, Four, Table(FeatureKind.HeadFlatness, "0,010 0,020 0,030 0,015 0,025 0,030 0,020"));

        Assert.Empty(head.Missing(Spec(Face)));
        Assert.Equal("Altura do cabeçote 1", head.Missing(Spec(Face, new FeatureSpec(FeatureKind.HeadHeight) { Minimum = Mm("109,800") })).Single().ToString());
    }

    [Fact]
    public void A_measurement_that_was_begun_is_completed_even_between_two_operations()
    {
        var between = Inspection(ComponentKind.Block, Four, [Block[0]], Phase.InProcess);

        Assert.Equal(5, between.Missing(Vetor).Count);
        Assert.All(between.Missing(Vetor), spot => Assert.Equal(1, spot.Position));
    }

    [Fact]
    public void Readings_taken_again_replace_those_before_and_the_others_keep_who_took_them()
    {
        var inspection = Inspection(ComponentKind.Block, Four, Block);

        inspection.Record([(Block[0] with { Value = Mm("76,553") }, Gauge("SB-02")), .. Block[1..].By(Gauge())], "Nilo", Now.AddHours(1), Day);

        Assert.Equal(24, inspection.Measurements.Count);
        Assert.Equal(23, inspection.Measurements.Count(m => m is { By: "Rui Sena", Instrument: "SB-01" } && m.At == Now));
        var again = inspection.Measurements.Single(m => m.Reading.Spot == Block[0].Spot);
        Assert.Equal((Mm("76,553"), "SB-02", "Nilo"), (again.Reading.Value, again.Instrument, again.By));
    }

    [Fact]
    public void One_refused_reading_refuses_its_whole_batch()
    {
        var inspection = Inspection(ComponentKind.Block, Four, [Block[0]]);

        (Reading, Instrument)[] misplaced = [(Block[1], Gauge()), (Block[2] with { Position = 5 }, Gauge())];
        Assert.Equal("reading-misplaced", Refused(() => inspection.Record(misplaced, "Rui Sena", Now, Day)));
        Assert.Equal("reading-repeated", Refused(() => inspection.Record([(Block[1], Gauge()), (Block[1], Gauge("SB-02"))], "Rui Sena", Now, Day)));
        Assert.Single(inspection.Measurements);
    }

    [Fact]
    public void A_reading_that_stays_is_not_asked_for_again_after_its_instrument_has_expired()
    {
        var inspection = Inspection(ComponentKind.Block, Four, Block);

        inspection.Record(Block.By(Gauge()), "Nilo", Now.AddYears(1), Day.AddYears(1));

        Assert.Equal("calibration-expired", Refused(() => inspection.Record(
            Block.But(FeatureKind.Bore, 1, Level.A, Direction.X, "76,553").By(Gauge()), "Nilo", Now.AddYears(1), Day.AddYears(1))));
        Assert.All(inspection.Measurements, m => Assert.Equal(Now, m.At));
    }

    [Theory]
    [InlineData("""{"Feature":"Bore","Position":5,"Value":76.5,"Level":"A","Direction":"X"}""", "reading-misplaced")]
    [InlineData("""{"Feature":"Bore","Position":0,"Value":76.5,"Level":"A","Direction":"X"}""", "reading-misplaced")]
    [InlineData("""{"Feature":"Bore","Position":1,"Value":76.5,"Level":"A"}""", "reading-misplaced")]
    [InlineData("""{"Feature":"HeadFlatness","Position":1,"Value":0.01,"Probe":8}""", "reading-misplaced")]
    [InlineData("""{"Feature":"HeadHeight","Position":1,"Value":109.8,"Level":"A","Direction":"X"}""", "reading-misplaced")]
    [InlineData("""{"Feature":"Bore","Position":1,"Value":0,"Level":"A","Direction":"X"}""", "reading-impossible")]
    [InlineData("""{"Feature":"HeadFlatness","Position":1,"Value":-0.01,"Probe":1}""", "reading-impossible")]
    public void A_reading_that_cannot_be_is_refused(string reading, string code) =>
        Assert.Equal(code, Refused(() => Inspection(ComponentKind.Block, Four, [JsonSerializer.Deserialize<Reading>(reading)!])));

    [Fact]
    public void Inches_become_millimetres_before_they_are_judged()
    {
        var inches = Everywhere(FeatureKind.Bore, 1, "1").Select(r => r with { Value = Length.FromInches(3.0126m) });

        Assert.Equal("76,520", Metrology.Evaluate(inches, Vetor).Features[0].Max.ToString());
        Assert.Equal(Verdict.AtLimit, Metrology.Evaluate(inches.Select(r => r with { Value = Length.FromInches(3.01262m) }), Vetor).Verdict);
    }

    [Fact]
    public void A_closed_inspection_keeps_the_specification_it_was_judged_by()
    {
        var inspection = Inspection(ComponentKind.Block, Four, Block);
        inspection.Close(Vetor with { Version = 7 }, "Rui Sena", Now);

        Assert.Equal((7, "Rui Sena", Now), (inspection.Specification!.Version, inspection.ClosedBy, inspection.ClosedAt));
        Assert.Equal("inspection-closed", Refused(() => inspection.Close(null, "Rui Sena", Now)));
    }

    [Fact]
    public void Only_the_newest_closed_revision_is_reopened_and_only_with_a_reason()
    {
        var first = Inspection(ComponentKind.Block, Four, Block);

        Assert.Equal("inspection-not-closed", Refused(() => first.Reopen("medida trocada", "Rui Sena", Now)));
        first.Close(Vetor, "Rui Sena", Now);
        Assert.Equal("reopening-reason-missing", Refused(() => first.Reopen(" ", "Rui Sena", Now)));
        var second = first.Reopen("medida trocada", "Rui Sena", Now);
        Assert.Equal("inspection-not-closed", Refused(() => first.Reopen("medida trocada", "Rui Sena", Now)));

        second.Record(Block.But(FeatureKind.Bore, 1, Level.A, Direction.X, "76,540").By(Gauge()), "Rui Sena", Now, Day);
        Assert.Equal(Mm("76,552"), first.Readings.First().Value);
        Assert.Equal(24, second.Measurements.Count);
    }

    [Fact]
    public void Nothing_is_closed_before_something_is_measured() =>
        Assert.Equal("inspection-empty", Refused(() => Inspection("MONTAGEM", Four, []).Close(Vetor, "Rui Sena", Now)));

    [Fact]
    public void Finished_limits_are_for_machined_parts_one_for_each_feature_and_may_be_stated_on_closing()
    {
        FinishedLimit limit = new(FeatureKind.Bore, Mm("77,000"), Mm("77,020"));

        var closing = Inspection(ComponentKind.Block, Four, Everywhere(FeatureKind.Bore, 4, "77,010"), Phase.Final);
        Assert.Equal(Verdict.Out, closing.Preview(Vetor).Verdict);
        Assert.Equal(Verdict.Ok, closing.Close(Vetor, "Rui Sena", Now, [limit]).Verdict);
        Assert.Equal("finished-limits-unexpected", Refused(() => Inspection(ComponentKind.Block, Four, Block).Close(Vetor, "Rui Sena", Now, [limit])));
        Assert.Equal("finished-limits-unexpected", Refused(() => Inspection(ComponentKind.Block, Four, [], Phase.Incoming, limit)));
        Assert.Equal("finished-limits-unexpected", Refused(() => Inspection(ComponentKind.Block, Four, [], Phase.Final, limit, limit)));
    }

    [Fact]
    public void Specifications_and_results_survive_being_stored_as_json()
    {
        var specification = JsonSerializer.Deserialize<Specification>(JsonSerializer.Serialize(Vetor))!;
        var result = Metrology.Evaluate(Block, specification);
        var stored = JsonSerializer.Serialize(result);

        Assert.Equal(JsonSerializer.Serialize(Metrology.Evaluate(Block, Vetor)), stored);
        Assert.Equal(stored, JsonSerializer.Serialize(JsonSerializer.Deserialize<Evaluation>(stored)));
        Assert.Contains("\"Verdict\":\"Out\"", stored);
        Assert.Equal(Block, JsonSerializer.Deserialize<Reading[]>(JsonSerializer.Serialize(Block)));
    }

    [Fact]
    public void A_specification_that_cannot_judge_or_contradicts_itself_is_refused()
    {
        Vetor.Check();
        FeatureSpec[] wrong =
        [
            Bore with { NewMin = Mm("76,530") }, Bore with { Nominal = null }, Bore with { Sizes = [Mm("-0,25")] }, Bore with { Levels = 2 },
            Bore with { OvalityMax = Mm("0") }, Bore with { CleanUp = Mm("-0,010") }, new(FeatureKind.Crankpin), new(FeatureKind.HeadFlatness),
        ];
        Assert.All(wrong, spec => Assert.Equal("specification-inconsistent", Refused(Spec(spec).Check)));
        Assert.Equal("specification-inconsistent", Refused(Spec(Bore, Bore).Check));
    }
}
