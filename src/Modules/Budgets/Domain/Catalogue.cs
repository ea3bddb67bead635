namespace Biela.Modules.Budgets;

/// <summary>A price that holds from the day on, until another one does.</summary>
internal sealed record DatedPrice(DateOnly From, UnitPrice Price);

/// <summary>Something the shop sells by name, with its prices by day.</summary>
internal sealed class CatalogueItem(string code, LineKind kind, string description)
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();
    public string Code { get; private set; } = code;
    public LineKind Kind { get; private set; } = kind;
    public string Description { get; private set; } = description;
    public List<DatedPrice> Prices { get; private set; } = [];
    public int Version { get; private set; } = 1;

    public void Describe(LineKind kind, string description) => (Kind, Description) = (kind, description);

    /// <summary>The price from this day on; a price said before for the same day is replaced, those of other days stay.</summary>
    public void Price(UnitPrice price, DateOnly from) =>
        Prices = [.. Prices.Where(p => p.From != from).Append(new(from, price)).OrderBy(p => p.From)];

    /// <summary>The price of the day, or none when the first one is still to come.</summary>
    public UnitPrice? PriceOn(DateOnly day) => Prices.LastOrDefault(p => p.From <= day)?.Price;
}

/// <summary>A part as Inventory knows it.</summary>
internal sealed class PartCard
{
    public Guid Id { get; init; }
    public string Code { get; init; } = "";
    public string Name { get; set; } = "";
    public string Unit { get; set; } = "";
}

/// <summary>What the shop decided for all its budgets.</summary>
internal sealed class Settings
{
    /// <summary>The organization's id: there is one row each.</summary>
    public Guid Id { get; init; }

    /// <summary>The days an offer stands, counted from the day after it was sent.</summary>
    public int ValidityDays { get; set; } = 15;
}
