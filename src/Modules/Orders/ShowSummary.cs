namespace Biela.Modules.Orders;

/// <summary>The shop at a glance: how many engines are where, for how long, and which promises are broken.</summary>
internal static class ShowSummary
{
    /// <param name="MedianHours">Half of the orders that are here have been here for longer.</param>
    internal sealed record Stage(OrderStatus Status, int OnTime, int Late, long MedianHours);

    /// <summary>The oldest is the one that was promised first.</summary>
    internal sealed record LatePromises(int Count, Guid? OldestId, string? OldestNumber, DateOnly? OldestPromisedOn);

    internal sealed record Response(int InProgress, int Ready, LatePromises Late, IReadOnlyList<Stage> Stages);

    private sealed record Row(Guid Id, string Number, OrderStatus Status, DateOnly? PromisedOn, DateTimeOffset Since);

    internal static async Task<Ok<Response>> Handle(OrdersDb db, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        var (today, now) = (tenant.Today(clock), clock.GetUtcNow());
        var rows = await db.Orders.Where(o => Order.InShop.Contains(o.Status))
            .Select(o => new Row(o.Id, o.Number, o.Status, o.PromisedOn, o.StatusSince ?? o.ChangedAt)).ToListAsync(ct);
        var late = rows.Where(r => Order.IsLate(r.Status, r.PromisedOn, today)).OrderBy(r => r.PromisedOn).ThenBy(r => r.Id).ToList();
        var ready = rows.Count(r => r.Status == OrderStatus.Completed);
        return TypedResults.Ok(new Response(rows.Count - ready, ready,
            new(late.Count, late.FirstOrDefault()?.Id, late.FirstOrDefault()?.Number, late.FirstOrDefault()?.PromisedOn),
            [.. Order.InShop.Select(status => Of(status, [.. rows.Where(r => r.Status == status)], late.Count(r => r.Status == status), now))]));
    }

    private static Stage Of(OrderStatus status, List<Row> rows, int late, DateTimeOffset now) =>
        new(status, rows.Count - late, late, Median([.. rows.Select(r => (long)(now - r.Since).TotalHours).Order()]));

    private static long Median(long[] sorted) => sorted.Length == 0 ? 0 : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
}
