namespace Biela.Modules.Purchasing;

/// <summary>Who sells to the shop.</summary>
internal sealed class Supplier(string name, TaxId? taxId, int? leadDays)
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public string Name { get; private set; } = name;
    public TaxId? TaxId { get; private set; } = taxId;

    /// <summary>Days from sending an order to its arrival.</summary>
    public int? LeadDays { get; private set; } = leadDays;

    /// <summary>Whether new orders may go to it.</summary>
    public bool Active { get; private set; } = true;

    public int Version { get; private set; } = 1;

    public void Change(string name, TaxId? taxId, int? leadDays, bool active) => (Name, TaxId, LeadDays, Active) = (name, taxId, leadDays, active);
}

/// <summary>How the shop buys.</summary>
internal sealed class Settings
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>Orders above this total need somebody else's approval.</summary>
    public Money ApprovalAbove { get; private set; } = Money.Of(5000);

    /// <summary>How far a billed unit price may be from the ordered one.</summary>
    public Percent PriceTolerance { get; private set; } = Percent.Of(1);

    public void Change(Money approvalAbove, Percent priceTolerance)
    {
        if (approvalAbove.IsNegative) throw new RuleBroken("invalid", "approvalAbove: não pode ser negativo.", 400);
        if (priceTolerance < Percent.Zero || priceTolerance > Percent.Of(100))
            throw new RuleBroken("invalid", "priceTolerance: deve estar entre 0 e 100.", 400);
        (ApprovalAbove, PriceTolerance) = (approvalAbove, priceTolerance);
    }
}
