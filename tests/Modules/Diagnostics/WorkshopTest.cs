using Biela.Contracts.Orders;
using Biela.Kernel;
using Biela.Modules.Diagnostics;
using Biela.Modules.Diagnostics.Domain;
using Microsoft.Extensions.DependencyInjection;
using static Biela.Modules.Tests.Diagnostics.Bench;

namespace Biela.Modules.Tests.Diagnostics;

/// <summary>A shop with a bench and one engine to measure; the use cases are called as the kernel calls them.</summary>
public abstract class WorkshopTest : ModuleTest<DiagnosticsModule, DiagnosticsDb>
{
    private protected static readonly IfMatch Unseen = default;

    private protected static readonly Guid Bloco = Guid.CreateVersion7(), Vira = Guid.CreateVersion7(), Cabecote = Guid.CreateVersion7();

    private protected Guid Order { get; } = Guid.CreateVersion7();

    /// <summary>Lines of a flat head, the worst of them as the story says.</summary>
    private protected static Reading[] Head(string worst, string? height = null) =>
    [
        .. Spot.Grid(FeatureKind.HeadFlatness, 1).Select(spot => At(spot, Mm(spot.Probe == 3 ? worst : "0,010"))),
        .. height is null ? [] : (Reading[])[new(FeatureKind.HeadHeight, 1, Mm(height))],
    ];

    private protected OrderCreated Opened(string model = "Aurora Vetor 1.6 8V", int cylinders = 4) => new(
        Order, "OS-2026-00001", Guid.CreateVersion7(), "Tomé Arruda", "90010020055", new(model, "AV16-004417", cylinders, cylinders + 1, cylinders),
        [new(Bloco, "BLOCO", null), new(Vira, "VIRABREQUIM", null), new(Cabecote, "CABECOTE", null), new(Guid.CreateVersion7(), "MONTAGEM", null)],
        3, new(2026, 3, 6), new(2026, 1, 12), "Lia Prado", null);

    private protected Task Create(OrderCreated created) => Do((db, _) => KeepOrderCard.Handle(created, db, default));

    private protected Task Own(string code, string min, string max, DateOnly? next = null) => Do((db, _) => RegisterInstrument.Handle(
        new(code, "súbito", Mm(min), Mm(max), Mm("0,001"), new(2025, 11, 10), next ?? new(2026, 11, 10)), db, default));

    private protected Task<RegisterSpecification.Response> Specify(Specification s) => Do(async (db, _) =>
        (await RegisterSpecification.Handle(new(s.EngineModel, s.Source, s.EffectiveFrom, s.Features), db, default)).Value);

    /// <summary>An engine, the two instruments of the story, and the specification where there is one.</summary>
    private protected async Task Set(Specification? specification, string model = "Aurora Vetor 1.6 8V", int cylinders = 4)
    {
        await Create(Opened(model, cylinders));
        await Own("SB-01", "50", "200");
        await Own("MC-02", "0", "60");
        if (specification is not null) await Specify(specification with { EngineModel = model });
    }

    private protected Task<StartInspection.Response> Start(Guid component, Phase phase = Phase.Incoming) => Do(async (db, s) =>
        (await StartInspection.Handle(new(Order, component, phase), db, s.GetRequiredService<Actor>(), Clock, default)).Value);

    private protected Task<ShowInspection.Response> Read(Guid id, IEnumerable<Reading> readings, string? overrideReason = null, params string[] instruments) =>
        Do(async (db, s) => (await RecordReadings.Handle(id, new(instruments is [] ? ["SB-01", "MC-02"] : instruments,
            [.. readings.Select(r => new RecordReadings.Row(r.Feature, r.Position, r.Value, r.Level, r.Direction))], overrideReason),
            Unseen, db, s.GetRequiredService<Tenant>(), s.GetRequiredService<Actor>(), Clock, default)).Value);

    private protected Task<ShowInspection.Response> Close(Guid id, params FinishedLimit[] limits) => Do(async (db, s) => (await CloseInspection.Handle(
        id, new([.. limits.Select(l => new CloseInspection.Limit(l.Feature, l.Min, l.Max))]),
        db, s.GetRequiredService<Tenant>(), s.GetRequiredService<Actor>(), Clock, default)).Value);

    private protected Task<StartInspection.Response> Reopen(Guid id, string reason) => Do(async (db, s) =>
        (await ReopenInspection.Handle(id, new(reason), db, s.GetRequiredService<Actor>(), Clock, default)).Value);

    private protected Task<ShowInspection.Response> Show(Guid id) => Do(async (db, s) =>
        (await ShowInspection.Handle(id, db, s.GetRequiredService<Tenant>(), Clock, default)).Value);

    private protected Task<ShowDiagnosis.Result> Complete() => Do(async (db, s) =>
        (await CompleteDiagnosis.Handle(Order, db, s.GetRequiredService<Actor>(), Clock, default)).Value!);

    /// <summary>Measures a component and closes its inspection.</summary>
    private protected async Task<ShowInspection.Response> Measure(
        Guid component, IEnumerable<Reading> readings, Phase phase = Phase.Incoming, params FinishedLimit[] limits)
    {
        var inspection = await Start(component, phase);
        await Read(inspection.Id, readings);
        return await Close(inspection.Id, limits);
    }
}
