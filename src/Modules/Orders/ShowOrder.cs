using System.Security.Claims;

namespace Biela.Modules.Orders;

/// <summary>An order with where each of its components stands.</summary>
internal static class ShowOrder
{
    internal sealed record CustomerOut(Guid Id, string Name);

    internal sealed record StepOut(string Code, string Name, StepStatus Status, bool Production, int Run, IReadOnlyList<string> Gates);

    internal sealed record ComponentOut(
        Guid Id, ComponentKind Kind, string? Label, string? Condition, ComponentStatus Status, Verdict? Verdict, Verdict? FinalVerdict,
        IReadOnlyList<StepOut> Steps);

    internal sealed record MissingPart(string Sku, Quantity Missing);

    /// <param name="ApprovedServices">Null, as the other two, to those who may not read budgets.</param>
    internal sealed record Response(
        Guid Id, string Number, OrderStatus Status, CustomerOut Customer, Engine Engine, IReadOnlyList<ComponentOut> Components, int Priority,
        DateOnly OpenedOn, DateOnly? PromisedOn, string? Complaint, bool AwaitingParts, IReadOnlyList<MissingPart> MissingParts,
        Money? ApprovedServices, Money? ApprovedParts, Money? ApprovedTotal, DateOnly? CompletedOn, Delivery? Delivery, Warranty? Warranty, string? OpenedBy,
        int Version);

    internal static async Task<Versioned<Response>> Handle(Guid id, OrdersDb db, ClaimsPrincipal caller, CancellationToken ct)
    {
        var order = await db.WholeOrders().AsNoTracking().FirstOrDefaultAsync(o => o.Id == id, ct).Found();
        return Versioned.Ok(Of(order, caller), order.Version);
    }

    private static Response Of(Order o, ClaimsPrincipal caller) => new(
        o.Id, o.Number, o.Status, new(o.Customer.Id, o.Customer.Name), o.Engine,
        [.. o.Components.Select(c => new ComponentOut(c.Id, c.Kind, c.Label, c.Condition, c.Status, c.Verdict, c.FinalVerdict,
            [.. c.Steps.Select(s => new StepOut(s.Code, s.Name, c.StatusOf(s), s.Production, c.RunOf(s), s.Gates))]))],
        o.Priority, o.OpenedOn, o.PromisedOn, o.Complaint, o.AwaitingParts,
        [.. o.Reservations.Where(r => r.Missing > Quantity.Zero).GroupBy(r => r.Sku).OrderBy(g => g.Key)
            .Select(g => new MissingPart(g.Key, Quantity.Sum(g.Select(r => r.Missing))))],
        o.ApprovedServices.For(caller), o.ApprovedParts.For(caller), (o.ApprovedServices + o.ApprovedParts).For(caller), o.CompletedOn, o.Delivery, o.Warranty,
        o.OpenedBy, o.Version);
}
