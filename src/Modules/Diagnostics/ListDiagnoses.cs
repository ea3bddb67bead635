using Biela.Modules.Diagnostics.Domain;

namespace Biela.Modules.Diagnostics;

/// <summary>The orders to measure and those that are diagnosed, newest first, with how far the measuring of each component on arrival is.</summary>
internal static class ListDiagnoses
{
    /// <param name="Status">Of the newest incoming inspection; null where none was begun.</param>
    internal sealed record Component(Guid Id, string Kind, string? Label, InspectionStatus? Status, Verdict? Verdict);

    /// <param name="Verdict">Of the diagnosis as it was completed last; null while it never was.</param>
    internal sealed record Item(
        Guid OrderId, string Number, string Customer, string Model, DateOnly OpenedOn, IReadOnlyList<Component> Components, Verdict? Verdict,
        DateTimeOffset? CompletedAt);

    internal static async Task<Page<Item>> Handle(
        DiagnosticsDb db, CancellationToken ct, bool? complete = null, string? search = null, Guid? after = null, int? limit = null)
    {
        var orders = db.Orders.Where(o => !o.Cancelled);
        if (complete is { } wanted) orders = orders.Where(o => db.Diagnoses.Any(d => d.Id == o.Id && d.CompletedAt != null) == wanted);
        if (search?.Trim().ToLowerInvariant() is { Length: > 0 } words)
            orders = orders.Where(o => o.Number.ToLower().Contains(words) || o.Customer.ToLower().Contains(words) || o.Model.ToLower().Contains(words));
        var page = await orders.Page(o => o.Id, o => o, after, limit, ct);
        Guid[] ids = [.. page.Items.Select(o => o.Id)];
        var incoming = await db.Inspections.AsNoTracking().Where(i => ids.AsEnumerable().Contains(i.OrderId) && i.Phase == Phase.Incoming).ToListAsync(ct);
        var diagnoses = await db.Diagnoses.AsNoTracking().Where(d => ids.AsEnumerable().Contains(d.Id)).ToDictionaryAsync(d => d.Id, ct);
        var newest = incoming.GroupBy(i => (i.OrderId, i.ComponentId)).ToDictionary(g => g.Key, g => g.MaxBy(i => i.Revision)!);
        return new([.. page.Items.Select(o => Of(o, newest, diagnoses.GetValueOrDefault(o.Id)))], page.Next);
    }

    private static Item Of(OrderCard order, Dictionary<(Guid, Guid), Inspection> newest, Diagnosis? diagnosis) => new(
        order.Id, order.Number, order.Customer, order.Model, order.OpenedOn,
        [
            .. from component in order.Components
               let inspection = newest.GetValueOrDefault((order.Id, component.Id))
               select new Component(component.Id, component.Kind, component.Label, inspection?.Status, inspection?.Result?.Verdict),
        ],
        diagnosis?.Findings?.Verdict, diagnosis?.CompletedAt);
}
