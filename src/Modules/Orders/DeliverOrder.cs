using Biela.Contracts.Orders;

namespace Biela.Modules.Orders;

/// <summary>The engine goes home: revenue is recognised and the warranty starts.</summary>
internal static class DeliverOrder
{
    internal sealed record Request(
        [Required, StringLength(120, MinimumLength = 2)] string ReceivedBy, [StringLength(40)] string? Document = null,
        [Range(0, 9_999_999)] int? Odometer = null);

    internal sealed record Response(DateOnly DeliveredOn, Warranty Warranty);

    internal static async Task<Ok<Response>> Handle(
        Guid id, Request request, OrdersDb db, Tenant tenant, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        var order = await db.OrderToChange(id, ct);
        var settings = await db.Settings.FirstOrDefaultAsync(ct) ?? new();
        var overdue = await db.OverdueTitles.AnyAsync(t => t.CustomerId == order.CustomerId && t.Open, ct);
        var today = tenant.Today(clock);
        var warranty = order.Deliver(new(today, request.ReceivedBy, request.Document, request.Odometer), settings, overdue, actor.Name, clock.GetUtcNow());
        db.Publish(new OrderDelivered(
            order.Id, order.Number, order.CustomerId, order.Customer.Name, today, order.ApprovedServices.Cents, order.ApprovedParts.Cents, request.ReceivedBy));
        db.Publish(new WarrantyStarted(order.Id, warranty.StartsOn, warranty.LegalUntil, warranty.Until));
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new Response(today, warranty));
    }
}
