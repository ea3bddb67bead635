using Biela.Modules.Diagnostics.Domain;

namespace Biela.Modules.Diagnostics;

/// <summary>A further version of what the maker publishes for an engine model. Inspections that are closed keep the one they were judged by.</summary>
internal static class RegisterSpecification
{
    internal sealed record Request(
        [StringLength(120, MinimumLength = 1)] string Model, [StringLength(200, MinimumLength = 1)] string Source, DateOnly EffectiveFrom,
        [MinLength(1)] IReadOnlyList<FeatureSpec> Features);

    internal sealed record Response(Guid Id, int Version);

    internal static async Task<Versioned<Response>> Handle(Request request, DiagnosticsDb db, CancellationToken ct)
    {
        var model = request.Model.Trim();
        var last = await db.Specifications.Where(s => s.EngineModel == model).MaxAsync(s => (int?)s.Version, ct) ?? 0;
        var specification = new Specification(Guid.CreateVersion7(), last + 1, model, request.Source, request.EffectiveFrom, request.Features);
        specification.Check();
        db.Specifications.Add(specification);
        await db.SaveChangesAsync(ct);
        return Versioned.Created("/api/v1/diagnostics/specifications", new Response(specification.Id, specification.Version), specification.Version);
    }
}
