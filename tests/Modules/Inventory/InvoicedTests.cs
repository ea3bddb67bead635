using Biela.Contracts.Fiscal;
using Biela.Contracts.Inventory;
using Biela.Kernel;
using Biela.Modules.Inventory;
using Biela.Modules.Inventory.Domain;
using Microsoft.EntityFrameworkCore;

namespace Biela.Modules.Tests.Inventory;

/// <summary>What the shelf does for an invoice, in whatever order it hears of it.</summary>
public sealed class InvoicedTests : InventoryTest
{
    private const string Sku = "PT-JUNTA";
    private readonly Guid invoice = Guid.CreateVersion7();

    [Fact]
    public async Task An_invoice_that_was_cancelled_before_it_is_heard_of_reserves_nothing()
    {
        await Stock(Sku, 4, 40);
        await Cancel();
        await Submit(2);
        Assert.Equal((4m, 0m, 4m), await Shelf(Sku));
        Assert.Empty(await Published<InvoiceStockReserved>());
    }

    [Fact]
    public async Task Told_twice_it_reserves_once_and_cancelled_twice_it_frees_once()
    {
        await Stock(Sku, 4, 40);
        await Submit(2);
        await Submit(2);
        Assert.Equal((4m, 2m, 2m), await Shelf(Sku));
        Assert.Single(await Published<InvoiceStockReserved>());
        await Cancel();
        await Cancel();
        Assert.Equal((4m, 0m, 4m), await Shelf(Sku));
    }

    [Fact]
    public async Task Only_the_invoice_ends_its_reservation()
    {
        await Stock(Sku, 4, 40);
        await Submit(2);
        var reservation = await Do((db, _) => db.Reservations.SingleAsync());
        var refused = await Refused(() => Do((db, s) =>
            ReleaseReservation.Handle(reservation.Id, new("não precisa mais"), db, Get<Tenant>(s), Clock, default)));
        Assert.Equal("reservation-of-invoice", refused.Code);
        Assert.Equal((4m, 2m, 2m), await Shelf(Sku));
    }

    [Fact]
    public async Task What_a_count_took_from_it_does_not_leave_and_waits_for_nobody()
    {
        await Stock(Sku, 4, 40);
        await Submit(3);
        await Do(async (db, _) =>
        {
            var (part, reservation) = (await db.Parts.SingleAsync(), await db.Reservations.SingleAsync());
            part.Free(reservation.GiveWay(Quantity.Of(2)));
            await db.SaveChangesAsync();
            return 0;
        });
        await Do((db, s) => FollowInvoice.PickedUp(new(invoice, "NF-2026-00001", new(2026, 1, 12)), db, Get<Tenant>(s), Clock, default));
        Assert.Equal((3m, 0m, 3m), await Shelf(Sku));
        Assert.Equal(ReservationStatus.Released, (await Do((db, _) => db.Reservations.SingleAsync())).Status);
        Assert.Empty(await Published<ReservationShort>());
        Assert.Equal(10_000, Assert.Single(await Published<StockIssued>()).Quantity);
    }

    private Task Submit(decimal quantity) => Do((db, s) => FollowInvoice.Submitted(
        [new(invoice, "NF-2026-00001", 1, null, new(2026, 1, 12), [new(Line, Sku, Sku, Quantity.Of(quantity).TenThousandths, 1000)])],
        db, Get<Tenant>(s), Clock, default));

    private Task Cancel() => Do((db, s) => FollowInvoice.Cancelled(
        new InvoiceCancelled(invoice, "NF-2026-00001", "Cliente desistiu da compra", new(2026, 1, 12)), db, Get<Tenant>(s), Clock, default));

    private Guid Line { get; } = Guid.CreateVersion7();
}
