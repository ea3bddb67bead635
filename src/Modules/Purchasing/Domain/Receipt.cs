using Biela.Contracts.Purchasing;

namespace Biela.Modules.Purchasing;

/// <summary>A line that came; the cost is what the accepted pieces are worth on the shelf, freight in and discount out.</summary>
internal sealed record ReceiptLine(Guid LineId, Guid PartId, string Sku, Quantity Received, Quantity Rejected, Quantity Accepted, Money Cost);

/// <summary>Goods at the door, counted and looked at. Never changed afterwards.</summary>
internal sealed class Receipt
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public required Guid OrderId { get; init; }
    public required string Number { get; init; }
    public required DateOnly ReceivedOn { get; init; }
    public required Money Freight { get; init; }
    public required Money Discount { get; init; }
    public required string ReceivedBy { get; init; }
    public List<ReceiptLine> Lines { get; private set; } = [];

    public IEnumerable<ReceiptLine> Accepted() => Lines.Where(l => l.Accepted > Quantity.Zero);

    /// <summary>Spreads freight and discount by value over the accepted lines, each by largest remainder.</summary>
    public void Cost(PurchaseOrder order, IReadOnlyList<Arrival> arrivals, Func<OrderLine, UnitPrice> priceOf)
    {
        var lines = arrivals.Select(a => (Arrival: a, Line: order.Line(a.LineId))).ToList();
        var goods = lines.ConvertAll(l => l.Arrival.Accepted * priceOf(l.Line));
        if (Discount > Money.Sum(goods)) throw new RuleBroken("discount-too-large", "O desconto é maior que o valor das mercadorias aceitas.", 400);
        var accepted = Enumerable.Range(0, lines.Count).Where(i => lines[i].Arrival.Accepted > Quantity.Zero).ToList();
        if (accepted.Count == 0 && Freight > Money.Zero) throw new RuleBroken("nothing-accepted", "Nada foi aceito; não há sobre o que ratear o frete.", 400);
        var weights = accepted.ConvertAll(i => goods[i]);
        var (freight, discount) = (Allocation.Spread(Freight, weights), Allocation.Spread(Discount, weights));
        foreach (var (share, i) in accepted.Index()) goods[i] += freight[share] - discount[share];
        Lines = [.. lines.Select((l, i) => new ReceiptLine(
            l.Line.Id, l.Line.PartId, l.Line.Sku, l.Arrival.Received, l.Arrival.Rejected, l.Arrival.Accepted, goods[i]))];
    }

    /// <summary>The fact that the accepted lines are on the shelf.</summary>
    public GoodsReceived Arrived(PurchaseOrder order) => new(
        Id, Number, order.Id, order.Number, order.SupplierId, order.SupplierName, ReceivedOn,
        [.. Accepted().Select(l => new ReceivedLine(l.LineId, l.PartId, l.Sku, l.Accepted.TenThousandths, l.Cost.Cents))]);
}
