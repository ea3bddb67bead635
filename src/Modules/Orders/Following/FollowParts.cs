using Biela.Contracts.Inventory;

namespace Biela.Modules.Orders;

/// <summary>The order knows which of its parts are still missing.</summary>
internal static class FollowParts
{
    internal static async Task Reserved(StockReserved reserved, OrdersDb db, TimeProvider clock, CancellationToken ct) =>
        (await db.OrderToChange(reserved.OrderId, ct)).Reserved(
            reserved.ApprovalId, reserved.Parts.Select(p => (p.ReservationId, p.Sku, new Quantity(p.Needed - p.Reserved))), clock.GetUtcNow());

    internal static async Task Short(ReservationShort s, OrdersDb db, TimeProvider clock, CancellationToken ct) =>
        (await db.OrderToChange(s.OrderId, ct)).Missing(s.ReservationId, s.Sku, new(s.Missing), clock.GetUtcNow());

    internal static async Task Filled(ReservationFilled filled, OrdersDb db, TimeProvider clock, CancellationToken ct) =>
        (await db.OrderToChange(filled.OrderId, ct)).Missing(filled.ReservationId, filled.Sku, new(filled.Missing), clock.GetUtcNow());

    internal static async Task Released(ReservationReleased r, OrdersDb db, TimeProvider clock, CancellationToken ct) =>
        (await db.OrderToChange(r.OrderId, ct)).ReservationEnded(r.ReservationId, r.Sku, $"Reserva de {r.Sku} liberada: {r.Reason}", clock.GetUtcNow());

    internal static async Task Expired(ReservationExpired e, OrdersDb db, TimeProvider clock, CancellationToken ct) =>
        (await db.OrderToChange(e.OrderId, ct)).ReservationEnded(e.ReservationId, e.Sku, $"Reserva de {e.Sku} venceu", clock.GetUtcNow());
}
