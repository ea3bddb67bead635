using Biela.Contracts.Orders;
using Biela.Modules.Diagnostics.Domain;

namespace Biela.Modules.Diagnostics;

/// <summary>Measures what came in, judges it by the maker's specification and says which repairs the readings ask for.</summary>
public sealed class DiagnosticsModule : Module<DiagnosticsDb>
{
    private static class Can
    {
        public static readonly Permission Read = new("diagnostics.read"), Write = new("diagnostics.write"), Measure = new("diagnostics.measure"),
            Specify = new("diagnostics.specify");
    }

    /// <inheritdoc/>
    public override void Map(RouteGroupBuilder api)
    {
        api.Post("/inspections", StartInspection.Handle, Can.Measure);
        api.Get("/inspections/{id:guid}", ShowInspection.Handle, Can.Read);
        api.Put("/inspections/{id:guid}/readings", RecordReadings.Handle, Can.Measure);
        api.Post("/inspections/{id:guid}/close", CloseInspection.Handle, Can.Measure);
        api.Post("/inspections/{id:guid}/reopen", ReopenInspection.Handle, Can.Measure);
        api.Get("/orders", ListDiagnoses.Handle, Can.Read);
        api.Get("/orders/{orderId:guid}", ShowDiagnosis.Handle, Can.Read);
        api.Post("/orders/{orderId:guid}/complete", CompleteDiagnosis.Handle, Can.Write);
        api.Get("/checklists/{kind}", ShowChecklist.Handle, Can.Read);
        api.Put("/checklists/{kind}", RewriteChecklist.Handle, Can.Specify);
        api.Post("/checklists/runs", AnswerChecklist.Handle, Can.Write);
        api.Post("/instruments", RegisterInstrument.Handle, Can.Write);
        api.Get("/instruments", ListInstruments.Handle, Can.Read);
        api.Post("/instruments/{id:guid}/calibrations", CalibrateInstrument.Handle, Can.Write);
        api.Post("/specifications", RegisterSpecification.Handle, Can.Specify);
        api.Get("/specifications", ListSpecifications.Handle, Can.Read);
        api.Get("/rules", ShowRules.Handle, Can.Read);
        api.Put("/rules", RewriteRules.Handle, Can.Specify);
    }

    /// <inheritdoc/>
    protected override void Subscribe()
    {
        On<OrderCreated>(KeepOrderCard.Handle);
        On<OrderCancelled>(StopDiagnosis.Handle);
    }

    /// <inheritdoc/>
    protected override Task<IReadOnlyList<Finding>> Audit(DiagnosticsDb db, CancellationToken ct) => AuditResults.Handle(db, ct);
}

/// <summary>Inspections with all they were judged by, the bench and its specifications, and one card and one diagnosis per order.</summary>
public sealed class DiagnosticsDb(DbContextOptions<DiagnosticsDb> options, Ambient ambient) : ModuleDb(options, ambient)
{
    internal DbSet<OrderCard> Orders => Set<OrderCard>();
    internal DbSet<Inspection> Inspections => Set<Inspection>();
    internal DbSet<Instrument> Instruments => Set<Instrument>();
    internal DbSet<Specification> Specifications => Set<Specification>();
    internal DbSet<RuleBook> RuleBooks => Set<RuleBook>();
    internal DbSet<Diagnosis> Diagnoses => Set<Diagnosis>();
    internal DbSet<ChecklistTemplate> ChecklistTemplates => Set<ChecklistTemplate>();
    internal DbSet<ChecklistRun> ChecklistRuns => Set<ChecklistRun>();

    /// <inheritdoc/>
    protected override void Map(ModelBuilder model)
    {
        model.Entity<OrderCard>(order =>
        {
            order.Property(o => o.Engine).AsJson();
            order.Property(o => o.Components).AsJson();
        });
        model.Entity<Inspection>(inspection =>
        {
            inspection.Ignore(i => i.Readings);
            inspection.Property(i => i.Engine).AsJson();
            inspection.Property(i => i.Finished).AsJson();
            inspection.Property(i => i.Measurements).AsJson();
            inspection.Property(i => i.Specification).AsJson();
            inspection.Property(i => i.Result).AsJson();
        });
        model.Entity<Specification>().Property(s => s.Features).AsJson();
        model.Entity<RuleBook>().Property(b => b.Rules).AsJson();
        model.Entity<Diagnosis>().Property(d => d.Findings).AsJson();
        model.Entity<ChecklistTemplate>().Property(t => t.Items).AsJson();
        model.Entity<ChecklistRun>(run =>
        {
            run.Property(r => r.Items).AsJson();
            run.Property(r => r.Answers).AsJson();
        });
    }

    /// <summary>The specification of the order's engine model that is in force on the day, or none.</summary>
    internal Task<Specification?> SpecificationOf(Guid orderId, DateOnly day, CancellationToken ct) =>
        (from specification in Specifications.AsNoTracking()
         join order in Orders on specification.EngineModel equals order.Model
         where order.Id == orderId && specification.EffectiveFrom <= day
         orderby specification.EffectiveFrom descending, specification.Version descending
         select specification).FirstOrDefaultAsync(ct);
}
