namespace Biela.Modules.Diagnostics;

/// <summary>A closed inspection's result can be computed again, to the last digit, from its readings and the specification it kept.</summary>
internal static class AuditResults
{
    internal static async Task<IReadOnlyList<Finding>> Handle(DiagnosticsDb db, CancellationToken ct)
    {
        List<Finding> findings = [];
        await foreach (var inspection in db.Inspections.AsNoTracking().Where(i => i.ClosedAt != null).AsAsyncEnumerable().WithCancellation(ct))
            if (!inspection.Reproduces())
                findings.Add(new("R reproducible", $"Inspection {inspection.Id}: the stored result is not what its readings and its specification give."));
        return findings;
    }
}
