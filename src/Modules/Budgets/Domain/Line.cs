using System.Text.Json.Serialization;

namespace Biela.Modules.Budgets;

internal enum LineKind { Service, Part }

/// <summary>CDC art. 21: parts are new unless the customer agrees to others.</summary>
internal enum PartCondition { New, Reconditioned, Used }

internal enum LineDecision { Pending, Approved, Declined }

/// <summary>
/// A service or part as it was offered: description and price are copies, so neither the catalogue nor Inventory changes what was sent.
/// What the customer brings is listed without a price.
/// </summary>
internal sealed record Line(
    Guid Id, LineKind Kind, string Code, string Description, Quantity Quantity, UnitPrice UnitPrice, Money Discount,
    Guid? ComponentId, PartCondition? PartCondition, bool CustomerSupplied)
{
    /// <summary>This line's part of the discount on the whole budget, known once the version is sent.</summary>
    public Money Share { get; init; }

    public LineDecision Decision { get; init; }

    /// <summary>What the catalogue asked for it when the line was written, if it had a price.</summary>
    public UnitPrice? ListPrice { get; init; }

    [JsonIgnore]
    public Money Gross => Quantity * UnitPrice;

    /// <summary>What a lower price typed by hand leaves of the catalogue's.</summary>
    [JsonIgnore]
    public Money BelowList => ListPrice is { } list && list > UnitPrice ? Quantity * list - Gross : Money.Zero;

    [JsonIgnore]
    public Money Total => Gross - Discount;

    [JsonIgnore]
    public Money Net => Total - Share;

    /// <summary>Refuses what no line may be; the limits keep every sum far inside a <see cref="long"/>.</summary>
    public Line Checked()
    {
        if (Quantity <= Quantity.Zero || Quantity > Quantity.Of(1_000_000))
            throw new RuleBroken("invalid-quantity", $"{Code}: informe uma quantidade maior que zero (até 1.000.000).", 400);
        if (UnitPrice < UnitPrice.Zero || UnitPrice > UnitPrice.Of(10_000_000))
            throw new RuleBroken("invalid-price", $"{Code}: informe um preço unitário entre R$ 0,00 e R$ 10.000.000,00.", 400);
        if (Discount.IsNegative || Discount > Gross)
            throw new RuleBroken("invalid-discount", $"{Code}: o desconto deve ficar entre R$ 0,00 e o total da linha, {Gross}.");
        if (CustomerSupplied && Kind == LineKind.Service)
            throw new RuleBroken("service-from-customer", $"{Code}: só peças podem ser fornecidas pelo cliente.", 400);
        return this;
    }
}
