namespace Biela.Modules.Orders;

/// <summary>The steps of every kind of component. There are as many rows as kinds, so there is one page.</summary>
internal static class ListWorkflows
{
    internal sealed record Item(ComponentKind Kind, int Version, IReadOnlyList<Step> Steps);

    internal static async Task<Ok<Page<Item>>> Handle(OrdersDb db, CancellationToken ct) =>
        TypedResults.Ok(new Page<Item>([.. (await db.AllWorkflows(ct)).Values.OrderBy(w => w.Kind).Select(w => new Item(w.Kind, w.Version, w.Steps))], null));
}
