using System.Text.Json.Serialization;

namespace Biela.Modules.Purchasing;

/// <summary>A part of a purchase order, and how far it has come: at the door, and on the supplier's invoices.</summary>
internal sealed record OrderLine(Guid Id, Guid PartId, string Sku, Quantity Quantity, UnitPrice UnitPrice)
{
    /// <summary>What came, broken pieces included.</summary>
    public Quantity Received { get; init; }

    public Quantity Rejected { get; init; }

    /// <summary>What the invoices that are to be paid cover.</summary>
    public Quantity Billed { get; init; }

    [JsonIgnore]
    public Money Total => Quantity * UnitPrice;

    [JsonIgnore]
    public Quantity Accepted => Received - Rejected;

    /// <summary>What the supplier still owes: rejected pieces are to be replaced.</summary>
    [JsonIgnore]
    public Quantity Open => Quantity - Accepted;

    [JsonIgnore]
    public Quantity Unbilled => Accepted - Billed;

    /// <summary>Refuses what no line may be; the limits keep every sum far inside a <see cref="long"/>.</summary>
    public OrderLine Checked()
    {
        if (Quantity <= Quantity.Zero || Quantity > Limits.Quantity)
            throw new RuleBroken("invalid-quantity", $"{Sku}: informe uma quantidade maior que zero (até {Limits.Quantity}).", 400);
        Limits.Check(Sku, UnitPrice);
        return this;
    }

    public OrderLine Receive(Arrival arrival)
    {
        if (arrival.Received <= Quantity.Zero || arrival.Rejected < Quantity.Zero || arrival.Rejected > arrival.Received)
            throw new RuleBroken("invalid-quantity", $"{Sku}: informe quanto chegou e quanto disso foi recusado.", 400);
        if (arrival.Received > Open)
            throw new RuleBroken("more-than-open",
                $"{Sku}: chegaram {arrival.Received}, mas o pedido só tem {Open} em aberto. Confira a contagem ou faça outro pedido.");
        return this with { Received = Received + arrival.Received, Rejected = Rejected + arrival.Rejected };
    }
}

/// <summary>What came of a line.</summary>
internal sealed record Arrival(Guid LineId, Quantity Received, Quantity Rejected)
{
    public Quantity Accepted => Received - Rejected;
}

/// <summary>Far above any purchase of a shop, far below what overflows.</summary>
internal static class Limits
{
    public static readonly Quantity Quantity = Quantity.Of(1_000_000);
    private static readonly UnitPrice Price = UnitPrice.Of(1_000_000);
    private static readonly Money Amount = Money.Of(1_000_000_000);

    public static void Check(string sku, UnitPrice price)
    {
        if (price < UnitPrice.Zero || price > Price) throw new RuleBroken("invalid-price", $"{sku}: informe um preço unitário entre R$ 0,00 e {Price}.", 400);
    }

    public static void Check(string field, Money amount)
    {
        if (amount.IsNegative || amount > Amount) throw new RuleBroken("invalid", $"{field}: deve estar entre R$ 0,00 e {Amount}.", 400);
    }
}
