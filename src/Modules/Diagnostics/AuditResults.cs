using Biela.Contracts.Orders;

namespace Biela.Modules.Diagnostics;

/// <summary>
/// A closed inspection's result can be computed again, to the last digit, from its readings and the specification it kept. Every order heard of is known.
/// </summary>
internal static class AuditResults
{
    internal static async Task<IReadOnlyList<Finding>> Handle(DiagnosticsDb db, CancellationToken ct)
    {
        var opened = await db.Heard<OrderCreated>(ct);
        var known = (await db.Orders.Select(o => o.Id).ToListAsync(ct)).ToHashSet();
        List<Finding> findings = [.. opened.Where(o => !known.Contains(o.OrderId)).Select(o => new Finding("O2 order", $"{o.Number} is not known"))];
        await foreach (var inspection in db.Inspections.AsNoTracking().Where(i => i.ClosedAt != null).AsAsyncEnumerable().WithCancellation(ct))
            if (!inspection.Reproduces())
                findings.Add(new("R reproducible", $"Inspection {inspection.Id}: the stored result is not what its readings and its specification give."));
        return findings;
    }
}
