using Biela.Contracts.Orders;
using Biela.Kernel;
using Biela.Modules.Diagnostics;
using Biela.Modules.Diagnostics.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Biela.Modules.Tests.Diagnostics.Bench;

namespace Biela.Modules.Tests.Diagnostics;

/// <summary>What the bench refuses, and what happens twice.</summary>
public sealed class RefusalTests : WorkshopTest
{
    [Fact]
    public async Task An_instrument_past_its_calibration_is_refused_by_name_unless_there_is_a_reason()
    {
        await Set(Vetor);
        await Own("SB-09", "50", "200", next: new(2026, 1, 11));
        var inspection = await Start(Bloco);

        var refused = await Refused(() => Read(inspection.Id, Block, null, "SB-09"));
        Assert.Equal("calibration-expired", refused.Code);
        Assert.Equal("SB-09 está sem calibração válida em 12/01/2026. Use outro instrumento ou justifique.", refused.Message);
        Assert.Empty((await Show(inspection.Id)).Readings);
        // Still the eleventh in São Paulo.
        Clock.Now = new(2026, 1, 12, 2, 59, 0, TimeSpan.Zero);
        await Read(inspection.Id, Block[..1], null, "SB-09");
        Clock.Now = Clock.Now.AddHours(12);
        var reading = (await Read(inspection.Id, Block[1..2], "único que alcança", "SB-09")).Readings.Single();
        Assert.Equal(("SB-09", "único que alcança"), (reading.Instrument, reading.OverrideReason));
    }

    [Fact]
    public async Task A_reading_is_taken_with_the_instrument_that_reaches_it_and_one_no_instrument_reaches_is_refused()
    {
        await Set(Vetor);
        var inspection = await Start(Cabecote);

        var readings = (await Read(inspection.Id, Head("0,030", "109,900"))).Readings;
        var refused = await Refused(() => Read(inspection.Id, Head("0,030", "250,000")));
        var unknown = await Refused(() => Read(inspection.Id, Head("0,030"), null, "MC-02", "XX-77"));

        Assert.Equal(["MC-02", "SB-01"], readings.Select(r => r.Instrument).Distinct());
        Assert.Equal(("instrument-out-of-range", "instrument-unknown"), (refused.Code, unknown.Code));
        Assert.Contains("XX-77", unknown.Message);
    }

    [Fact]
    public async Task An_incomplete_grid_is_not_closed_and_what_is_missing_is_named()
    {
        await Set(Vetor);
        var inspection = await Start(Bloco);
        var shown = await Read(inspection.Id, Block[..^1]);

        var refused = await Refused(() => Close(inspection.Id));

        Assert.Equal(("inspection-incomplete", "Leituras que faltam: 1, a começar por Cilindro 4 C-Y."), (refused.Code, refused.Message));
        Assert.Equal([new Spot(FeatureKind.Bore, 4, Level.C, Direction.Y, null)], shown.Missing);
        Assert.Equal("inspection-open", (await Refused(Complete)).Code);
    }

    [Fact]
    public async Task A_reading_for_a_place_the_engine_has_not_is_refused_naming_the_field()
    {
        await Set(Vetor);
        var inspection = await Start(Bloco);

        var position = await Refused(() => Read(inspection.Id, Row(FeatureKind.Bore, 5, "76,5 76,5 76,5 76,5 76,5 76,5")));
        var level = await Refused(() => Read(inspection.Id, [Block[0] with { Level = null }]));

        Assert.Equal(("reading-misplaced", 422), (position.Code, position.Status));
        Assert.Equal("position: Cilindro 5 A-X não existe neste motor; conte de 1 a 4.", position.Message);
        Assert.StartsWith("level, direction, probe: Cilindro 1", level.Message);
    }

    [Fact]
    public async Task Readings_are_replaced_as_a_whole()
    {
        await Set(Vetor);
        var inspection = await Start(Bloco);
        await Read(inspection.Id, Block);

        Assert.Equal(6, (await Read(inspection.Id, Row(FeatureKind.Bore, 1, "76,5 76,5 76,5 76,5 76,5 76,5"))).Readings.Count);
        Assert.Equal(18, (await Show(inspection.Id)).Missing.Count);
    }

    [Fact]
    public async Task Who_saves_over_what_somebody_else_has_read_meanwhile_is_told_so()
    {
        await Set(Vetor);
        var inspection = await Start(Bloco);
        await Read(inspection.Id, Block);

        var refused = await Refused(() => Do((db, s) => RecordReadings.Handle(inspection.Id, new(["SB-01"], []), new("\"0\""),
            db, s.GetRequiredService<Tenant>(), s.GetRequiredService<Actor>(), Clock, default)));

        Assert.Equal(412, refused.Status);
    }

    [Fact]
    public async Task A_component_is_measured_once_on_arrival_and_its_correction_needs_a_reason()
    {
        await Set(Vetor);
        Assert.Equal("nothing-measured", (await Refused(Complete)).Code);
        var first = await Start(Bloco);
        Assert.Equal("inspection-exists", (await Refused(() => Start(Bloco))).Code);
        await Read(first.Id, Block);
        await Close(first.Id);

        Assert.Contains("reabra", (await Refused(() => Start(Bloco))).Message);
        Assert.Equal("reopening-reason-missing", (await Refused(() => Reopen(first.Id, " "))).Code);
        Assert.Equal("component-unknown", (await Refused(() => Start(Guid.CreateVersion7()))).Code);
    }

    [Fact]
    public async Task An_order_that_is_told_twice_is_kept_once_and_a_cancelled_one_is_measured_no_more()
    {
        await Set(Vetor);
        await Create(Opened());
        Assert.Equal(1, await Do((db, _) => db.Orders.CountAsync()));
        var kept = await Do((db, _) => db.Orders.SingleAsync());
        Assert.Equal(("OS-2026-00001", "Tomé Arruda", new EngineCounts(4, 5, 4), 4), (kept.Number, kept.Customer, kept.Engine, kept.Components.Count));

        var cancelled = new OrderCancelled(Order, "OS-2026-00001", "desistiu", new(2026, 1, 13));
        foreach (var _ in new[] { 1, 2 }) await Do((db, _) => StopDiagnosis.Handle(cancelled, db, default));

        Assert.Equal("order-cancelled", (await Refused(() => Start(Bloco))).Code);
        Assert.Equal("order-cancelled", (await Refused(Complete)).Code);
        await Assert.ThrowsAsync<NotYet>(() => Do((db, _) => StopDiagnosis.Handle(cancelled with { OrderId = Guid.CreateVersion7() }, db, default)));
    }

    [Fact]
    public async Task Another_organization_sees_neither_the_order_nor_the_bench()
    {
        await Set(Vetor);
        var inspection = await Start(Bloco);

        Tenant = Guid.CreateVersion7();

        Assert.Equal("not-found", (await Refused(() => Show(inspection.Id))).Code);
        Assert.Equal("not-found", (await Refused(() => Start(Bloco))).Code);
        Assert.Empty((await Do((db, s) => ListInstruments.Handle(null, null, db, s.GetRequiredService<Tenant>(), Clock, default))).Items);
    }
}
