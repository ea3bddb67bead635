using Biela.Modules.Diagnostics.Domain;

namespace Biela.Modules.Diagnostics;

/// <summary>The registered specifications, of one model or of all, the newest first.</summary>
internal static class ListSpecifications
{
    internal sealed record Item(Guid Id, string Model, int Version, string Source, DateOnly EffectiveFrom, IReadOnlyList<FeatureSpec> Features);

    internal static Task<Page<Item>> Handle(string? model, Guid? after, int? limit, DiagnosticsDb db, CancellationToken ct) =>
        db.Specifications.AsNoTracking().Where(s => model == null || s.EngineModel == model)
            .Page(s => s.Id, s => new Item(s.Id, s.EngineModel, s.Version, s.Source, s.EffectiveFrom, s.Features), after, limit, ct);
}
